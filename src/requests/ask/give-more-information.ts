import { handle } from '../../platform/handle.ts'
import { sealJson } from '../../platform/seal.ts'
import { giveMoreInformation } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { namesIn } from '../move/may-say.ts'
import { holdsAName } from '../marking.ts'
import { auditOf, holdOurs, keyOf, openFields, standingOf } from '../move/row.ts'
import { sendStep } from '../move/send-step.ts'
import { broken, needsASecondPerson } from '../problems.ts'

/**
 * The same narrow fields, the same gate and the same second person hold for what is added later: a name never follows
 * under a lower marking, and under RED it is given by an approver who did not write the request.
 */
export const endpoint = handle(giveMoreInformation, {
  needs: 'requests.write',
  audit: auditOf,
  broken,

  async run(context: OfficerCtx, { request, text, language, values }) {
    const { officer } = context
    const row = await holdOurs(context, request)
    const key = await keyOf(context, row)
    const before = openFields(key, row)
    const whole = { ...before, ...values }
    const named = (await namesIn(context, row, whole)).filter((name) => whole[name] !== before[name])
    if (named.length > 0 && row.tlp === 'RED' && (row.author === officer.id || !officer.may.has('requests.approve')))
      throw needsASecondPerson(request)
    const change = { fields: sealJson(key, 'fields', whole), names_a_person: holdsAName(whole) }
    return standingOf(await sendStep(context, row, { step: 'MoreInfoGiven', text, language, fields: values, change }))
  },
})
