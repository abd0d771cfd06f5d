import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RequestStatus } from './contract.ts'
import {
  ended,
  moves,
  receiveStep,
  requestedSteps,
  requesterSteps,
  takeStep,
  whoMoves,
  type Copy,
  type Step,
} from './machine.ts'

const statuses = RequestStatus.options
const steps: Step[] = [...requestedSteps, ...requesterSteps]
const movers = ['requester', 'requested'] as const

test('every status of the code list has a place in the machine', () => {
  expect(Object.keys(moves).toSorted()).toEqual([...statuses].toSorted())
})

describe('every transition that is not written down is forbidden', () => {
  const forbidden = statuses.flatMap((from) =>
    steps
      .filter((step) => step !== 'MoreInfoGiven' && whoMoves(from, step) === undefined)
      .map((step) => ({ from, step })),
  )
  test.each(forbidden)('$from cannot become $step', ({ from, step }) => {
    for (const mover of movers) expect(takeStep({ status: from, before: null }, step, mover)).toBeUndefined()
  })
})

describe('a transition belongs to one side only', () => {
  const allowed = statuses.flatMap((from) =>
    steps
      .map((step) => ({ from, step, by: whoMoves(from, step as RequestStatus) }))
      // Out of a question the asking state comes by answering it, and by no other step.
      .filter(({ by, step }) => by && (by === 'requester') === (requesterSteps as readonly Step[]).includes(step)),
  )
  test.each(allowed)('$from becomes $step by the $by', ({ from, step, by }) => {
    for (const mover of movers)
      expect(takeStep({ status: from, before: null }, step, mover) !== undefined).toBe(mover === by)
  })
})

test('an ended request moves no more', () => {
  for (const status of ended)
    for (const step of steps)
      for (const mover of movers) {
        expect(takeStep({ status, before: null }, step, mover)).toBeUndefined()
        expect(receiveStep({ status, before: null }, step, mover)).toEqual({ status, before: null })
      }
})

test('an answered question puts the request back where it stood', () => {
  for (const before of ['Acknowledged', 'Accepted', 'PartiallyAccepted', 'InExecution'] as const) {
    const asked = before === 'Acknowledged' ? 'Delivered' : before
    const stopped = takeStep({ status: asked, before: null }, 'MoreInfoRequested', 'requested')!
    expect(takeStep(stopped, 'MoreInfoGiven', 'requester')).toEqual({ status: before, before: null })
  }
})

test('both copies come to rest on the same status whatever crosses on the way', () => {
  const act = fc.record({
    side: fc.constantFrom(...movers),
    step: fc.constantFrom(...steps),
    deliver: fc.array(fc.constantFrom(...movers), { maxLength: 3 }),
  })
  fc.assert(
    fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
      const copies: Record<(typeof movers)[number], Copy> = {
        requester: { status: 'Acknowledged', before: null },
        requested: { status: 'Acknowledged', before: null },
      }
      const onTheWay: Record<(typeof movers)[number], Step[]> = { requester: [], requested: [] }
      const deliver = (sender: (typeof movers)[number]) => {
        const receiver = sender === 'requester' ? 'requested' : 'requester'
        const step = onTheWay[sender].shift()
        if (!step) return
        const after = receiveStep(copies[receiver], step, sender)
        expect(after, `${receiver} at ${copies[receiver].status} receives ${step}`).toBeDefined()
        copies[receiver] = after!
      }
      for (const { side, step, deliver: some } of acts) {
        const after = takeStep(copies[side], step, side)
        if (after) {
          copies[side] = after
          onTheWay[side].push(step)
        }
        some.forEach(deliver)
      }
      for (const side of movers) while (onTheWay[side].length) deliver(side)
      expect(copies.requester.status).toBe(copies.requested.status)
    }),
    { numRuns: 5000 },
  )
})
