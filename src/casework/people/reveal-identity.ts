import { handle } from '../../platform/handle.ts'
import type { OfficerCtx } from '../context.ts'
import { revealIdentity as contract } from './contract.ts'
import { getPerson } from './open-person.ts'

export const endpoint = handle(contract, {
  needs: 'casework.read',
  audit: ({ person, reason }, { case: id }) => ({ subject: person, cases: [id], detail: { reason } }),
  run: (context: OfficerCtx, { person }) => getPerson(context, person),
})
