import fc from 'fast-check'
import { expect, test } from 'vitest'
import { receiveStep, requestedSteps, requesterSteps, takeStep, type Copy, type Side, type Step } from '../machine.ts'
import { fold, type Told } from './fold.ts'

interface Desk {
  copy: Copy
  /** What it has said, and how much of what the other said has arrived. */
  said: Step[]
  heard: number
}

const told = (steps: readonly Step[]): Told[] =>
  steps.map((step, n) => ({ message: `${n}`, step, at: new Date(n * 1000) }))
const steps = { requester: requesterSteps, requested: requestedSteps } as const
const other = { requester: 'requested', requested: 'requester' } as const

/** Both desks act and hear at random moments; in the end all has arrived. */
function play(dice: readonly number[]): Record<Side, Desk> {
  const desks: Record<Side, Desk> = {
    requester: { copy: { status: 'Delivered', before: null }, said: [], heard: 0 },
    requested: { copy: { status: 'Delivered', before: null }, said: [], heard: 0 },
  }
  const hear = (side: Side) => {
    const [desk, speaker] = [desks[side], desks[other[side]]]
    const step = speaker.said[desk.heard]
    if (step === undefined) return
    desk.heard++
    desk.copy = receiveStep(desk.copy, step, other[side])!
    expect(desk.copy).toBeDefined()
  }
  for (const die of dice) {
    const side = die % 2 === 0 ? 'requester' : 'requested'
    if (die % 4 < 2) {
      hear(side)
      continue
    }
    const desk = desks[side]
    const open = steps[side].filter((step) => takeStep(desk.copy, step, side))
    const step = open[Math.floor(die / 4) % Math.max(1, open.length)]
    if (step === undefined) continue
    desk.copy = takeStep(desk.copy, step, side)!
    desk.said.push(step)
  }
  for (const side of ['requester', 'requested'] as const) for (let n = 0; n < dice.length; n++) hear(side)
  return desks
}

test('from its log alone a request stands where both sides had it, whatever crossed', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { maxLength: 24 }), (dice) => {
      const desks = play(dice)
      for (const mover of ['requester', 'requested'] as const) {
        const [ours, theirs] = [desks[mover].said, desks[other[mover]].said]
        const folded = fold('Delivered', { mover, ours: told(ours), theirs: told(theirs) })
        expect(folded.copy.status).toBe(desks[mover].copy.status)
        expect([folded.waits, folded.forbidden.size]).toEqual([false, 0])
      }
    }),
    { numRuns: 5000 },
  )
})

test('a step of ours that answers what is not here yet waits, and nothing is refused in between', () => {
  const ours = told(['MoreInfoGiven'])
  expect(fold('Sent', { mover: 'requester', ours, theirs: [] })).toMatchObject({
    copy: { status: 'Sent' },
    waits: true,
  })
  const theirs = told(['MoreInfoRequested', 'Accepted'])
  expect(fold('Sent', { mover: 'requester', ours, theirs })).toMatchObject({
    copy: { status: 'Accepted' },
    waits: false,
    forbidden: new Set(),
  })
})
