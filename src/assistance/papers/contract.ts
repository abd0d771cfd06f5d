import { z } from 'zod'
import { CaseId, PersonId } from '../../casework/contract.ts'
import { command, query } from '../../platform/contract.ts'

export const PaperKind = z.enum([
  'Passport',
  'NationalId',
  'TravelLetter',
  'WorkPermit',
  'BirthCertificate',
  'BankCard',
  'Phone',
  'Other',
])
export type PaperKind = z.infer<typeof PaperKind>

/** Code list `x_DocumentStatus`. */
export const PaperHolder = z.enum([
  'HeldByPerson',
  'HeldBySyndicate',
  'HeldByAuthority',
  'LostOrDestroyed',
  'NeverHad',
  'Unknown',
])
export type PaperHolder = z.infer<typeof PaperHolder>

export const PaperId = z.uuid().brand<'PaperId'>()
export type PaperId = z.infer<typeof PaperId>

const moment = z.iso.datetime()
const held = {
  holder: PaperHolder,
  /** Which authority, whom, where: sealed. */
  who: z.string().trim().max(300).default(''),
  why: z.string().trim().max(2000).default(''),
  /** The receipt of a hand-over. */
  receipt: z.string().trim().max(200).default(''),
  since: moment,
}
/** An authority is named with its reason; what is handed back is handed back against a receipt. */
const holds = ({ holder, who, why, receipt }: { holder: PaperHolder; who: string; why: string; receipt: string }) =>
  holder === 'HeldByAuthority' ? who !== '' && why !== '' : holder !== 'HeldByPerson' || receipt !== '' || why !== ''

const Step = z.object({ number: z.int(), ...held, by: z.uuid().nullable(), at: moment })
export const Paper = z.object({
  id: PaperId,
  person: PersonId,
  case: CaseId,
  kind: PaperKind,
  holder: PaperHolder,
  /** Known from the journey alone: nobody has written it into the ledger yet. */
  fromLeg: z.boolean(),
  steps: z.array(Step),
})
export type Paper = z.infer<typeof Paper>

export const addPaper = command('assistance/add-paper', {
  summary: 'Write down who holds a passport, another paper or the telephone of a person, since when and why.',
  input: z.strictObject({ person: PersonId, kind: PaperKind, ...held }).refine(holds, { path: ['why'] }),
  output: z.object({ paper: PaperId, case: CaseId }),
})

export const handPaper = command('assistance/hand-paper', {
  summary: 'Write down that a paper changed hands: to whom, why, and against which receipt.',
  input: z
    .strictObject({ paper: PaperId, ...held })
    .refine(holds, { path: ['why'] })
    .refine(({ holder, receipt }) => holder !== 'HeldByPerson' || receipt !== '', { path: ['receipt'] }),
  output: z.object({ paper: PaperId, case: CaseId }),
})

export const listPapers = query('assistance/list-papers', {
  summary: 'Who holds the papers of the people of a case.',
  input: z.strictObject({ case: CaseId }),
  output: z.object({ case: CaseId, papers: z.array(Paper) }),
})
