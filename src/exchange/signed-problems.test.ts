import { generateKeyPairSync } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { answerTo, forge, officeAt } from '../../test/forge.ts'
import { knock, writeNote } from '../../test/notes.ts'
import { postBox } from '../../test/post-box.ts'
import { useRegion } from '../../test/region.ts'
import { inSystem } from '../platform/in-system.ts'
import { hearProblem } from './hear-problem.ts'
import { findDelivery } from './index.ts'
import { digestOf, signText } from './signed.ts'

const region = useRegion(['ID', 'TH', 'KH'], [postBox])
const { ID, TH } = { ID: region.node('ID'), TH: region.node('TH') }
const ladder = (id: string) => inSystem(ID.host, (context) => findDelivery(context, id))
afterEach(() => region.heal())

test('a refusal is signed by the node that gives it, and bound to the bytes it is about', async () => {
  const wire = await forge(ID, {}, { text: 'evil', spoil: true })
  const { status, problem, text } = await answerTo(TH, wire)
  expect(status).toBe(400)
  expect(problem).toEqual({
    suar: 1,
    from: 'TH',
    to: 'ID',
    message: (JSON.parse(wire) as { id: string }).id,
    request: digestOf(wire),
    code: 'exchange/digest-mismatch',
    status: 400,
    detail: { id: (JSON.parse(wire) as { id: string }).id },
    at: TH.host.clock().toISOString(),
  })
  const { directory } = await officeAt(ID)
  const question = { member: directory.members.get('TH')!, state: 'ID', request: wire, now: ID.host.clock() }
  expect(hearProblem(text, question)).toMatchObject({ code: 'exchange/digest-mismatch' })
  expect(hearProblem(text, { ...question, request: `${wire} ` })).toBeUndefined()
  expect(hearProblem(text, { ...question, state: 'KH' })).toBeUndefined()
  expect(hearProblem(text, { ...question, member: directory.members.get('KH')! })).toBeUndefined()
  expect(hearProblem(text, { ...question, message: crypto.randomUUID() })).toBeUndefined()
})

test('what is not even a text of the protocol is answered with a signature too, to nobody', async () => {
  const { problem } = await answerTo(TH, 'not json')
  expect(problem).toMatchObject({ from: 'TH', to: null, code: 'exchange/malformed', request: digestOf('not json') })
  const refused = await knock(TH, '{}', 'text/plain')
  expect([refused.status, refused.headers.get('content-type')]).toEqual([415, 'application/jose'])
})

test('an answer without a signature, or with a stranger’s, is no answer of the partner: its number and code are not believed', async () => {
  const thread = crypto.randomUUID()
  const first = await writeNote(ID, 'believed first', { thread })
  await region.settle()
  const { privateKey } = generateKeyPairSync('ed25519')
  const { signer } = await officeAt(TH)
  const lies = [
    (request: string) => [request, { kid: signer.kid, key: privateKey }] as const,
    () => ['another request', signer] as const,
  ]
  for (const lie of [undefined, ...lies]) {
    region.interfere(async (to, request, forward) => {
      if (to !== 'TH') return forward(request)
      const body = { code: 'exchange/out-of-order', status: 409, detail: { expected: 1 } }
      if (!lie) return Response.json(body, { status: 409, headers: { 'content-type': 'application/problem+json' } })
      const [about, by] = lie(await request.text())
      const at = TH.host.clock().toISOString()
      const said = { suar: 1, from: 'TH', to: 'ID', request: digestOf(about), ...body, at }
      return new Response(signText('problem', said, by), {
        status: 409,
        headers: { 'content-type': 'application/jose' },
      })
    })
    const id = await writeNote(ID, 'lied about', { thread })
    await region.settle()
    const code = lie ? 'exchange/bad-problem' : 'exchange/unsigned-answer'
    expect(await ladder(id)).toMatchObject({ state: 'queued', code })
    expect(await ID.rows('select from exchange.outbound where message = $1', [first])).toEqual([])
    region.heal()
    region.wait({ minutes: 20 })
    await region.settle()
  }
})
