import { expect, test } from 'vitest'
import { useNode } from '../../../test/node.ts'
import { useReporter } from '../../../test/reporter.ts'

const node = useNode()

test('a mother writes step by step, sends, and reads the answer with number and PIN', async () => {
  const mother = useReporter(node)
  await mother.write('siapa', { concerns: 'Child' })
  await mother.write('nama', { called: 'Riko' })
  await mother.write('tempat', { place: 'gedung C-9 lantai 4', placeKnownFrom: 'PersonSaid' })
  const review = await mother.get('/id/tulis/periksa')
  expect(review).toContain('gedung C-9 lantai 4')
  expect(review).toContain('Anak saya')

  const { number, pin } = await mother.send()
  const [report] = await node.rows<{ id: string; state: string }>(
    'select id, state from intake.report where receipt = $1',
    [number.replaceAll(' ', '')],
  )
  expect(report?.state).toBe('Acknowledged')

  const anywhere = useReporter(node)
  await anywhere.signIn(number, pin.toLowerCase())
  expect(await anywhere.get('/id/baca/isi')).toContain('menunggu dibaca petugas')
})

test('what was typed stands in no table', async () => {
  const mother = useReporter(node)
  await mother.write('nama', { called: 'Sekarwangi' })
  await mother.write('tempat', { place: 'Sekarwangi' })
  await mother.send()

  for (const table of ['report', 'message', 'visit', 'file'])
    expect(JSON.stringify(await node.rows(`select * from intake.${table}`))).not.toContain(
      Buffer.from('Sekarwangi').toString('hex'),
    )
})

test('sending twice makes one report with one receipt', async () => {
  const mother = useReporter(node)
  await mother.write('nama', { called: 'Dina' })
  const first = await mother.send()
  const again = await mother.send()

  expect(again).toEqual(first)
})

test('a page that does not exist is said kindly, and never technically', async () => {
  const stranger = useReporter(node)
  const answer = await stranger.fetch('/id/tidak-ada')

  expect(answer.status).toBe(404)
})
