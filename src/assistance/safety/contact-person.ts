import { getPerson, recordEvent } from '../../casework/index.ts'
import { handle } from '../../platform/handle.ts'
import { getDataKey, sealText } from '../../platform/seal.ts'
import { familyIsNotContacted, notHerWord, reasonFirst, safeWordFirst } from '../problems.ts'
import { contactPerson } from './contract.ts'
import { markOfWord, toContacted, type Ctx } from './keep.ts'

/** Before somebody is called, met or written to. PostgreSQL knows who may not be (migration 0009c). */
export const endpoint = handle(contactPerson, {
  needs: 'assistance.safety',
  audit: ({ person, party, channel }, { id, case: caseId, safeWord }) => ({
    subject: person,
    cases: [caseId],
    detail: { contact: id, party, channel, safeWord },
  }),
  broken: {
    family_is_not_contacted: ({ person }) => familyIsNotContacted(person),
    it_is_her_safe_word: ({ person }) => notHerWord(person),
    the_safe_word_comes_first: ({ person }) => safeWordFirst(person),
    a_reason_comes_first: ({ person }) => reasonFirst(person),
  },

  async run(context: Ctx, { person, party, channel, codeWord, reason }) {
    const { db, now, newId, officer, vault } = context
    const { case: caseId } = await getPerson(context, person)
    const key = await getDataKey(db, vault, caseId)
    const row = {
      id: newId(),
      person,
      case_id: caseId,
      party,
      channel,
      code_word: codeWord === null ? null : markOfWord(context, person, codeWord),
      reason: reason === null ? null : sealText(key, 'contact', reason),
      recorded_by: officer.id,
      recorded_at: now,
    }
    await db.insertInto('assistance.contact').values(row).execute()
    await recordEvent(context, {
      case: caseId,
      kind: 'assistance.contacted',
      compartment: 'protection',
      detail: { person, party, channel },
    })
    return { ...toContacted({ ...row, plan: null as never }, key), case: caseId }
  },
})
