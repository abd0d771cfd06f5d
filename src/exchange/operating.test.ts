import { afterEach, expect, test } from 'vitest'
import { notesAt, writeNote } from '../../test/notes.ts'
import { postBox } from '../../test/post-box.ts'
import { useRegion } from '../../test/region.ts'
import { inSystem } from '../platform/in-system.ts'
import { listPartners, listThread } from './contract.ts'
import { sendMessage } from './index.ts'

const region = useRegion(['ID', 'TH', 'KH'], [postBox])
const { ID, TH } = { ID: region.node('ID'), TH: region.node('TH') }
const down = async (): Promise<Response> => {
  throw new Error('connection refused')
}
afterEach(async () => {
  region.heal()
  region.wait({ minutes: 20 })
  await region.settle()
})

test('the operator sees what waits, what fails and how old the keys are', async () => {
  region.interfere((to, request, forward) => (to === 'KH' ? down() : forward(request)))
  await writeNote(ID, 'waiting', { to: 'KH' })
  await region.settle()

  const { body } = await ID.as('Hadi')(listPartners, {})

  expect(body.partners).toMatchObject([
    { state: 'ID', own: true },
    { state: 'TH', failure: null },
    { state: 'KH', waiting: 1, failure: { code: 'exchange/no-connection' } },
  ])
  expect(body.partners[0].keys).toMatchObject([{ use: 'seal' }, { use: 'sign' }])
})

test('both sides hold the same log of a thread', async () => {
  const thread = crypto.randomUUID()
  for (const text of ['one', 'two']) await writeNote(ID, text, { thread })
  await region.settle()

  const here = (await ID.as('Hadi')(listThread, { thread })).body.messages
  const there = (await TH.as('Hadi')(listThread, { thread })).body.messages

  const outline = (messages: { id: string; seq: number; digest: string }[]) =>
    messages.map(({ id, seq, digest }) => ({ id, seq, digest }))
  expect(outline(here)).toEqual(outline(there))
  expect(here).toHaveLength(2)
})

test('a partner that came back from an old backup is sent what it lost', async () => {
  const thread = crypto.randomUUID()
  for (const text of ['lost one', 'lost two']) await writeNote(ID, text, { thread })
  await region.settle()
  await TH.rows(
    `delete from exchange.receipt where message in (select id from exchange.message where thread = '${thread}')`,
  )
  await TH.rows(
    `delete from exchange.payload where message in (select id from exchange.message where thread = '${thread}')`,
  )
  await TH.rows(`delete from exchange.message where thread = '${thread}'`)
  await TH.rows(`update exchange.thread set seq = 0, digest = null where thread = '${thread}'`)

  await writeNote(ID, 'the next', { thread })
  await region.settle()

  expect((await notesAt(TH)).slice(-3)).toEqual(['lost one', 'lost two', 'the next'])
})

test('nothing is taken for a state that is no member, that is us, or that does not take this type', async () => {
  const send = (to: string, type: string) =>
    inSystem(ID.host, (context) =>
      sendMessage(context, {
        to,
        type,
        thread: crypto.randomUUID(),
        body: {},
        handling: { tlp: 'GREEN', onward: 'yes', purpose: 'protection' },
      }),
    )
  await expect(send('SG', 'test.note@1.0')).rejects.toMatchObject({ code: 'exchange/no-such-partner' })
  await expect(send('ID', 'test.note@1.0')).rejects.toMatchObject({ code: 'exchange/no-such-partner' })
  await expect(send('TH', 'test.other@1.0')).rejects.toMatchObject({ code: 'exchange/not-accepted-there' })
  await expect(send('TH', 'test.note@2.0')).rejects.toMatchObject({ code: 'exchange/not-accepted-there' })
})
