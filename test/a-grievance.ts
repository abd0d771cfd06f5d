import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import {
  getGrievance,
  takeGrievance,
  takeGrievanceStep,
  type GrievanceId,
} from '../src/assistance/grievance/contract.ts'
import { readNumber } from '../src/platform/portal/receipt.ts'
import type { useNode } from './node.ts'
import { agencies, type Person } from './people.ts'
import { eyesAt } from './seen-by.ts'

type Taking = z.input<typeof takeGrievance.input>

/** What a person sees of a grievance that is not hers to see: by asking, and by looking past the desk. */
export const hidden = [404, 0, 0, 0]

/** Grievances of a test node, taken by Dewi on the telephone. */
export function grievancesAt(node: ReturnType<typeof useNode>) {
  const seenBy = eyesAt(node)
  const look = (by: Person, grievance: GrievanceId) => node.as(by)(getGrievance, { grievance })
  return {
    look,
    aGrievance: async (more: Partial<Taking> = {}) => {
      const taken = await node.as('Dewi')(takeGrievance, {
        once: randomUUID(),
        channel: 'Phone',
        type: 'NoResponse',
        language: 'km',
        aboutAgency: agencies.police,
        told: { what: 'Nobody has called for three months.', office: 'Polres', name: 'Sari', reach: '+999215550177' },
        ...more,
      })
      const receipt = readNumber(taken.body.receipt)
      const found = 'select id from assistance.grievance where receipt = $1'
      const [row] = await node.rows<{ id: GrievanceId }>(found, [receipt])
      return { id: row!.id, taken }
    },
    step: (by: Person, grievance: GrievanceId, told: Partial<z.input<typeof takeGrievanceStep.input>>) =>
      node.as(by)(takeGrievanceStep, { grievance, text: 'Read today.', ...told } as never),
    seen: async (by: Person, id: GrievanceId) => [
      (await look(by, id)).status,
      await seenBy(by, 'select from assistance.grievance where id = $1', [id]),
      await seenBy(by, 'select from assistance.grievance_step where grievance = $1', [id]),
      await seenBy(by, 'select from assistance.grievance_check where grievance = $1', [id]),
    ],
  }
}
