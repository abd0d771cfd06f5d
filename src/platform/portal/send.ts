import { brotliCompressSync, constants } from 'node:zlib'
import type { Context } from 'hono'
import { secureResponse } from '../secure-headers.ts'
import { compressAfter, compressPart, gzipOf, storePart, type Block } from './gzip.ts'
import type { Page } from './page.ts'

export interface Sending {
  readonly status?: number
  readonly headers?: Record<string, string>
}

/** Sends a page that is this person's alone: kept nowhere, compressed as it leaves. */
export function sendPage(c: Context, page: Page, sending?: Sending): Response {
  const zipped = takesGzip(c)
  return sendOnce(page, zipped ? gzipped(page) : plain(page), { zipped, ...sending })
}

function sendOnce(
  page: Page,
  body: Buffer,
  { status = 200, headers = {}, zipped }: Sending & { zipped: boolean },
): Response {
  return secureResponse(body, status, {
    ...headersOf(page.policy, zipped ? 'gzip' : undefined, body.length),
    'cache-control': 'no-store',
    ...headers,
  })
}

const takesGzip = (c: Context): boolean => /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')
const gzipped = ({ beginning, middle, end }: Page): Buffer => gzipOf(beginning, [compressAfter(beginning, middle)], end)

const [opens, closes] = ['\uE000', '\uE001']

/** Where `keepForms` writes the value of this name: never what a person typed, for nothing is escaped. */
export const blank = (name: string): string => opens + name + closes

/** Pages whose words stand but for a few blanks: made and compressed once for each `name`, filled for each person. */
export function keepForms() {
  const kept = new Map<string, { page: Page; parts: readonly (Block | string)[] }>()
  return async (
    c: Context,
    { name, make, values }: { name: string; make: () => Promise<Page>; values: Readonly<Record<string, string>> },
  ): Promise<Response> => {
    let form = kept.get(name)
    if (!form) {
      const page = await make()
      form = {
        page,
        parts: page.middle.split(/\uE000(.*?)\uE001/).map((part, n) => (n % 2 ? part : compressPart(part))),
      }
      if (kept.size >= mostKept) kept.clear()
      kept.set(name, form)
    }
    const { page } = form
    const parts = form.parts.map((part) => (typeof part === 'string' ? storePart(values[part] ?? '') : part))
    const zipped = takesGzip(c)
    const middle = () => Buffer.concat(parts.map(({ bytes }) => bytes)).toString()
    const body = zipped ? gzipOf(page.beginning, parts, page.end) : plain({ ...page, middle: middle() })
    return sendOnce(page, body, { zipped })
  }
}

interface Kept {
  readonly brotli: [Buffer, Record<string, string>]
  readonly gzip: [Buffer, Record<string, string>]
  readonly plain: [Buffer, Record<string, string>]
}

/** A portal has some hundreds of pages, which are made anew when its words change; those of before are not held for ever. */
const mostKept = 2_000

/** Pages that are the same for everyone, compressed as well as can be, once. `name` is their address. */
export function keepPages() {
  const kept = new Map<string, Kept>()
  return async (c: Context, name: string, make: () => Promise<Page>): Promise<Response> => {
    let pages = kept.get(name)
    if (!pages) {
      pages = compressAll(await make())
      if (kept.size >= mostKept) kept.clear()
      kept.set(name, pages)
    }
    const accepts = c.req.header('accept-encoding') ?? ''
    const [body, headers] = accepts.includes('br') ? pages.brotli : accepts.includes('gzip') ? pages.gzip : pages.plain
    return secureResponse(body, 200, headers)
  }
}

function compressAll(page: Page): Kept {
  const brotli = brotliCompressed(page)
  const zipped = gzipped(page)
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
