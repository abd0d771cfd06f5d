import { openFile, takeReport } from '../src/intake/contract.ts'
import type { useNode } from './node.ts'
import type { Person } from './people.ts'

/** Files that come in pieces to the desk of a test node (tus 1.0), and what an officer then opens. */
export function uploadsAt(node: ReturnType<typeof useNode>) {
  async function tus(person: Person | undefined, path: string, init: RequestInit & { method: string }) {
    const headers = { 'tus-resumable': '1.0.0', ...(person && { 'x-person': person }), ...(init.headers as object) }
    return node.fetch(new Request(new URL(path, node.host.origin), { ...init, headers }))
  }

  const begin = (person: Person | undefined, size: number) =>
    tus(person, '/api/intake/upload', {
      method: 'POST',
      headers: { 'upload-length': String(size), 'upload-metadata': `filename ${btoa('tiket.pdf')}` },
    })

  const send = (path: string, offset: number, body: Uint8Array) =>
    tus('Dewi', path, {
      method: 'PATCH',
      headers: { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
      body: body as Uint8Array<ArrayBuffer>,
    })

  const offsetOf = async (path: string) =>
    Number((await tus('Dewi', path, { method: 'HEAD' })).headers.get('upload-offset'))

  /** A whole upload that waits to be joined to a report. */
  async function uploaded(body: Buffer): Promise<string> {
    const path = (await begin('Dewi', body.length)).headers.get('location')!
    await send(path, 0, body)
    return path.split('/').at(-1)!
  }

  async function aReport(uploads: string[] = [], once = crypto.randomUUID()) {
    const form = { once, channel: 'Call' as const, language: 'id' as const }
    const { body } = await node.as('Dewi')(takeReport, { ...form, fragments: { called: 'Sari' }, uploads } as never)
    return body.report
  }

  const fetchAs = (person: Person | undefined, address: string, headers: Record<string, string> = {}) =>
    node.fetch(
      new Request(node.host.origin + address, { headers: { ...headers, ...(person && { 'x-person': person }) } }),
    )

  async function look(person: Person, file: string, headers?: Record<string, string>) {
    const { body } = await node.as(person)(openFile, { file } as never)
    return fetchAs(person, body.address, headers)
  }

  const bytes = async (answer: Response) => new Uint8Array(await answer.arrayBuffer())
  return { tus, begin, send, offsetOf, uploaded, aReport, fetchAs, look, bytes }
}
