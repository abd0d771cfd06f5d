import { describe, expect, test } from 'vitest'
import { aCase, takePart } from '../../../test/a-case.ts'
import { useNode } from '../../../test/node.ts'
import type { PersonId } from '../../casework/contract.ts'
import {
  addBurden,
  BurdenStanding,
  BurdenStep,
  burdenMoves,
  listBurdens,
  listHeld,
  standingAfter,
  takeBurdenStep,
  type BurdenId,
} from './contract.ts'

const node = useNode()
const reasons = 'She was made to overstay: the passport was held by the operator until 20 November.'
const assessment = { compelled: 'Yes', related: 'Yes', evidence: 'statement 1, exhibit B-02' } as const

async function aBurden(more: object = {}) {
  const { id, person } = await aCase(node)
  await takePart(node, { id, agency: 'identification' })
  const added = await node.as('Amara')(addBurden, {
    person,
    kind: 'Overstay',
    state: 'TH',
    authority: 'Immigration, Mae Sot',
    what: '94 days, Immigration Act B.E. 2522 s. 81',
    since: '2026-08-20T00:00:00.000Z',
    ...more,
  })
  return { case: id, person: person as PersonId, burden: added.body.id as BurdenId, added }
}
type Taker = 'Amara' | 'Farah' | 'Citra'
const take = (by: Taker, burden: BurdenId, step: BurdenStep) =>
  node.as(by)(takeBurdenStep, { burden, step, reasons, ...(step === 'Proposed' && { assessment }) })

test('proposed, refused, appealed, granted: every step stays, with who took it and why', async () => {
  const { case: id, burden } = await aBurden()
  expect(await take('Amara', burden, 'Proposed')).toMatchObject({ status: 200, body: { standing: 'Proposed' } })
  expect(await take('Farah', burden, 'Refused')).toMatchObject({ status: 200 })
  expect(await take('Amara', burden, 'Appealed')).toMatchObject({ status: 200 })
  expect(await take('Farah', burden, 'Granted')).toMatchObject({
    status: 409,
    body: { code: 'assistance/same-officer' },
  })
  expect(await take('Citra', burden, 'Granted')).toMatchObject({ status: 200, body: { standing: 'Granted' } })

  const { body } = await node.as('Amara')(listBurdens, { case: id })
  expect(body.burdens).toMatchObject([{ kind: 'Overstay', authority: 'Immigration, Mae Sot', standing: 'Granted' }])
  expect(body.burdens[0].steps.map(({ step }: { step: string }) => step)).toEqual([
    'Proposed',
    'Refused',
    'Appealed',
    'Granted',
  ])
  expect(body.burdens[0].steps[0]).toMatchObject({ assessment, reasons })
})

describe('who may', () => {
  test('who proposes does not decide, and who only helps decides nothing', async () => {
    const { burden } = await aBurden()
    await take('Farah', burden, 'Proposed')
    expect(await take('Farah', burden, 'Granted')).toMatchObject({ status: 409 })
    expect(await take('Amara', burden, 'Granted')).toMatchObject({
      status: 403,
      body: { code: 'assistance/not-yours-to-decide' },
    })
  })

  test('an officer outside the case sees no burden and takes no step', async () => {
    const { case: id, burden } = await aBurden({ kind: 'Detention' })
    expect(await node.as('Lestari')(listBurdens, { case: id })).toMatchObject({ status: 404 })
    expect(await node.as('Lestari')(takeBurdenStep, { burden, step: 'Ended', reasons })).toMatchObject({ status: 404 })
    const { body } = await node.as('Lestari')(listHeld, {})
    expect(body.held.map((one: { id: string }) => one.id)).not.toContain(burden)
  })

  test('two who decide at once make one decision', async () => {
    const { burden } = await aBurden()
    await take('Amara', burden, 'Proposed')
    const statuses = (await Promise.all([take('Farah', burden, 'Granted'), take('Citra', burden, 'Refused')])).map(
      ({ status }) => status,
    )
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 409])
  })
})

/** Steps that lead to each standing, by whom. */
const roads: Record<BurdenStanding, readonly (readonly [Taker, BurdenStep])[]> = {
  Open: [],
  Proposed: [['Amara', 'Proposed']],
  Granted: [
    ['Amara', 'Proposed'],
    ['Farah', 'Granted'],
  ],
  Refused: [
    ['Amara', 'Proposed'],
    ['Farah', 'Refused'],
  ],
  Appealed: [
    ['Amara', 'Proposed'],
    ['Farah', 'Refused'],
    ['Amara', 'Appealed'],
  ],
  Ended: [['Amara', 'Ended']],
}
test.each(BurdenStanding.options)('from %s every step that is not written down is refused', async (from) => {
  const { burden } = await aBurden({ kind: 'Detention' })
  for (const [by, step] of roads[from]) expect(await take(by, burden, step)).toMatchObject({ status: 200 })
  const forbidden = BurdenStep.options.filter((step) => !(step in burdenMoves[from]))
  expect(forbidden.length).toBeGreaterThan(0)
  for (const step of forbidden)
    expect([step, await take('Citra', burden, step)]).toMatchObject([
      step,
      { status: 409, body: { code: 'assistance/forbidden-step' } },
    ])
})

test('only a detention is looked at again', async () => {
  const { burden } = await aBurden({ kind: 'Fine' })
  expect(await take('Amara', burden, 'Reviewed')).toMatchObject({
    status: 409,
    body: { code: 'assistance/forbidden-step' },
  })
})

test('a review changes nothing of where it stands', () => {
  expect(standingAfter([{ step: 'Proposed' }, { step: 'Reviewed' }])).toBe('Proposed')
  expect(standingAfter([])).toBe('Open')
})

test('a proposal answers both questions, and nothing begins in the future', async () => {
  const { burden } = await aBurden()
  expect(await node.as('Amara')(takeBurdenStep, { burden, step: 'Proposed', reasons })).toMatchObject({ status: 400 })
  const { added } = await aBurden({ since: '2030-01-01T00:00:00.000Z' })
  expect(added).toMatchObject({ status: 400, body: { code: 'assistance/not-yet' } })
})

test('detention: somebody must look again within the hours of the rule; a look moves it, the end closes it', async () => {
  const { burden, added } = await aBurden({ kind: 'Detention', since: '2026-11-20T00:00:00.000Z' })
  expect(added.body.reviewDue).toBe('2026-11-21T00:00:00.000Z')
  const held = async () =>
    ((await node.as('Amara')(listHeld, {})).body.held as { id: string; reviewDue: string }[]).find(
      ({ id }) => id === burden,
    )
  expect(await held()).toMatchObject({ reviewDue: '2026-11-21T00:00:00.000Z' })
  await take('Amara', burden, 'Reviewed')
  expect(Date.parse((await held())!.reviewDue)).toBe(node.host.clock().getTime() + 24 * 3_600_000)
  await take('Amara', burden, 'Ended')
  expect(await held()).toBeUndefined()
})

test('what was written is sealed, and the program can change no step', async () => {
  const { burden } = await aBurden()
  await take('Amara', burden, 'Proposed')
  const rows = await node.rows(
    `select encode(b.content, 'escape') || encode(s.content, 'escape') as content
       from assistance.burden b join assistance.burden_step s on s.burden = b.id where b.id = $1`,
    [burden],
  )
  expect(String((rows[0] as { content: string }).content)).not.toMatch(/Mae Sot|overstay|B-02/)
  await expect(
    node.host.system.pool.query(`update assistance.burden_step set step = 'Granted' where burden = $1`, [burden]),
  ).rejects.toThrow(/permission denied/)
})
