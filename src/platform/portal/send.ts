import { brotliCompressSync, constants } from 'node:zlib'
import type { Context } from 'hono'
import { gzipAfter } from './gzip.ts'
import type { Page } from './page.ts'

export interface Sending {
  readonly status?: number
  readonly headers?: Record<string, string>
}

/** Sends a page that is this person's alone: kept nowhere, compressed as it leaves. */
export function sendPage(c: Context, page: Page, { status = 200, headers = {} }: Sending = {}): Response {
  const accepts = c.req.header('accept-encoding') ?? ''
  const zipped = /\bgzip\b/.test(accepts)
  const body = zipped ? gzipAfter(page.beginning, page.middle, page.end) : plain(page)
  return new Response(body as Uint8Array<ArrayBuffer>, {
    status,
    headers: {
      ...headersOf(page.policy, zipped ? 'gzip' : undefined, body.length),
      'cache-control': 'no-store',
      ...headers,
    },
  })
}

interface Kept {
  readonly brotli: [Buffer, Record<string, string>]
  readonly gzip: [Buffer, Record<string, string>]
  readonly plain: [Buffer, Record<string, string>]
}

/** Pages that are the same for everyone, compressed as well as can be, once. `name` is their address. */
export function keepPages() {
  const kept = new Map<string, Kept>()
  return async (c: Context, name: string, make: () => Promise<Page>): Promise<Response> => {
    let pages = kept.get(name)
    if (!pages) {
      pages = compressAll(await make())
      kept.set(name, pages)
    }
    const accepts = c.req.header('accept-encoding') ?? ''
    const [body, headers] = accepts.includes('br') ? pages.brotli : accepts.includes('gzip') ? pages.gzip : pages.plain
    return new Response(body as Uint8Array<ArrayBuffer>, { headers })
  }
}

function compressAll(page: Page): Kept {
  const brotli = brotliCompressed(page)
  const zipped = gzipAfter(page.beginning, page.middle, page.end)
  const whole = plain(page)
  const headers = (encoding: string | undefined, size: number) => ({
    ...headersOf(page.policy, encoding, size),
    'cache-control': 'private, max-age=0',
  })
  return {
    brotli: [brotli, headers('br', brotli.length)],
    gzip: [zipped, headers('gzip', zipped.length)],
    plain: [whole, headers(undefined, whole.length)],
  }
}

/** The page says its own weight, and saying it changes the weight by a byte or two: twice is enough. */
function brotliCompressed({ beginning, middle, end }: Page): Buffer {
  const compress = (size: number) =>
    brotliCompressSync(Buffer.concat([beginning.bytes, Buffer.from(middle), Buffer.from(end(size))]), {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
    })
  return compress(compress(4096).length)
}

function plain({ beginning, middle, end }: Page): Buffer {
  const size = beginning.bytes.length + Buffer.byteLength(middle)
  return Buffer.concat([beginning.bytes, Buffer.from(middle), Buffer.from(end(size + Buffer.byteLength(end(size))))])
}

const headersOf = (policy: string, encoding: string | undefined, size: number): Record<string, string> => ({
  'content-type': 'text/html; charset=utf-8',
  'content-length': String(size),
  'content-security-policy': policy,
  'x-robots-tag': 'noindex',
  vary: 'accept-encoding',
  ...(encoding && { 'content-encoding': encoding }),
})
