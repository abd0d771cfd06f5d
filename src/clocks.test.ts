import { expect, test } from 'vitest'
import { useNode } from '../test/node.ts'
import { promises } from './intake/promises.ts'

// The 1343 Actionline's turn-around stands in three places: told to the reporter, kept by triage, kept by the case.
const node = useNode()

test('a clock with one source has one length and one mark, wherever it stands', async () => {
  const triage = await node.rows<{ step: string; hours: number; verified: boolean }>(
    "select distinct step, minutes / 60 as hours, verified from triage.clock_rule where source like '%1343%' order by step",
  )
  expect(triage).toEqual([
    { step: 'action', hours: promises.ActionStarted.hours, verified: true },
    { step: 'first-answer', hours: promises.FirstAnswer.hours, verified: true },
  ])
  const casework = await node.rows("select hours, verified from casework.clock_rule where source like '%1343%'")
  expect(casework).toEqual([{ hours: promises.ActionStarted.hours, verified: true }])
  const read = await node.rows(
    "select minutes / 60 as hours from triage.clock_rule where urgency = 'Immediate' and step = 'read'",
  )
  expect(read).toEqual([{ hours: promises.Read.hours }])
})
