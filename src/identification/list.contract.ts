import { z } from 'zod'
import { CaseId, PersonId } from '../casework/contract.ts'
import { query } from '../platform/contract.ts'
import { Appeal } from './appeal/contract.ts'
import { Determination } from './status.contract.ts'
import { Recognition } from './recognition/contract.ts'

export const listDeterminations = query('identification/list-determinations', {
  summary: 'How our state and other states see a person, side by side, with every decision, appeal and answer so far.',
  input: z.strictObject({ person: PersonId }),
  output: z.object({
    person: PersonId,
    case: CaseId,
    /** Where each state stands now, ours first. */
    standing: z.array(Determination.pick({ state: true, status: true, body: true, decidedOn: true })),
    history: z.array(Determination),
    appeals: z.array(Appeal),
    recognitions: z.array(Recognition),
    /** Help is open, and stays open while an appeal is heard. */
    helpIsOpen: z.boolean(),
  }),
})
