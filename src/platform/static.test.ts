import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { serveFolder } from './static.ts'

const home = mkdtempSync(join(tmpdir(), 'suar-static-'))
const folder = join(home, 'desk')
const script = 'export const beacon = 1'
mkdirSync(join(folder, 'assets'), { recursive: true })
mkdirSync(join(folder, 'assets/folder.js'))
writeFileSync(join(folder, 'index.html'), '<title>Suar</title>')
writeFileSync(join(folder, 'assets/desk-a1.js'), script)
writeFileSync(join(folder, 'assets/desk-a1.js.br'), brotliCompressSync(script))
writeFileSync(join(folder, 'assets/.env'), 'PIN=1234')
writeFileSync(join(home, 'secret.json'), '{"pin":"1234"}')
afterAll(() => rmSync(home, { recursive: true, force: true }))

const app = serveFolder('/desk', folder)
const get = async (path: string, headers: Record<string, string> = {}) => app.request(path, { headers })

test.each(['/desk/', '/desk/cases', '/desk/cases/0190/people'])(
  '%s is the application, asked for anew',
  async (path) => {
    const answer = await get(path)

    expect(await answer.text()).toBe('<title>Suar</title>')
    expect(answer.headers.get('cache-control')).toBe('no-cache')
  },
)

test('a file with its hash in the name is kept for a year, and sent small to who can read it', async () => {
  const plain = await get('/desk/assets/desk-a1.js')
  const small = await get('/desk/assets/desk-a1.js', { 'accept-encoding': 'gzip, br' })

  expect(plain.headers.get('cache-control')).toContain('immutable')
  expect(await plain.text()).toBe(script)
  expect(small.headers.get('content-encoding')).toBe('br')
  expect(brotliDecompressSync(await small.bytes()).toString()).toBe(script)
  expect(small.headers.get('etag')).not.toBe(plain.headers.get('etag'))
})

test('who has it already is told so in no bytes', async () => {
  const { headers } = await get('/desk/cases')
  const again = await get('/desk/cases', { 'if-none-match': headers.get('etag')! })

  expect([again.status, await again.text()]).toEqual([304, ''])
})

test.each([
  '/desk/assets/gone-b2.js',
  '/desk/assets/..%2f..%2fsecret.json',
  '/desk/assets/%2e%2e/%2e%2e/secret.json',
  '/desk/assets/....//....//secret.json',
  '/desk/assets/.env',
  '/desk/assets/',
  '/desk/assets/desk-a1.js%00.json',
  '/desk/assets/desk-a1.js/more.js',
  '/desk/assets/folder.js',
  `/desk/assets/${'a'.repeat(5000)}.js`,
])('%s gives nothing away', async (path) => {
  const answer = await get(path)

  expect(await answer.text()).not.toMatch(/1234/)
  expect(answer.status).toBe(404)
})
