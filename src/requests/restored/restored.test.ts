import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { aCase } from '../../../test/a-case.ts'
import { lives, steps, type StepName } from '../../../test/a-life.ts'
import { aDraft, knowTheLaw } from '../../../test/a-request.ts'
import { useRegion } from '../../../test/region.ts'
import { comeBack } from '../../exchange/recover/come-back.ts'
import { getReconciliation, reconcile, type RequestId } from '../contract.ts'

// One side is played back to a backup of the middle of many requests' lives, and all of them go on.
const region = useRegion(['ID', 'TH'])
const [jakarta, bangkok] = [region.node('ID'), region.node('TH')]
beforeAll(async () => {
  await knowTheLaw(jakarta)
  await knowTheLaw(bangkok)
})

interface Life {
  readonly steps: readonly StepName[]
  /** So many steps stand in the backup; none of them: not even the draft, where `drafted` is false. */
  readonly kept: number
  readonly drafted: boolean
  /** So many were taken when the node was lost. */
  readonly taken: number
}

const aLife: fc.Arbitrary<Life> = fc
  .record({ steps: fc.constantFrom(...lives), a: fc.nat(10), b: fc.nat(10), drafted: fc.boolean() })
  .map(({ steps: all, a, b, drafted }) => {
    const [one, other] = [a % (all.length + 1), b % (all.length + 1)]
    const kept = drafted ? Math.min(one, other) : 0
    return { steps: all, kept, taken: Math.max(one, other), drafted }
  })

const status = async (node: typeof jakarta, request: RequestId) =>
  (
    await node.rows<{ status: string; still_missing: boolean }>(
      'select status, still_missing from requests.request where id = $1',
      [request],
    )
  )[0]

async function noDifference() {
  region.wait({ minutes: 30 })
  expect(await jakarta.as('Citra')(reconcile, { state: 'TH' })).toMatchObject({ status: 200 })
  await region.settle()
  const { body } = await jakarta.as('Citra')(getReconciliation, { state: 'TH' })
  expect(body.finishedAt).not.toBeNull()
  expect(body.found).toEqual([])
}

/** Every request takes its steps from one number to another, all of them side by side. */
async function live(all: readonly { life: Life; request: RequestId }[], of: (life: Life) => readonly StepName[]) {
  for (let n = 0; n < 12; n++) {
    region.wait({ minutes: 1 })
    for (const { life, request } of all) {
      const step = of(life)[n]
      if (step === undefined) continue
      const done = await steps[step](jakarta, bangkok, request)
      expect([step, done.status, done.body.code ?? null]).toEqual([step, 200, null])
    }
    await region.settle()
  }
}

async function loseAndGoOn(lost: typeof jakarta, many: readonly Life[]) {
  // Where the case stands in the backup, and where it does not.
  const about = await aCase(jakarta)
  const drafts = many.filter(({ drafted }) => drafted)
  const all: { life: Life; request: RequestId }[] = []
  for (const life of drafts) all.push({ life, request: (await aDraft(jakarta, { about })).request })
  await live(all, ({ steps: names, kept }) => names.slice(0, kept))
  await lost.backUp()
  for (const life of many.filter(({ drafted }) => !drafted))
    all.push({ life, request: (await aDraft(jakarta, { about: await aCase(jakarta) })).request })
  await live(all, ({ steps: names, kept, taken }) => names.slice(kept, taken))
  const before = new Map<string, unknown>()
  const other = lost === jakarta ? bangkok : jakarta
  for (const { request } of all) before.set(request, await status(other, request))

  await lost.restore()
  await comeBack(lost.host as never)
  await region.settle()
  expect(await lost.rows(`select message, code from exchange.replay where state <> 'Done'`)).toEqual([])
  for (const { life, request } of all) {
    if (life.taken === 0) continue
    expect([life, await status(lost, request)]).toEqual([life, before.get(request)])
  }
  await noDifference()

  const left = all.filter(({ life }) => life.drafted || life.taken > 0)
  await live(left, ({ steps: names, taken }) => names.slice(taken))
  for (const { request } of left) expect(await status(lost, request)).toEqual(await status(other, request))
  await noDifference()
}

test.each([
  ['the asking side', jakarta],
  ['the side that was asked', bangkok],
])(
  '%s is restored in the middle of many lives: nothing differs, and all go on',
  { timeout: 120_000 },
  async (_, lost) => {
    await fc.assert(
      fc.asyncProperty(fc.array(aLife, { minLength: 4, maxLength: 4 }), (many) => loseAndGoOn(lost, many)),
      { numRuns: 1, endOnFailure: true },
    )
  },
)
