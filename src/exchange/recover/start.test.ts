import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { notesAt, writeNote } from '../../../test/notes.ts'
import { postBox } from '../../../test/post-box.ts'
import { useRegion } from '../../../test/region.ts'
import { inSystem } from '../../platform/in-system.ts'
import { findDelivery } from '../index.ts'
import { lookAtMark, writeMark } from './keep-mark.ts'

const region = useRegion(['ID', 'TH'], [postBox])
const { ID, TH } = { ID: region.node('ID'), TH: region.node('TH') }
const foundLast = () =>
  ID.rows('select found from exchange.recovery where partner is null order by recovery desc limit 1')

test('the folder of a node remembers what its database has forgotten', async () => {
  await writeNote(ID, 'to be logged')
  await region.settle()
  await ID.backUp()
  const stop = await ID.start()
  await stop()
  await writeMark(ID.host)
  expect(await lookAtMark(ID.host)).toBe(false)
  await ID.restore()
  expect(await lookAtMark(ID.host)).toBe(true)
  expect(await foundLast()).toEqual([{ found: 'mark' }])
})

test('a node that was restored comes right by starting: what it said, what it was told, and that it knows', async () => {
  region.wait({ hours: 2 })
  const thread = crypto.randomUUID()
  await writeNote(ID, 'one', { thread })
  await region.settle()
  await ID.backUp()
  const two = await writeNote(ID, 'two', { thread })
  await writeNote(TH, 'back', { to: 'ID', thread })
  await region.settle()
  const marking = await ID.start()
  await marking()
  await ID.restore()
  expect(await notesAt(ID)).not.toContain('back')

  const stop = await ID.start()
  const isBack = async () =>
    (await notesAt(ID)).includes('back') &&
    (await ID.rows('select from exchange.message where id = $1', [two])).length > 0
  for (let n = 0; n < 200 && !(await isBack()); n++) await pause(50)
  await stop()
  expect(await isBack()).toBe(true)
  await region.settle()
  expect((await inSystem(ID.host, (context) => findDelivery(context, two))).state).toBe('delivered')
  expect((await notesAt(TH)).slice(-2)).toEqual(['one', 'two'])
  expect(await foundLast()).toEqual([{ found: 'mark' }])
})
