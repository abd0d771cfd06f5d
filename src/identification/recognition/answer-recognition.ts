import { handle } from '../../platform/handle.ts'
import { getDataKey, sealText } from '../../platform/seal.ts'
import { CaseId, PersonId } from '../../casework/contract.ts'
import { DeterminationId } from '../contract.ts'
import { decide, type Ctx } from '../decide.ts'
import { findLast, type DeterminationRow } from '../get-determination.ts'
import { answeredMeanwhile, decidedMeanwhile, notAnotherStates } from '../problems.ts'
import { answerRecognition, statusByRecognition, type Recognition } from './contract.ts'

/** Our answer to what another state decided, by name and with reasons; our own status follows it only upwards. */
export const endpoint = handle(answerRecognition, {
  needs: 'identification.decide',
  audit: ({ determination, answer }, { person, case: caseId, follows }) => ({
    subject: person,
    cases: [caseId],
    detail: { determination, answer, status: follows?.status ?? null },
  }),
  broken: {
    answers_follow_one_another: ({ determination }) => answeredMeanwhile(determination),
    decisions_follow_one_another: ({ determination }) => decidedMeanwhile(determination),
    only_what_another_state_decided: ({ determination }) => notAnotherStates(determination),
  },

  async run(context: Ctx, { determination, answer, body, reasons, seen }) {
    const { db, state } = context
    const theirs = await findTheirs(context, determination)
    const { person, case_id } = theirs
    const recognition = await keepAnswer(context, { theirs, answer, body, reasons })
    const ours = await findLast(db, { person, state })
    const status = statusByRecognition(ours?.status ?? 'NotScreened', theirs.status, answer)
    if (status === undefined && seen !== null && seen !== (ours?.number ?? 0)) throw decidedMeanwhile(person)
    const follows =
      status === undefined
        ? null
        : await decide(
            context,
            { person, status, body, reasons, appealTold: false, appealUntil: null, seen, recognition: recognition.id },
            'recognition',
          )
    return {
      person: PersonId.parse(person),
      case: CaseId.parse(case_id),
      recognition,
      follows,
    }
  },
})

async function keepAnswer(
  { db, vault, officer, now, newId }: Ctx,
  { theirs, answer, body, reasons }: Pick<Recognition, 'answer' | 'body' | 'reasons'> & { theirs: DeterminationRow },
): Promise<Recognition> {
  const { id: determination, person, case_id } = theirs
  const before = await db
    .selectFrom('identification.recognition')
    .select(({ fn }) => fn.countAll<string>().as('answers'))
    .where('determination', '=', determination)
    .executeTakeFirstOrThrow()
  const [id, by] = [newId(), officer.id]
  const sealed = sealText(await getDataKey(db, vault, case_id), 'recognition', reasons)
  await db
    .insertInto('identification.recognition')
    .values({
      id,
      person,
      case_id,
      determination,
      answer,
      body,
      by,
      number: Number(before.answers) + 1,
      reasons: sealed,
      at: now,
    })
    .execute()
  return { id, determination: DeterminationId.parse(determination), answer, body, reasons, at: now.toISOString(), by }
}

/** The last that this other state told us of her; what it said before was taken back by what it says now. */
async function findTheirs({ db }: Ctx, id: string): Promise<DeterminationRow> {
  const theirs = await db
    .selectFrom('identification.determination')
    .selectAll()
    .where('id', '=', id)
    .where('message', 'is not', null)
    .executeTakeFirst()
  if (!theirs) throw notAnotherStates(id)
  const last = await findLast(db, theirs)
  if (last!.id !== id) throw answeredMeanwhile(id)
  return theirs
}
