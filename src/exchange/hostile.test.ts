import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerTo as answerOf, forge as forgeAs } from '../../test/forge.ts'
import { writeNote } from '../../test/notes.ts'
import { postBox } from '../../test/post-box.ts'
import { useRegion } from '../../test/region.ts'
import { payloadOf } from './take-receipt.ts'

const region = useRegion(['ID', 'TH'], [postBox])
const { ID, TH } = { ID: region.node('ID'), TH: region.node('TH') }
const forge = (change?: Record<string, unknown>, forgery?: { text: string }) => forgeAs(ID, change, forgery)
const answerTo = (body: string) => answerOf(TH, body)

test('whatever is thrown at the inbox, the answer is a problem with a code and nothing happens', async () => {
  const honest = await forge()
  const wire = JSON.parse(honest) as Record<string, unknown>
  const evil = fc.oneof(
    fc.uint8Array({ maxLength: 4000 }).map((bytes) => new Uint8Array(bytes)),
    fc.json({ maxDepth: 5 }),
    fc.string({ unit: 'binary', maxLength: 500 }),
    fc
      .tuple(fc.constantFrom(...Object.keys(wire)), fc.jsonValue())
      .map(([key, value]) => JSON.stringify({ ...wire, [key]: value })),
    fc
      .tuple(fc.nat(honest.length - 1), fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }))
      .map(([at, text]) => honest.slice(0, at) + text + honest.slice(at + 4)),
    fc.nat(honest.length - 1).map((at) => honest.slice(0, at)),
  )
  const before = await state()
  await fc.assert(
    fc.asyncProperty(evil, fc.constantFrom('inbox', 'receipts'), async (body, path) => {
      const type = path === 'inbox' ? 'application/json' : 'application/jose'
      const url = `${TH.host.origin}/exchange/v1/${path}`
      const response = await TH.fetch(new Request(url, { method: 'POST', body, headers: { 'content-type': type } }))
      const said = payloadOf(await response.text()) as { code: string }
      expect(response.headers.get('content-type')).toBe('application/jose')
      expect(response.status).toBeGreaterThanOrEqual(400)
      expect(response.status).toBeLessThan(500)
      expect(said.code).toMatch(/^(exchange\/[a-z-]+|too-large|not-understood)$/)
    }),
    { numRuns: 300 },
  )
  expect(await state()).toEqual(before)
})

test('whatever a member signs, the answer is a problem with a code or a signed receipt, never a failure of ours', async () => {
  const field = fc.constantFrom(
    'type',
    'thread',
    'seq',
    'prev',
    'causes',
    'issuedAt',
    'expiresAt',
    'handling',
    'crit',
    'payload',
    'extra',
  )
  await fc.assert(
    fc.asyncProperty(field, fc.jsonValue(), async (key, value) => {
      const { status, code } = await answerTo(await forge({ [key]: value }, { text: 'harmless' }))
      expect(status).toBeLessThan(500)
      if (status !== 200) expect(code).toMatch(/^exchange\//)
    }),
    { numRuns: 100 },
  )
})

const state = () =>
  TH.rows(
    'select (select count(*) from exchange.message) m, (select count(*) from exchange.receipt) r, (select count(*) from platform.ledger) l',
  )

test('a body is nowhere readable in the database of either side', async () => {
  await writeNote(ID, 'Siti Rahmawati, room 14')
  await region.settle()
  for (const node of [ID, TH])
    for (const { text } of await node.rows<{ text: string }>(
      `select m::text as text from exchange.message m union all select encode(sealed, 'escape') from exchange.payload`,
    ))
      expect(text).not.toContain('Rahmawati')
})

test('an officer may post a body, and read none', async () => {
  await expect(ID.host.database.pool.query('select * from exchange.payload').then(({ rows }) => rows)).resolves.toEqual(
    [],
  )
})
