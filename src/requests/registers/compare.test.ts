import { expect, test } from 'vitest'
import { compareBooks, inOneBookOnly } from './compare.ts'
import type { Known } from './read-book.ts'
import type { StatementRow } from './statement.ts'

const askedAt = new Date('2026-11-24T08:00:00Z')
const before = new Date('2026-11-24T07:00:00Z')
const row = (id: string, change: Partial<StatementRow> = {}) =>
  ({
    id,
    kind: 'LocateAndWelfareCheck',
    from: 'ID',
    status: 'Delivered',
    sentAt: before.toISOString(),
    lastAt: before.toISOString(),
    log: [[`${id}-1`, 'ID', 'd']],
    ...change,
  }) as StatementRow
const known = (state: string, rest: Partial<Known> = {}): Known => ({
  direction: 'out',
  state,
  code: null,
  receivedAt: null,
  ...rest,
})

function whatOf(here: StatementRow[], there: StatementRow[], messages: Record<string, Known> = {}) {
  const found = compareBooks({ own: 'ID', here, there, known: new Map(Object.entries(messages)), askedAt })
  return found.map(({ what }) => what)
}

test('two equal books have no difference', () => {
  expect(whatOf([row('a'), row('b')], [row('b'), row('a')])).toEqual([])
})

test('what only we hold is on its way, refused there, or lost there, as the receipts say', () => {
  const only = (message: Known) => whatOf([row('a')], [], { 'a-1': message })
  expect(only(known('queued'))).toEqual(['OnItsWay'])
  expect(only(known('sent'))).toEqual(['OnItsWay'])
  expect(only(known('refused', { code: 'requests/not-as-agreed' }))).toEqual(['RefusedThere'])
  expect(only(known('delivered', { receivedAt: before }))).toEqual(['LostThere'])
  // Signed for about when the other book was read: nobody can say yet that it is lost.
  expect(only(known('delivered', { receivedAt: askedAt }))).toEqual(['OnItsWay'])
})

test('what only they hold never came, was refused here, or is lost here', () => {
  const theirs = row('a', { from: 'TH', log: [['a-1', 'TH', 'd']] })
  expect(whatOf([], [theirs])).toEqual(['NotYetHere'])
  expect(whatOf([], [theirs], { 'a-1': known('refused', { direction: 'in', code: 'x' }) })).toEqual(['RefusedHere'])
  expect(whatOf([], [theirs], { 'a-1': known('received', { direction: 'in' }) })).toEqual(['LostHere'])
  // Ours, and our exchange knows nothing of it any more.
  expect(whatOf([], [row('a')])).toEqual(['LostHere'])
})

test('a status differs because a message was not taken, because of a receipt, or without a reason that is signed', () => {
  const accepted = row('a', { status: 'Accepted', log: [...row('a').log, ['a-2', 'TH', 'e']] })
  expect(whatOf([row('a')], [accepted])).toEqual(['NotYetHere'])
  expect(whatOf([row('a', { status: 'Sent' })], [row('a')])).toEqual(['ReceiptOnItsWay'])
  expect(whatOf([row('a', { status: 'Withdrawn' })], [row('a')])).toEqual(['StatusDiffers'])
})

test('one message under two digests, and one id for two requests', () => {
  expect(whatOf([row('a')], [row('a', { log: [['a-1', 'ID', 'other']] })])).toEqual(['LogDiffers'])
  expect(whatOf([row('a')], [row('a', { kind: 'RescueRequest' })])).toEqual(['OpeningDiffers'])
})

test('what stands in one book only is looked up, and nothing else', () => {
  const here = row('a', { log: [...row('a').log, ['a-2', 'TH', 'e']] })
  expect(inOneBookOnly([here, row('b')], [row('a'), row('c')])).toEqual(['a-2', 'b-1', 'c-1'])
})
