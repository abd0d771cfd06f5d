import type { ConsentPurpose } from '../../assistance/contract.ts'
import { getPerson } from '../../casework/index.ts'
import type { Ctx } from '../context.ts'
import { definitions } from '../definitions.ts'
import type { RequestRecord } from '../tables.ts'

type About = Pick<RequestRecord, 'kind' | 'state' | 'person'>

/** What the person must have said yes to before this leaves; her own state is more than another state. */
export async function consentsFor(context: Ctx, { kind, state, person }: About): Promise<readonly ConsentPurpose[]> {
  const { consents, consentsToOwnState } = definitions[kind]
  if (person === null || consentsToOwnState.length === 0) return consents
  const { citizenship } = await getPerson(context, person)
  return citizenship.includes(state) ? [...consents, ...consentsToOwnState] : consents
}
