import { afterEach, expect, test } from 'vitest'
import { knock, notesAt, wiresOf, writeNote } from '../../test/notes.ts'
import { postBox } from '../../test/post-box.ts'
import { useRegion } from '../../test/region.ts'
import { inSystem } from '../platform/in-system.ts'
import { listDeadLetters, retryDeadLetter } from './contract.ts'
import { findDelivery } from './index.ts'
import { payloadOf } from './take-receipt.ts'

const region = useRegion(['ID', 'TH', 'KH'], [postBox])
const { ID, TH, KH } = { ID: region.node('ID'), TH: region.node('TH'), KH: region.node('KH') }
const ladder = (id: string) => inSystem(ID.host, (context) => findDelivery(context, id))
const answers = (status: number) => async () => new Response('bad gateway', { status })
const down = async (): Promise<Response> => {
  throw new Error('connection refused')
}
afterEach(async () => {
  region.heal()
  region.wait({ minutes: 20 })
  await region.settle()
})

test('a partner down for ten minutes gets everything when it is back: in order, once', async () => {
  const before = (await notesAt(TH)).length
  const threads = Array.from({ length: 5 }, () => crypto.randomUUID() as string)
  region.interfere((to, request, forward) => (to === 'TH' ? down() : forward(request)))
  for (let n = 0; n < 40; n++) await writeNote(ID, `down ${n}`, { thread: threads[n % 5]! })
  const elsewhere = await writeNote(ID, 'to a partner that is up', { to: 'KH' })
  for (let minute = 0; minute < 10; minute++) {
    await region.settle()
    region.wait({ minutes: 1 })
  }
  expect((await ladder(elsewhere)).state).toBe('delivered')
  expect((await notesAt(TH)).length).toBe(before)

  region.heal()
  region.wait({ minutes: 15 })
  await region.settle()

  const notes = (await notesAt(TH)).slice(before).map((note) => Number(note.split(' ')[1]))
  expect(notes.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n))
  for (const [index] of threads.entries()) {
    const mine = notes.filter((n) => n % 5 === index)
    expect(mine).toEqual(mine.toSorted((a, b) => a - b))
  }
})

test('a request that is lost on the way is sent again, the same bytes', async () => {
  const sent: string[] = []
  region.interfere(async (to, request, forward) => {
    if (to !== 'TH') return forward(request)
    sent.push(await request.clone().text())
    return sent.length === 1 ? down() : forward(request)
  })
  const id = await writeNote(ID, 'lost once')
  await region.settle()
  expect(await ladder(id)).toMatchObject({ state: 'queued', code: 'exchange/no-connection' })

  region.wait({ minutes: 1 })
  await region.settle()

  expect((await ladder(id)).state).toBe('delivered')
  expect(sent[1]).toBe(sent[0])
})

test('when the answer is lost after the commit, the second try gets the first receipt, byte for byte', async () => {
  const receipts: string[] = []
  region.interfere(async (to, request, forward) => {
    const answer = await forward(request)
    if (to !== 'TH') return answer
    receipts.push(await answer.clone().text())
    return receipts.length === 1 ? down() : answer
  })
  const id = await writeNote(ID, 'answer lost')
  await region.settle()
  region.wait({ minutes: 1 })
  await region.settle()

  expect((await ladder(id)).state).toBe('delivered')
  expect(receipts).toHaveLength(2)
  expect(receipts[1]).toBe(receipts[0])
  expect((await notesAt(TH)).filter((note) => note === 'answer lost')).toHaveLength(1)
})

test('a message that comes twice at the same moment is applied once', async () => {
  region.interfere(async (to, request, forward) => {
    if (to !== 'TH') return forward(request)
    const [first] = await Promise.all([forward(request.clone()), forward(request.clone()), forward(request)])
    return first
  })
  await writeNote(ID, 'threefold')
  await region.settle()

  expect((await notesAt(TH)).filter((note) => note === 'threefold')).toHaveLength(1)
})

test('a message ahead of its turn waits at the sender until the one before it is in', async () => {
  const thread = crypto.randomUUID()
  for (const text of ['first', 'second', 'third']) await writeNote(ID, text, { thread })
  const [, second] = await wiresOf(ID, thread)

  const early = await knock(TH, second!)

  expect(early.status).toBe(409)
  expect(payloadOf(await early.text())).toMatchObject({ code: 'exchange/out-of-order', detail: { expected: 1 } })
  await region.settle()
  expect((await notesAt(TH)).slice(-3)).toEqual(['first', 'second', 'third'])
})

test('a refusal by the slice is a signed answer, undoes what the slice did, and lets the next one pass', async () => {
  const thread = crypto.randomUUID()
  const refused = await writeNote(ID, 'refuse this', { thread })
  const next = await writeNote(ID, 'after the refusal', { thread })
  await region.settle()

  expect(await ladder(refused)).toMatchObject({ state: 'refused', code: 'test/not-wanted' })
  expect((await ladder(next)).state).toBe('delivered')
  expect(await notesAt(TH)).not.toContain('refuse this')
})

test('a bug at the receiver is not an answer: the sender keeps the message and other threads pass', async () => {
  const stuck = await writeNote(ID, 'stumble')
  const other = await writeNote(ID, 'passes by')
  await region.settle()

  expect(await ladder(stuck)).toMatchObject({ state: 'sent', code: 'exchange/try-later' })
  expect((await ladder(other)).state).toBe('delivered')
  expect(await notesAt(TH)).not.toContain('stumble')
  await ID.rows(`delete from exchange.outbound where message = '${stuck}'`)
})

test('what is no node at all counts as no connection', async () => {
  region.interfere((to, request, forward) => (to === 'TH' ? answers(502)() : forward(request)))
  const id = await writeNote(ID, 'gateway')
  await region.settle()

  expect(await ladder(id)).toMatchObject({ state: 'queued', code: 'exchange/no-node-there' })
})

test('after a week in vain a message lies in the work-list of a person, who can send it again', async () => {
  region.interfere((to, request, forward) => (to === 'KH' ? down() : forward(request)))
  const thread = crypto.randomUUID()
  const id = await writeNote(ID, 'a week later', { to: 'KH', thread })
  const behind = await writeNote(ID, 'behind it', { to: 'KH', thread })
  await region.settle()
  region.wait({ days: 7, minutes: 1 })
  await region.settle()
  expect((await ladder(id)).state).toBe('dead')
  const hadi = ID.as('Hadi')
  expect((await hadi(listDeadLetters, {})).body.letters).toMatchObject([
    { message: id, partner: 'KH', type: 'test.note@1.0', tlp: 'AMBER', code: 'exchange/no-connection' },
    { message: behind, partner: 'KH' },
  ])

  region.heal()
  expect(await hadi(retryDeadLetter, { message: id })).toMatchObject({ status: 200, body: { revived: 2 } })
  await region.settle()

  expect((await ladder(id)).state).toBe('delivered')
  expect((await notesAt(KH)).slice(-2)).toEqual(['a week later', 'behind it'])
  expect((await hadi(retryDeadLetter, { message: id })).body.code).toBe('exchange/no-such-dead-letter')
})

test('a sign of life ends the waiting at once', async () => {
  region.interfere((to, request, forward) => (to === 'KH' ? down() : forward(request)))
  const id = await writeNote(ID, 'until you speak', { to: 'KH' })
  for (let round = 0; round < 8; round++) {
    await region.settle()
    region.wait({ minutes: 15 })
  }
  await region.settle()
  region.heal()
  await region.settle()
  expect((await ladder(id)).state).toBe('queued') // its next try is minutes away

  await writeNote(KH, 'we are back', { to: 'ID' })
  await region.settle()

  expect((await ladder(id)).state).toBe('delivered')
})
