import { afterEach, beforeEach, expect, test } from 'vitest'
import { notesAt, writeNote } from '../../../test/notes.ts'
import { postBox } from '../../../test/post-box.ts'
import { useRegion } from '../../../test/region.ts'
import { inSystem } from '../../platform/in-system.ts'
import { findDelivery, markRead } from '../index.ts'
import { pullFromAll } from '../pull.ts'
import { compareHeads } from './compare-heads.ts'

// A node of which only an old backup is left: what it said to others, what they said to it, and what comes next.
const region = useRegion(['ID', 'TH', 'KH'], [postBox])
const { ID, TH } = { ID: region.node('ID'), TH: region.node('TH') }
let thread: string
beforeEach(() => {
  thread = crypto.randomUUID()
})
afterEach(() => region.heal())

const note = (text: string) => writeNote(ID, text, { thread })
const ladder = (node: typeof ID, id: string) => inSystem(node.host, (context) => findDelivery(context, id))
const notes = async () => (await notesAt(TH)).filter((text) => text.startsWith(thread.slice(0, 8)))
const say = (...texts: string[]) => texts.map((text) => `${thread.slice(0, 8)} ${text}`)
async function write(...texts: string[]) {
  const ids: string[] = []
  for (const text of say(...texts)) ids.push(await note(text))
  return ids
}
const later = async () => {
  region.wait({ minutes: 20 })
  await region.settle()
}

/** The two books of the thread, as each side keeps them: which texts stand, in which order, with which end. */
async function books() {
  const book = (node: typeof ID, direction: string) =>
    node.rows(
      `select id, digest, life, seq, case when state = 'read' then 'delivered' else state end as state
         from exchange.message where thread = $1 and direction = $2 and voided_by is null order by life nulls last, seq`,
      [thread, direction],
    )
  const head = (node: typeof ID, direction: string) =>
    node.rows('select seq, digest from exchange.thread where thread = $1 and direction = $2', [thread, direction])
  expect(await book(ID, 'out')).toEqual(await book(TH, 'in'))
  expect(await head(ID, 'out')).toEqual(await head(TH, 'in'))
  expect(await ID.rows('select from exchange.outbound')).toEqual([])
}

test('a sender restored from an old backup fetches back what it had sent and forgotten, and goes on behind it', async () => {
  await write('one', 'two')
  await region.settle()
  await ID.backUp()
  const [three, four] = await write('three', 'four')
  await region.settle()
  await inSystem(TH.host, (context) => markRead(context, four!))
  await region.settle()
  await ID.restore()

  expect(await compareHeads(ID.host)).toBe(1)
  expect((await ladder(ID, three!)).state).toBe('delivered')
  expect((await ladder(ID, four!)).state).toBe('read')
  await write('five')
  await region.settle()
  expect(await notes()).toEqual(say('one', 'two', 'three', 'four', 'five'))
  await books()
  expect(
    await ID.rows(
      `select partner, found, fetched from exchange.recovery where partner is not null and thread = '${thread}'`,
    ),
  ).toEqual([{ partner: 'TH', found: 'adopt', fetched: 2 }])
})

test('what it wrote before it knew arrives as it was signed, behind what it had forgotten; nothing is applied twice', async () => {
  const [, two] = await write('one', 'two')
  await region.settle()
  await ID.backUp()
  await write('three', 'four', 'five')
  await region.settle()
  await ID.restore()
  const [other, more] = await write('other three', 'other four')
  await region.settle()
  expect(await notes()).toEqual(say('one', 'two', 'three', 'four', 'five', 'other three', 'other four'))
  expect([await ladder(ID, two!), await ladder(ID, other!), await ladder(ID, more!)].map(({ state }) => state)).toEqual(
    ['delivered', 'delivered', 'delivered'],
  )
  await books()
  // The copies of both lives are answered with the receipts of then.
  await write('other five')
  await region.settle()
  await later()
  await books()
  expect(await TH.rows(`select from platform.ledger where action = 'exchange/incident'`)).toHaveLength(1)
})

test('again, and again from the same backup: each time it goes on', async () => {
  await write('one')
  await region.settle()
  await ID.backUp()
  for (const text of ['two', 'three', 'four']) {
    await write(text, `${text} and a half`)
    await region.settle()
    await books()
    if (text !== 'four') await ID.restore()
  }
  expect(await notes()).toEqual(
    say('one', 'two', 'two and a half', 'three', 'three and a half', 'four', 'four and a half'),
  )
})

test('then the receiver is restored from a backup of before: it gets both lives again, in the order of then', async () => {
  await write('one', 'two')
  await region.settle()
  await ID.backUp()
  await TH.backUp()
  await write('three', 'four')
  await region.settle()
  await ID.restore()
  await write('other three')
  await region.settle()
  const all = say('one', 'two', 'three', 'four', 'other three')
  expect(await notes()).toEqual(all)

  await TH.restore()
  expect(await notes()).toEqual(say('one', 'two'))
  await write('other four')
  await region.settle()
  await later()
  expect(await notes()).toEqual([...all, ...say('other four')])
  await books()
})

test('a receiver restored from an hour-old backup asks for what it lost, though nobody writes to it any more', async () => {
  await write('one')
  await region.settle()
  await TH.backUp()
  const [two] = await write('two', 'three')
  await region.settle()
  await TH.restore()
  expect(await notes()).toEqual(say('one'))
  await pullFromAll(TH.host)
  await region.settle()
  expect(await notes()).toEqual(say('one', 'two', 'three'))
  expect((await ladder(ID, two!)).state).toBe('delivered')
  await books()
})

test('a sender that starts finds that its partner was restored, and sends what that has lost', async () => {
  await write('one')
  await region.settle()
  await TH.backUp()
  await write('two', 'three')
  await region.settle()
  await TH.restore()
  expect(await compareHeads(ID.host)).toBeGreaterThan(0)
  await region.settle()
  expect(await notes()).toEqual(say('one', 'two', 'three'))
  await books()
  expect(await compareHeads(ID.host)).toBe(0)
})

test('a whole conversation that one side has forgotten is whole again', async () => {
  await ID.backUp()
  await TH.backUp()
  await write('one', 'two')
  await region.settle()
  await ID.restore()
  await compareHeads(ID.host)
  await books()
  await TH.restore()
  expect(await notes()).toEqual([])
  await compareHeads(ID.host)
  await region.settle()
  expect(await notes()).toEqual(say('one', 'two'))
  await books()
})

test('what was erased since is not said again to a receiver that has forgotten it; those behind it are', async () => {
  await write('one')
  await region.settle()
  await TH.backUp()
  const [two] = await write('two', 'three')
  await region.settle()
  await ID.rows(`delete from exchange.payload where message = '${two}'`)
  await ID.rows(`update exchange.message set wire = null where id = '${two}'`)
  await TH.restore()
  await write('four')
  await region.settle()
  await later()
  expect(await notes()).toEqual(say('one', 'three', 'four'))
  expect((await ladder(ID, two!)).state).toBe('delivered')
  expect(await ID.rows('select from exchange.outbound')).toEqual([])
})
