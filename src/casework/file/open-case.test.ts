import { expect, test } from 'vitest'
import { aCase as opening } from '../../../test/case-of-riko.ts'
import { useNode } from '../../../test/node.ts'
import { getCase, openCase } from './contract.ts'

const node = useNode()

test('a case is opened with its people and states, and read back with names masked', async () => {
  const opened = await node.as('Amara')(openCase, opening)
  expect(opened).toMatchObject({ status: 200, body: { code: expect.stringMatching(/^ID-26-\d{4}$/) } })

  const read = await node.as('Amara')(getCase, { case: opened.body.case })

  expect(read.body).toMatchObject({
    title: 'Building C-9, near Mae Sot',
    status: 'Active',
    phase: 'Report',
    urgency: 'Immediate',
    compartments: ['protection'],
    coordinator: 'protection-officer 1',
    people: [
      {
        code: 'P-01',
        maskedName: 'R••• P•••',
        age: 23,
        roles: [{ role: 'PersonOfConcern', compartment: 'protection' }],
      },
    ],
    nextContactDue: '2026-11-27T07:20:00.000Z',
  })
  expect(read.body.stateRoles).toHaveLength(2)
})

test('for an officer of another agency the case does not exist', async () => {
  const { body } = await node.as('Amara')(openCase, opening)
  const nowhere = '00000000-0000-7000-8000-000000000000'

  const hers = await node.as('Lestari')(getCase, { case: body.case })
  const none = await node.as('Lestari')(getCase, { case: nowhere })

  expect(hers.status).toBe(404)
  expect(JSON.stringify(hers).replace(body.case, nowhere)).toBe(JSON.stringify(none))
})

test('who read a case is written down with the case', async () => {
  const { body } = await node.as('Amara')(openCase, opening)
  await node.as('Bima')(getCase, { case: body.case })

  const lines = await node.rows('select action from platform.ledger where $1 = any (cases) order by id', [body.case])

  expect(lines).toEqual([{ action: 'casework/open-case' }, { action: 'casework/get-case' }])
})
