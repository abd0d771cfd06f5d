import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { useNode } from '../../test/node.ts'
import { slices } from '../node.ts'
import type { OpenApi } from './openapi.ts'

const node = useNode()
const endpoints = slices.flatMap((slice) => slice.endpoints)
const get = (path: string) => node.fetch(new Request(`https://id.example${path}`))

test('every endpoint is described, with its sentence, its right and both schemas', async () => {
  const api = (await (await get('/api/openapi.json')).json()) as OpenApi

  expect(api.openapi).toBe('3.1.0')
  expect(Object.keys(api.paths).sort()).toEqual(endpoints.map(({ contract }) => `/api/${contract.name}`).sort())
  for (const { contract, handler } of endpoints) {
    const { post } = api.paths[`/api/${contract.name}`]!
    expect(post).toMatchObject({
      summary: contract.summary,
      'x-needs': handler.needs,
      operationId: contract.name.replace('/', '.'),
    })
    expect(post.requestBody).toMatchObject({ content: { 'application/json': { schema: expect.any(Object) } } })
    expect(post.responses['200']).toMatchObject({ content: { 'application/json': { schema: expect.any(Object) } } })
  }
})

/** The statuses of all Problems, as the sources raise them. */
function raised(): string[] {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(`src/${file}`, 'utf8'))
  const calls = sources.flatMap((source) => source.split('new Problem(').slice(1))
  // Between the code and the detail; a status may depend on the code.
  return calls.flatMap((call) =>
    [...call.slice(0, call.search(/\{|\)/)).matchAll(/\b[45]\d\d\b/g)].map(([status]) => status),
  )
}

test('every status with which the node refuses is listed at every path, and none that it never gives', async () => {
  const api = (await (await get('/api/openapi.json')).json()) as OpenApi
  const statuses = [...new Set(raised())].sort()

  expect(statuses).toContain('422')
  for (const [path, { post }] of Object.entries(api.paths))
    expect([path, Object.keys(post.responses).sort()]).toEqual([path, ['200', ...statuses]])
})

test('every reference inside the description leads somewhere', async () => {
  const text = await (await get('/api/openapi.json')).text()
  const api = JSON.parse(text) as Record<string, unknown>
  const references = new Set([...text.matchAll(/"\$ref":"(#\/components[^"]*)"/g)].map(([, path]) => path!))

  expect(references.size).toBeGreaterThan(0)
  for (const path of references) {
    const found = path
      .slice(2)
      .split('/')
      .reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], api)
    expect(found, path).toBeDefined()
  }
})

test('the reference page names every endpoint, runs no script and fetches nothing', async () => {
  const page = await get('/api/reference')
  const body = await page.text()

  for (const { contract } of endpoints) expect(body).toContain(`POST /api/${contract.name}<`)
  expect(body).not.toMatch(/<script|src=|https?:\/\/|@import|url\(/)
  const style = /<style>(.*?)<\/style>/s.exec(body)![1]!
  const policy = page.headers.get('content-security-policy')!
  expect(policy).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`)
  expect(policy).not.toContain('unsafe')
})
