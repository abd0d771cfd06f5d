import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { html, raw } from 'hono/html'
import { z } from 'zod'
import type { Contract } from './contract.ts'

interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly tags: readonly string[]
  readonly 'x-needs': string
  readonly requestBody: unknown
  readonly responses: Record<string, unknown>
}

export interface OpenApi {
  readonly openapi: '3.1.0'
  readonly info: { readonly title: string; readonly version: string; readonly description: string }
  readonly paths: Record<string, { readonly post: Operation }>
  readonly components: unknown
}

export interface Promised {
  readonly contract: Contract
  readonly handler: { readonly needs: string }
}

/** Every status with which a Problem of this house is raised; a test reads them out of the sources. */
const refusals = ['400', '401', '403', '404', '409', '410', '413', '415', '422', '429', '500', '502', '503']

/** OpenAPI 3.1 of every endpoint, made from the contracts that the node itself checks with. */
export function describeApi(endpoints: readonly Promised[], state: string): OpenApi {
  const paths = endpoints.map(({ contract, handler }) => [
    `/api/${contract.name}`,
    { post: operationOf(contract, handler.needs) },
  ])
  return {
    openapi: '3.1.0',
    info: {
      title: `Suar, node ${state}`,
      version: '1',
      description: 'Case data travels in bodies only. Every refusal is problem+json (RFC 9457).',
    },
    paths: Object.fromEntries(paths) as OpenApi['paths'],
    components: {
      schemas: { Problem: problem },
      responses: {
        Problem: {
          description: 'Refused.',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  }
}

const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    detail: { type: 'object' },
  },
}

const operationOf = ({ name, summary, input, output }: Contract, needs: string): Operation => ({
  operationId: name.replace('/', '.'),
  summary,
  tags: [name.split('/')[0]!],
  'x-needs': needs,
  requestBody: { required: true, content: { 'application/json': { schema: schemaOf(input, 'input') } } },
  responses: {
    '200': { description: 'Done.', content: { 'application/json': { schema: schemaOf(output, 'output') } } },
    ...Object.fromEntries(refusals.map((status) => [status, { $ref: '#/components/responses/Problem' }])),
  },
})

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): unknown {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    cycles: 'ref',
    reused: 'inline',
  })
  return rest
}

const style = `body{font:1rem/1.5 system-ui,sans-serif;max-width:70rem;margin:0 auto;padding:1rem}pre{overflow:auto;background:#f4f4f2;color:#111;padding:.75rem}summary{cursor:pointer}code{font-size:.95em}section{border-top:1px solid #bbb;margin-top:1.5rem}`
const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`

/** The same for people: one page, no script, nothing fetched from anywhere. */
function referencePage({ info, paths }: OpenApi) {
  const slices = Map.groupBy(Object.entries(paths), ([, { post }]) => post.tags[0]!)
  const sections = [...slices].map(
    ([slice, operations]) =>
      html`<section id="${slice}">
        <h2>${slice}</h2>
        ${operations.map(([path, { post }]) => article(path, post))}
      </section>`,
  )
  const head = html`<meta charset="utf-8" /><meta name="viewport" content="width=device-width" />
    <title>${info.title}</title>${raw(`<style>${style}</style>`)}`
  const links = [...slices.keys()].map((slice) => html`<li><a href="#${slice}">${slice}</a></li>`)
  const top = html`<header>
    <h1>${info.title}</h1>
    <p>${info.description}</p>
    <p><a href="/api/openapi.json">/api/openapi.json</a></p>
  </header>`
  return html`<!doctype html>
    <html lang="en">
      <head>
        ${head}
      </head>
      <body>
        ${top}
        <nav>
          <ul>
            ${links}
          </ul>
        </nav>
        <main>${sections}</main>
      </body>
    </html>`
}

const show = (value: unknown) => html`<pre tabindex="0">${JSON.stringify(value, null, 2)}</pre>`
const article = (path: string, { operationId, summary, requestBody, responses, 'x-needs': needs }: Operation) =>
  html`<article id="${operationId}">
    <h3><code>POST ${path}</code></h3>
    <p>${summary}</p>
    <p>x-needs: <code>${needs}</code></p>
    <details>
      <summary>application/json</summary>
      ${show(requestBody)}${show(responses['200'])}
    </details>
  </article>`

export function openApiRoutes(endpoints: readonly Promised[], state: string): Hono {
  let described: OpenApi | undefined
  const api = () => (described ??= describeApi(endpoints, state))
  return new Hono()
    .get('/api/openapi.json', (c) => c.json(api()))
    .get('/api/reference', async (c) => {
      c.header('content-security-policy', policy)
      return c.html(await referencePage(api()))
    })
}
