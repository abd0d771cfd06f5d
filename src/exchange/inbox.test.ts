import { generateKeyPairSync } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { answerTo as answerOf, forge as forgeAs, officeAt, type Forgery } from '../../test/forge.ts'
import { notesAt, wiresOf, writeNote } from '../../test/notes.ts'
import { postBox } from '../../test/post-box.ts'
import { useRegion } from '../../test/region.ts'
import { digestOf } from './signed.ts'
import { wrap } from './wrap.ts'

const region = useRegion(['ID', 'TH', 'KH'], [postBox])
const { ID, TH, KH } = { ID: region.node('ID'), TH: region.node('TH'), KH: region.node('KH') }
const forge = (change?: Record<string, unknown>, forgery?: Forgery) => forgeAs(ID, change, forgery)
const answerTo = (body: string | Uint8Array<ArrayBuffer>, node = TH) => answerOf(node, body)

afterEach(async () => {
  const unasked = await TH.rows("select 1 from platform.ledger where action = 'test/note' and subject = 'evil'")
  expect(unasked).toEqual([])
})

test('an honest envelope passes, so the forgeries below fail for their one reason', async () => {
  expect((await answerTo(await forge({}, { text: 'honest' }))).receipt).toMatchObject({ step: 'delivered', to: 'ID' })
})

test.for([
  ['{"suar":1}', 400, 'exchange/malformed'],
  ['not json', 400, 'exchange/malformed'],
  ['', 400, 'exchange/malformed'],
  ['['.repeat(100_000), 400, 'exchange/malformed'],
] as const)('%s is refused as what it is', async ([body, status, code]) => {
  expect(await answerTo(body)).toMatchObject({ status, code })
})

test('what is too large is cut off while it is read', async () => {
  expect(await answerTo('x'.repeat(1024 * 1024 + 1))).toMatchObject({ status: 413, code: 'too-large' })
})

test('a message for another state is not taken, nor one from ourselves', async () => {
  expect(await answerTo(await forge({}), KH)).toMatchObject({ status: 421, code: 'exchange/wrongly-addressed' })
  expect(await answerTo(await forge({}, { outside: { from: 'TH' } }))).toMatchObject({ status: 421 })
})

test('a reader cannot pass on what was signed for it as if it had been signed for another', async () => {
  // ID wrote to KH; KH wraps the signed envelope anew, for TH, in the name of ID.
  const office = await officeAt(ID)
  const now = ID.host.clock()
  const forKh = office.memberOn('KH', now)!.sealTo(now)!
  const wire = await forge({ to: 'KH', toKey: forKh.kid }, { outside: { to: 'TH' } })
  expect(await answerTo(wire)).toMatchObject({ status: 421, code: 'exchange/wrongly-addressed' })
})

test('a state that is no member is not heard', async () => {
  expect(await answerTo(await forge({ from: 'XX' }, { outside: { from: 'XX' } }))).toMatchObject({
    status: 403,
    code: 'exchange/unknown-member',
  })
})

test('a key that the list does not name, or names for another state, signs nothing', async () => {
  const { privateKey } = generateKeyPairSync('ed25519')
  expect(await answerTo(await forge({}, { signer: { kid: 'ID-sign-9', key: privateKey } }))).toMatchObject({
    status: 403,
    code: 'exchange/unknown-key',
  })
  const { signer: ofKh } = await officeAt(KH)
  expect(await answerTo(await forge({}, { signer: ofKh }))).toMatchObject({ code: 'exchange/unknown-key' })
})

test('a signature by the wrong key under the right name is a forgery', async () => {
  const { privateKey } = generateKeyPairSync('ed25519')
  const { signer } = await officeAt(ID)
  expect(await answerTo(await forge({}, { signer: { kid: signer.kid, key: privateKey } }))).toMatchObject({
    status: 403,
    code: 'exchange/bad-signature',
  })
})

test('an unsigned envelope is malformed', async () => {
  const office = await officeAt(ID)
  const now = ID.host.clock()
  const sealTo = office.memberOn('TH', now)!.sealTo(now)!
  const head = { id: crypto.randomUUID(), from: 'ID', to: 'TH' }
  const bare = `${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.`
  const wire = await wrap(head, sealTo, { envelope: bare, payload: '{}' })
  expect(await answerTo(wire)).toMatchObject({ status: 400, code: 'exchange/malformed' })
})

test('a body other than the one whose digest is signed is not opened', async () => {
  expect(await answerTo(await forge({}, { spoil: true }))).toMatchObject({ code: 'exchange/digest-mismatch' })
})

test('bytes changed on the way cannot be opened, nor moved under another id', async () => {
  const wire = JSON.parse(await forge()) as { sealed: string; id: string }
  const sealed = Buffer.from(wire.sealed, 'base64url')
  sealed[40]! ^= 1
  const changed = JSON.stringify({ ...wire, sealed: sealed.toString('base64url') })
  expect(await answerTo(changed)).toMatchObject({ status: 400, code: 'exchange/cannot-open' })
  const moved = JSON.stringify({ ...wire, id: crypto.randomUUID() })
  expect(await answerTo(moved)).toMatchObject({ status: 400, code: 'exchange/cannot-open' })
})

test('clocks may differ by ten minutes, not by more', async () => {
  const at = (minutes: number) => new Date(ID.host.clock().getTime() + minutes * 60_000).toISOString()
  expect((await answerTo(await forge({ issuedAt: at(9) }, { text: 'ahead' }))).status).toBe(200)
  expect(await answerTo(await forge({ issuedAt: at(11) }))).toMatchObject({ code: 'exchange/from-the-future' })
  expect((await answerTo(await forge({ expiresAt: at(-9) }, { text: 'behind' }))).receipt).toMatchObject({
    step: 'delivered',
  })
  expect((await answerTo(await forge({ expiresAt: at(-11) }))).receipt).toMatchObject({
    step: 'refused',
    code: 'exchange/expired',
  })
})

test('an unknown type or an unknown critical field is a signed refusal; an unknown field is kept and ignored', async () => {
  const refusal = async (change: Record<string, unknown>) => (await answerTo(await forge(change))).receipt
  expect(await refusal({ type: 'test.unheard-of@1.0' })).toMatchObject({ code: 'exchange/unknown-type' })
  expect(await refusal({ type: 'test.note@2.0' })).toMatchObject({ code: 'exchange/unknown-type' })
  expect(await refusal({ crit: ['deleteAfter'], deleteAfter: 'x' })).toMatchObject({
    code: 'exchange/unknown-critical-field',
  })
  const kept = await forge({ type: 'test.note@1.7', colour: 'blue' }, { text: 'a newer minor version' })
  expect((await answerTo(kept)).receipt).toMatchObject({ step: 'delivered' })
})

test('text that PostgreSQL cannot keep is a signed refusal', async () => {
  expect((await answerTo(await forge({}, { text: 'evil\0' }))).receipt).toMatchObject({
    code: 'exchange/malformed-body',
  })
  expect((await answerTo(await forge({}, { text: 'evil\ud800' }))).receipt).toMatchObject({ step: 'refused' })
})

test('the same id over other content is an incident, in the ledger and without effect', async () => {
  const [id, thread] = [crypto.randomUUID(), crypto.randomUUID()]
  await answerTo(await forge({ id, thread }, { text: 'the true one' }))
  expect(await answerTo(await forge({ id, thread, causes: [crypto.randomUUID()] }))).toMatchObject({
    status: 409,
    code: 'exchange/forked',
  })
  expect(
    await TH.rows("select detail from platform.ledger where action = 'exchange/incident' and subject = $1", [id]),
  ).toMatchObject([{ detail: { code: 'exchange/forked', from: 'ID' } }])
})

test('a place that is taken, and a link to another past, are incidents', async () => {
  const thread = crypto.randomUUID()
  await writeNote(ID, 'place one', { thread })
  await region.settle()
  expect(await answerTo(await forge({ thread, seq: 1 }))).toMatchObject({ status: 409, code: 'exchange/replayed' })
  expect(await answerTo(await forge({ thread, seq: 2, prev: digestOf('another past') }))).toMatchObject({
    code: 'exchange/broken-chain',
  })
})

test('the very same bytes again are answered with the first receipt and change nothing', async () => {
  const thread = crypto.randomUUID()
  await writeNote(ID, 'only once', { thread })
  await region.settle()
  const [wire] = await wiresOf(ID, thread)
  const [first, second] = [await answerTo(wire!), await answerTo(wire!)]
  const [kept] = await TH.rows<{ receipt: string }>(
    'select receipt from exchange.receipt join exchange.message on id = message where thread = $1',
    [thread],
  )
  expect([first.text, second.text]).toEqual([kept!.receipt, kept!.receipt])
  expect((await notesAt(TH)).filter((note) => note === 'only once')).toHaveLength(1)
})
