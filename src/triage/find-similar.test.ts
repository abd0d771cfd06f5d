import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { useNode } from '../../test/node.ts'
import type { Fragments } from '../intake/contract.ts'
import { takeReport } from '../intake/contract.ts'
import { decide, getItem, listQueue } from './contract.ts'

const node = useNode()
const amara = node.as('Amara')

async function aReport(fragments: Fragments): Promise<never> {
  const { body } = await node.as('Dewi')(takeReport, { once: randomUUID(), channel: 'Call', language: 'id', fragments })
  await node.drain()
  return body.report as never
}
const similarTo = async (report: never) => (await amara(getItem, { report })).body.similar

test('places in a script without spaces meet', async () => {
  const first = await aReport({ place: 'ตึกQ-7ใกล้สะพานท่าขี้เหล็ก' })
  const second = await aReport({ place: 'สะพานท่าขี้เหล็ก ตึก Q7' })
  expect(await similarTo(second)).toMatchObject([{ report: first, reasons: ['SamePlace'] }])
})

test('a town that half the reports name links nothing; the building that two name does', async () => {
  const two = [
    await aReport({ place: 'Bavet, Zamrud Raya, blok Z-3' }),
    await aReport({ place: 'blok Z-3 Zamrud, Bavet' }),
  ]
  for (let n = 0; n < 8; n++) await aReport({ place: `Bavet, dekat pasar Bavet Kota ${n}` })
  const third = await aReport({ place: 'Bavet, pasar' })
  expect((await similarTo(two[1]!)).map(({ report }: { report: string }) => report)).toEqual([two[0]])
  expect(await similarTo(third)).toEqual([])
})

test('of many that share an account the few strongest are shown, and the list counts what is shown', async () => {
  const recruiter = 'Telegram @kabar_palsu_hr'
  const same = await aReport({ called: 'Sekar Ayu', recruiter, place: 'Lembah Intan R-2' })
  for (let n = 0; n < 5; n++) await aReport({ recruiter })
  const last = await aReport({ called: 'Sekar Ayu', recruiter, place: 'R-2 lembah intan' })
  const similar = await similarTo(last)
  expect(similar).toHaveLength(3)
  expect(similar[0]).toMatchObject({ report: same, reasons: ['SameHandle', 'SamePlace', 'SimilarName'] })
  const { items } = (await amara(listQueue, {})).body
  expect(items.find(({ report }: { report: string }) => report === last).similar).toBe(3)
})

test('a report of a case that one may not see is no hint', async () => {
  const hidden = await aReport({ recruiter: '@rahasia_satu, +999 210 3311 774' })
  const open = await aReport({ recruiter: '+999 210 3311 774' })
  const lestari = node.as('Lestari')
  expect((await lestari(getItem, { report: open })).body.similar).toMatchObject([{ report: hidden }])
  await amara(decide, {
    report: hidden,
    outcome: 'open-case',
    reason: 'Dikurung di gedung.',
    answer: 'Laporan Anda sudah dibaca.',
    nextContact: '2026-11-26T10:00:00.000Z',
    opening: { title: 'Gedung R-2', states: [{ state: 'ID', role: 'Origin' }] },
  })
  expect((await lestari(getItem, { report: open })).body.similar).toEqual([])
  expect(await lestari(getItem, { report: hidden })).toMatchObject({ status: 404 })
  expect(await lestari(decide, { report: hidden } as never)).toMatchObject({ status: 400 })
  expect(await similarTo(open)).toMatchObject([{ report: hidden }])
})
