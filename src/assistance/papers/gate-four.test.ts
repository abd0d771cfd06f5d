import { expect, test } from 'vitest'
import { aCase } from '../../../test/a-case.ts'
import { useNode } from '../../../test/node.ts'
import { people } from '../../../test/people.ts'
import { addLeg, changeStatus } from '../../casework/contract.ts'
import { addPaper, handPaper, listPapers, type PaperId } from './contract.ts'

const node = useNode()
const amara = node.as('Amara')
const reason = 'Safe at home with her family.'
const since = '2026-11-20T02:00:00.000Z'
const held = { holder: 'HeldByAuthority', who: 'Rumah aman 4', why: 'Kept at the desk', since } as const

async function aPaper(kind: 'Passport' | 'Phone' = 'Passport') {
  const { id, person } = await aCase(node)
  const { body } = await amara(addPaper, { person, kind, ...held })
  return { id, person, paper: body.paper as PaperId }
}
const close = (id: string, by: 'Amara' | 'Citra' = 'Amara', status: 'Closed' | 'ClosedReferred' = 'Closed') =>
  node.as(by)(changeStatus, { case: id as never, status, reason })
const refused = { status: 409, body: { code: 'casework/document-held-by-authority' } }

test('no case is closed while a shelter holds her passport or telephone; with a receipt for the hand-over it is', async () => {
  for (const kind of ['Passport', 'Phone'] as const) {
    const { id, person, paper } = await aPaper(kind)
    expect(await close(id)).toMatchObject({ ...refused, body: { ...refused.body, detail: { person } } })
    expect(await close(id, 'Citra', 'ClosedReferred')).toMatchObject(refused)
    expect(await amara(handPaper, { paper, holder: 'HeldByPerson', since })).toMatchObject({ status: 400 })
    expect(await amara(handPaper, { paper, holder: 'HeldByPerson', receipt: 'BA-17', since })).toMatchObject({
      status: 200,
    })
    expect(await close(id)).toMatchObject({ status: 200 })
  }
})

test('past the desk too: no role of the program closes it', async () => {
  const { id } = await aPaper()
  for (const status of ['Closed', 'ClosedReferred'])
    await expect(
      node.host.system.pool.query('update casework.case_file set status = $2 where id = $1', [id, status]),
    ).rejects.toThrow()
  await expect(node.host.system.pool.query("update assistance.paper set holder = 'HeldByPerson'")).rejects.toThrow(
    /denied/,
  )
  await expect(node.host.database.pool.query('delete from assistance.paper_step')).rejects.toThrow(/denied/)
})

test('who closes while another writes that the papers are held: one of them waits, and never both unseen', async () => {
  for (let turn = 0; turn < 5; turn++) {
    const { id, person } = await aCase(node)
    const [written, closed] = await Promise.all([
      amara(addPaper, { person, kind: 'Passport', ...held }),
      close(id, 'Citra'),
    ])
    expect(written.status).toBe(200)
    if (closed.status !== 200) expect(closed).toMatchObject(refused)
    else {
      const [{ first }] = (await node.rows<{ first: boolean }>(
        `select (select max(at) from casework.event where case_id = $1 and kind = 'casework.status-changed') is not null as first`,
        [id],
      )) as [{ first: boolean }]
      expect(first).toBe(true)
    }
  }
})

test('a journey that ends with papers in the hands of an authority says so in the ledger, the one source of the gate', async () => {
  const { id, person } = await aCase(node)
  const leg = { kind: 'Transit', place: 'Mae Sot', certainty: 'Documented', documents: 'HeldByAuthority' } as const
  await amara(addLeg, { person, ...leg })
  const { body } = await amara(listPapers, { case: id })
  expect(body.papers).toMatchObject([{ kind: 'Passport', holder: 'HeldByAuthority', fromLeg: true }])
  expect(await close(id)).toMatchObject(refused)
  await amara(handPaper, { paper: body.papers[0].id, holder: 'HeldByPerson', receipt: 'BA-18', since })
  expect((await amara(listPapers, { case: id })).body.papers[0].steps).toMatchObject([
    { holder: 'HeldByAuthority', by: people.Amara.id },
    { holder: 'HeldByPerson', receipt: 'BA-18' },
  ])
  expect(await close(id)).toMatchObject({ status: 200 })
})

test('outside the case there is no paper, and who held it is sealed', async () => {
  const { id, person, paper } = await aPaper()
  const lestari = node.as('Lestari')
  expect(await lestari(listPapers, { case: id })).toMatchObject({ status: 404 })
  expect(await lestari(addPaper, { person, kind: 'Phone', ...held })).toMatchObject({ status: 404 })
  expect(await lestari(handPaper, { paper, holder: 'HeldByPerson', receipt: 'x', since })).toMatchObject({
    status: 404,
  })
  const [row] = await node.rows<{ content: Buffer }>('select content from assistance.paper_step where paper = $1', [
    paper,
  ])
  expect(row!.content.toString('latin1')).not.toContain('Rumah')
  expect(await amara(addPaper, { person, kind: 'Phone', ...held, who: '' })).toMatchObject({ status: 400 })
})
