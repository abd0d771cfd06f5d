import { randomBytes, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { useNode } from '../../../test/node.ts'
import { useReporter } from '../../../test/reporter.ts'
import { listQueue } from '../../triage/contract.ts'
import { readReport, takeReport } from '../contract.ts'

const node = useNode()
const form = () => ({ kunci: randomBytes(32).toString('base64url'), called: 'Riko', place: 'Mae Sot' })
const said = async (report: string) => {
  const { messages } = (await node.as('Amara')(readReport, { report: report as never })).body
  return messages.map(({ body }: { body: string }) => body)
}
const newest = async () =>
  (
    await node.rows<{ id: string; n: string }>('select id, count(*) over () as n from intake.report order by id desc')
  )[0]!
const receiptIn = (page: string) => /<b>([\d ]+)<\/b>/.exec(page)?.[1]

test.each(['id', 'en'])(
  'back, edit, send: one report, the new words in its thread, and the page says so (%s)',
  async (language) => {
    const mother = useReporter(node, language)
    const first = form()
    const page = await mother.write('semua', first)
    const { id, n } = await newest()
    const added = language === 'id' ? 'Yang Anda ubah sudah ditambahkan' : 'What you changed has been added'
    expect(page).not.toContain(added)

    const edited = { ...first, place: '', happening: 'Dia dijual malam ini!' }
    const again = await mother.write('semua', edited)
    expect(again).toContain(added)
    expect(receiptIn(again)).toBe(receiptIn(page))
    await mother.write('semua', edited)
    await node.drain()

    expect((await newest()).n).toBe(n)
    const thread = await said(id)
    expect(thread).toHaveLength(1)
    expect(thread[0]).toContain('Dia dijual malam ini!')
    expect(thread[0]).toContain(language === 'id' ? '(dikosongkan)' : '(emptied)')
    expect((await node.as('Amara')(listQueue, {})).body.items).toContainEqual(
      expect.objectContaining({ report: id, wroteAt: node.host.clock().toISOString() }),
    )
  },
)

test('the same words twice are one report and no message', async () => {
  const mother = useReporter(node)
  const first = form()
  await mother.write('semua', first)
  expect(await mother.write('semua', first)).not.toContain('Yang Anda ubah')
  expect(await said((await newest()).id)).toEqual([])
})

test('long after, the receipt is not shown again, and new words are still kept', async () => {
  const mother = useReporter(node)
  const first = form()
  await mother.write('semua', first)
  node.wait({ hours: 2 })
  const page = await mother.write('semua', { ...first, recruiter: '@kabar_palsu' })
  expect(page).toContain('Yang Anda ubah sudah ditambahkan')
  expect(page).not.toContain('class="pin"')
  expect((await said((await newest()).id))[0]).toContain('@kabar_palsu')
})

test('back through the steps after sending leads to the receipt; another report begins only when she says so', async () => {
  const mother = useReporter(node)
  await mother.write('nama', { called: 'Riko' })
  const { number } = await mother.send()
  for (const slug of ['periksa', 'izin', 'lampiran', 'nama'])
    expect(await mother.get(`/id/tulis/${slug}`)).toContain(number)
  for (const path of ['/id/tulis', '/id/tulis/siapa'])
    expect(await mother.get(path)).toContain('Laporan Anda sudah terkirim')
  await mother.write('baru', {})
  await mother.write('siapa', { concerns: 'Friend' })
  expect(await mother.get('/id/tulis/nama')).not.toContain(number)
  expect((await mother.send()).number).not.toBe(number)
})

test('a step that was still open after sending is a correction of the sent report, and never a second one', async () => {
  const mother = useReporter(node)
  await mother.write('nama', { called: 'Riko' })
  const { number } = await mother.send()
  const { id, n } = await newest()
  const same = await mother.write('nama', { called: 'Riko' })
  expect(same).toContain(number)
  expect(same).not.toContain('Yang Anda ubah')
  const changed = await mother.write('siapa', { concerns: 'Friend' })
  expect(changed).toContain(number)
  expect(changed).toContain('Yang Anda ubah sudah ditambahkan')
  expect((await newest()).n).toBe(n)
  expect(await said(id)).toHaveLength(1)
})

test('files of a step that was still open after sending come to the sent report, and begin no second one', async () => {
  const mother = useReporter(node)
  await mother.write('nama', { called: 'Riko' })
  const { number } = await mother.send()
  const { id, n } = await newest()
  const late = (...names: string[]) => {
    const form = new FormData()
    for (const name of names) form.append('f', new File(['%PDF-1.7 made up'], name))
    return mother.post('/id/tulis/lampiran', form)
  }
  const none = await late()
  expect(none).toContain(number)
  expect(none).not.toContain('Yang Anda ubah')
  expect(await late('tiket.pdf')).toContain('Yang Anda ubah sudah ditambahkan')

  expect((await newest()).n).toBe(n)
  expect(await node.rows(`select token from intake.visit where kind = 'Writing' and report <> $1`, [id])).toEqual([])
  const { files, messages } = (await node.as('Amara')(readReport, { report: id as never })).body
  expect(files).toMatchObject([{ name: 'tiket.pdf', state: 'Whole', message: messages[0]!.id }])
})

test('an officer who sends the same call again with other words loses none of them', async () => {
  const once = randomUUID()
  const call = { once, channel: 'Call', language: 'id', fragments: { called: 'Riko' } } as const
  const first = await node.as('Dewi')(takeReport, call)
  const again = await node.as('Dewi')(takeReport, { ...call, fragments: { called: 'Riko', signs: ['Injury'] } })
  expect(first.body.added).toBe(false)
  expect(again.body).toMatchObject({ report: first.body.report, receipt: first.body.receipt, added: true })
  expect(await said(first.body.report)).toHaveLength(1)
})
