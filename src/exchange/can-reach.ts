import type { SystemContext } from '../platform/handle.ts'
import { majorOf, MessageType } from './contract.ts'
import { isMemberOn, latestDirectory } from './directory.ts'
import type { ExchangeTables } from './tables.ts'

/** Whether a state has a node, today, that takes this type of message; asked before anybody writes one. */
export async function canReach<T extends ExchangeTables>(
  given: SystemContext<T>,
  { to, type }: { readonly to: string; readonly type: string },
): Promise<boolean> {
  const { db, now, state } = given as unknown as SystemContext<ExchangeTables>
  const member = to === state ? undefined : (await latestDirectory(db))?.members.get(to)
  return member !== undefined && isMemberOn(member, now) && member.accepts.includes(majorOf(MessageType.parse(type)))
}
