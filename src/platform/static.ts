import { readFile } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'
import { createHash } from 'node:crypto'
import { Hono, type Context } from 'hono'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

interface StaticFile {
  readonly type: string
  readonly tag: string
  readonly forms: Readonly<Partial<Record<'br' | 'gzip' | 'identity', Uint8Array<ArrayBuffer>>>>
}

/**
 * Serves a built folder under a prefix. Files under `assets/` have their hash in the name and are kept for a year;
 * any other address is a page of the application and answers `index.html`. Files are read once and stay in memory.
 */
export function serveFolder(prefix: string, folder: string): Hono {
  const root = resolve(folder)
  // Only what exists is remembered: a stranger asking for a million names fills no memory.
  const known = new Map<string, StaticFile>()
  const find = async (path: string) => {
    const file = known.get(path) ?? (await readForms(root, path))
    if (file) known.set(path, file)
    return file
  }
  const app = new Hono()
  app.get(`${prefix}/*`, async (c, next) => {
    const path = c.req.path.slice(prefix.length + 1)
    const asset = path.startsWith('assets/')
    const file = asset ? await find(path) : await find('index.html')
    return file ? answer(c, file, asset) : next()
  })
  app.get(prefix, (c) => c.redirect(`${prefix}/`))
  return app
}

function answer(c: Context, file: StaticFile, asset: boolean): Response {
  const accepts = c.req.header('accept-encoding') ?? ''
  const form = (['br', 'gzip'] as const).find((name) => accepts.includes(name) && file.forms[name]) ?? 'identity'
  const headers: Record<string, string> = {
    'content-type': file.type,
    'cache-control': asset ? 'public, max-age=31536000, immutable' : 'no-cache',
    vary: 'accept-encoding',
    etag: `"${file.tag}-${form}"`,
  }
  if (form !== 'identity') headers['content-encoding'] = form
  if (c.req.header('if-none-match') === headers['etag']) return c.body(null, 304, headers)
  return c.body(file.forms[form]!, 200, headers)
}

/** Undefined when there is no such file, or when the path tries to leave the folder. */
async function readForms(root: string, path: string): Promise<StaticFile | undefined> {
  const file = join(root, path)
  const type = types[extname(file)]
  if (!file.startsWith(root + sep) || !type || file.includes('\0')) return undefined
  const [identity, br, gzip] = await Promise.all([file, `${file}.br`, `${file}.gz`].map(readIfThere))
  if (!identity) return undefined
  const tag = createHash('sha256').update(identity).digest('base64url').slice(0, 16)
  return { type, tag, forms: { identity, ...(br && { br }), ...(gzip && { gzip }) } }
}

/** What a stranger's address can lead to: nothing, a file taken for a folder, a folder, a name longer than any. */
const noSuchFile = ['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG']

async function readIfThere(file: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await readFile(file))
  } catch (error) {
    if (noSuchFile.includes((error as NodeJS.ErrnoException).code ?? '')) return undefined
    throw error
  }
}
