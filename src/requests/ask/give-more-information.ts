import { handle } from '../../platform/handle.ts'
import { sealJson } from '../../platform/seal.ts'
import { giveMoreInformation } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { auditOf, holdOurs, keyOf, openFields, standingOf } from '../move/row.ts'
import { sendStep } from '../move/send-step.ts'
import { broken } from '../problems.ts'

/** The same narrow fields, and the same gate, hold for what is added later. */
export const endpoint = handle(giveMoreInformation, {
  needs: 'requests.write',
  audit: auditOf,
  broken,

  async run(context: OfficerCtx, { request, text, values }) {
    const row = await holdOurs(context, request)
    const key = await keyOf(context, row)
    const change = { fields: sealJson(key, 'fields', { ...openFields(key, row), ...values }) }
    return standingOf(await sendStep(context, row, { step: 'MoreInfoGiven', text, fields: values, change }))
  },
})
