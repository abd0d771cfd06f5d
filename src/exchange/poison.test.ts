import { afterEach, expect, test } from 'vitest'
import { answerTo } from '../../test/forge.ts'
import { knock, notesAt, wiresOf, writeNote } from '../../test/notes.ts'
import { postBox } from '../../test/post-box.ts'
import { useRegion } from '../../test/region.ts'
import { inSystem } from '../platform/in-system.ts'
import { listDeadLetters, putAwayDeadLetter, releaseThread, retryDeadLetter } from './contract.ts'
import { findDelivery } from './index.ts'
import { pullFromAll } from './pull.ts'

const region = useRegion(['ID', 'TH', 'KH'], [postBox])
const { ID, TH, KH } = { ID: region.node('ID'), TH: region.node('TH'), KH: region.node('KH') }
const ladder = (id: string) => inSystem(ID.host, (context) => findDelivery(context, id))
const hadi = ID.as('Hadi')
const lettersTo = async (thread: string) =>
  (await hadi(listDeadLetters, {})).body.letters.filter((letter: { thread: string }) => letter.thread === thread)

/** The bytes of one message are spoilt at rest, so that the partner can never take them. */
const spoil = (id: string) =>
  ID.rows(`update exchange.message set wire = jsonb_set(wire::jsonb, '{sealed}', '"AAAAAAAAAAAAAAAAAAAAAAAAAAAA"')::text
            where id = '${id}'`)
const forHalfAnHour = async () => {
  for (let n = 0; n < 15; n++) {
    await region.settle()
    region.wait({ minutes: 2 })
  }
  await region.settle()
}
afterEach(() => region.heal())

test('a message that a living partner can never take becomes a dead letter, and those behind it pass, linked as they were', async () => {
  const thread = crypto.randomUUID()
  const before = await writeNote(ID, 'before the poison', { thread })
  const poison = await writeNote(ID, 'poison', { thread })
  await spoil(poison)
  const behind = await writeNote(ID, 'behind the poison', { thread })
  const bytes = await wiresOf(ID, thread)
  await forHalfAnHour()

  expect((await ladder(before)).state).toBe('delivered')
  expect((await ladder(behind)).state).toBe('delivered')
  expect(await ladder(poison)).toMatchObject({ state: 'dead', code: 'exchange/cannot-open' })
  expect((await notesAt(TH)).slice(-2)).toEqual(['before the poison', 'behind the poison'])
  expect(await lettersTo(thread)).toMatchObject([
    { message: poison, code: 'exchange/cannot-open', placeGivenUp: true, receipt: false },
  ])
  // The text behind it is the one that was signed then, and its link fits at the receiver.
  expect((await wiresOf(ID, thread)).at(1)).toBe(bytes.at(1))
  expect(
    await TH.rows(
      `select seq, type, voids from exchange.message where thread = '${thread}' and direction = 'in' order by seq`,
    ),
  ).toMatchObject([{ seq: 1 }, { seq: 2, type: 'exchange.void@1.0', voids: poison }, { seq: 3 }])
  const [{ problem }] = (await ID.rows(`select problem from exchange.message where id = '${poison}'`)) as [
    { problem: string },
  ]
  expect(problem.split('.')).toHaveLength(3)

  // A person looks into it and puts it away; it can not be sent again.
  expect((await hadi(retryDeadLetter, { message: poison })).body.code).toBe('exchange/no-such-dead-letter')
  expect((await hadi(putAwayDeadLetter, { message: poison })).status).toBe(200)
  expect(await lettersTo(thread)).toEqual([])
  // And the thread goes on.
  const next = await writeNote(ID, 'the thread goes on', { thread })
  await region.settle()
  expect((await ladder(next)).state).toBe('delivered')
})

test('a copy that comes after its place was given up has no effect, and is no incident', async () => {
  const thread = crypto.randomUUID()
  const late = await writeNote(ID, 'too late', { thread })
  const [wire] = await wiresOf(ID, thread)
  await spoil(late)
  await forHalfAnHour()
  expect(await answerTo(TH, wire!)).toMatchObject({ status: 409, code: 'exchange/place-given-up' })
  expect(await notesAt(TH)).not.toContain('too late')
})

test('a message that was taken after all is not given up: the receiver answers with the receipt that it gave', async () => {
  const thread = crypto.randomUUID()
  const id = await writeNote(ID, 'taken after all', { thread })
  const [wire] = await wiresOf(ID, thread)
  await spoil(id)
  region.interfere(async (to, request, forward) => {
    if (to !== 'TH') return forward(request)
    const { id: sent } = (await request.clone().json()) as { id: string }
    // What takes the place leaves only once the true bytes have come by another way.
    if (sent !== id) await knock(TH, wire!)
    return forward(request)
  })
  await forHalfAnHour()

  expect((await ladder(id)).state).toBe('delivered')
  expect(await lettersTo(thread)).toEqual([])
  expect((await notesAt(TH)).filter((note) => note === 'taken after all')).toHaveLength(1)
  expect(await ID.rows('select from exchange.message where id = $1 and voided_by is null', [id])).toHaveLength(1)
  expect(await ID.rows(`select from exchange.outbound where thread = '${thread}'`)).toEqual([])
  region.heal()
  const next = await writeNote(ID, 'and the next', { thread })
  await region.settle()
  expect((await ladder(next)).state).toBe('delivered')
})

test('a few objections, or one that is heard again and again, give nothing up', async () => {
  const thread = crypto.randomUUID()
  const id = await writeNote(ID, 'not so fast', { thread })
  await spoil(id)
  let first: Response | undefined
  region.interfere(async (to, request, forward) => {
    if (to !== 'TH') return forward(request)
    first ??= await forward(request)
    return first.clone()
  })
  await forHalfAnHour()
  expect(await ladder(id)).toMatchObject({ state: 'sent', code: 'exchange/cannot-open' })
  await ID.rows(`delete from exchange.outbound where thread = '${thread}'`)
})

test('an operator lets those behind an undelivered message pass', async () => {
  region.interfere(async (to, request, forward) => {
    if (to === 'KH') throw new Error('connection refused')
    return forward(request)
  })
  const thread = crypto.randomUUID()
  const id = await writeNote(ID, 'given up by hand', { to: 'KH', thread })
  const behind = await writeNote(ID, 'passes', { to: 'KH', thread })
  await region.settle()
  region.wait({ days: 7, minutes: 1 })
  await region.settle()
  expect(await lettersTo(thread)).toHaveLength(2)

  region.heal()
  expect((await hadi(releaseThread, { message: id })).status).toBe(200)
  region.wait({ minutes: 20 })
  await region.settle()
  expect((await ladder(behind)).state).toBe('delivered')
  expect((await notesAt(KH)).at(-1)).toBe('passes')
  expect(await ladder(id)).toMatchObject({ state: 'dead', code: 'exchange/given-up' })
  expect((await hadi(releaseThread, { message: id })).body.code).toBe('exchange/no-such-dead-letter')
})

test('a partner that only pulls is told what takes the place, and gets what is behind it', async () => {
  region.interfere(async (to, request, forward) => {
    if (to === 'TH') throw new Error('behind a wall')
    return forward(request)
  })
  const thread = crypto.randomUUID()
  const id = await writeNote(ID, 'poison for the puller', { thread })
  await spoil(id)
  await writeNote(ID, 'behind it for the puller', { thread })
  for (let n = 0; n < 12; n++) {
    await pullFromAll(TH.host)
    await region.settle()
    region.wait({ minutes: 10 })
  }
  expect((await notesAt(TH)).at(-1)).toBe('behind it for the puller')
  expect(await ladder(id)).toMatchObject({ state: 'dead', code: 'exchange/cannot-open' })
})
