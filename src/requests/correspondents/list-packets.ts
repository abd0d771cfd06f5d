import { handle } from '../../platform/handle.ts'
import { listPackets } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { settled } from '../machine.ts'
import { getRow } from '../move/row.ts'
import { isByHand } from './by-hand.ts'
import { mailContacts } from './mail/contacts.ts'
import { aboutOf, packetsOf } from './packets.ts'

export const endpoint = handle(listPackets, {
  needs: 'requests.read',
  audit: ({ request }, output) => ({ subject: request, ...(output.case !== null && { cases: [output.case] }) }),

  async run(context: OfficerCtx, { request }) {
    const row = await getRow(context, request)
    const byHand = await isByHand(context, request)
    const open = byHand && row.message !== null && !settled.includes(row.status)
    const may = open && context.officer.may.has('requests.write')
    return {
      ...aboutOf(row),
      byHand,
      packets: await packetsOf(context, row),
      mailFrom: context.mailFrom,
      contacts: byHand ? await mailContacts(context, row.state) : [],
      mayMake: may,
      mayAnswer: may,
    }
  },
})
