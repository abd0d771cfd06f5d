import { expect, test } from 'vitest'
import { answerTo, forge } from '../../test/forge.ts'
import { notesAt } from '../../test/notes.ts'
import { postBox } from '../../test/post-box.ts'
import { useRegion } from '../../test/region.ts'
import { inSystem } from '../platform/in-system.ts'
import { getDataKey, openText } from '../platform/seal.ts'
import { listPartners } from './contract.ts'
import { canReach } from './index.ts'
import { payloadOf } from './take-receipt.ts'

const region = useRegion(['ID', 'TH'], [postBox])
const { ID, TH } = { ID: region.node('ID'), TH: region.node('TH') }

test('a newer minor version is taken: what it adds is kept in the stored original, and not handed on in pieces', async () => {
  const id = crypto.randomUUID()
  const wire = await forge(ID, { id, type: 'test.note@1.9', colour: { hue: 'blue' } }, { text: 'of a newer minor' })
  expect((await answerTo(TH, wire)).receipt).toMatchObject({ step: 'delivered' })
  expect(await notesAt(TH)).toContain('of a newer minor')
  const [row] = await TH.rows<{ type: string; envelope: string; sealed: Buffer; data_key: string }>(
    `select type, envelope, sealed, data_key from exchange.message
       join exchange.payload on payload.message = id
       join exchange.thread on thread.thread = message.thread and thread.direction = message.direction where id = '${id}'`,
  )
  expect(row!.type).toBe('test.note@1.9')
  expect(payloadOf(row!.envelope)).toMatchObject({ colour: { hue: 'blue' } })
  const body = await inSystem(TH.host, async ({ db, vault }) =>
    openText(await getDataKey(db, vault, row!.data_key), id, row!.sealed),
  )
  expect(JSON.parse(body)).toMatchObject({ body: { text: 'of a newer minor' } })
})

test('another major version is refused with a signature, and not sent in the first place', async () => {
  const wire = await forge(ID, { type: 'test.note@2.0' })
  expect((await answerTo(TH, wire)).receipt).toMatchObject({ step: 'refused', code: 'exchange/unknown-type' })
  const reach = (type: string) => inSystem(ID.host, (context) => canReach(context, { to: 'TH', type }))
  expect([await reach('test.note@1.9'), await reach('test.note@2.0')]).toEqual([true, false])
  const { partners } = (await ID.as('Hadi')(listPartners, {})).body
  expect(partners.find(({ state }: { state: string }) => state === 'TH').accepts).toContain('test.note@1')
})

test('a critical field that is not known is refused, and so is another version of the protocol itself', async () => {
  const critical = await forge(ID, { crit: ['selfDestruct'], selfDestruct: true })
  expect((await answerTo(TH, critical)).receipt).toMatchObject({ code: 'exchange/unknown-critical-field' })
  expect(await answerTo(TH, await forge(ID, { suar: 2 }))).toMatchObject({ code: 'exchange/malformed' })
  const wire = JSON.parse(await forge(ID)) as Record<string, unknown>
  expect(await answerTo(TH, JSON.stringify({ ...wire, suar: 2 }))).toMatchObject({ code: 'exchange/malformed' })
  expect((await answerTo(TH, JSON.stringify({ ...wire, route: 'a field of tomorrow' }))).status).toBe(200)
})
