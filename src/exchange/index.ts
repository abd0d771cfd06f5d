import type { Slice } from '../platform/slice.ts'
import type { PlatformTables } from '../platform/handle.ts'
import { untilStopped } from '../platform/sealer.ts'
import { keepAttachment } from './attachments/keep-attachment.ts'
import { openAttachment } from './attachments/open-attachment.ts'
import { sweepFiles } from './attachments/sweep-files.ts'
import { endpoint as listDeadLetters } from './list-dead-letters.ts'
import { endpoint as listHeld } from './list-held.ts'
import { endpoint as listReplays } from './recover/list-replays.ts'
import { endpoint as putAwayReplay } from './recover/put-away-replay.ts'
import { endpoint as listPartners } from './list-partners.ts'
import { endpoint as listThread } from './list-thread.ts'
import { endpoint as putAwayDeadLetter } from './put-away-dead-letter.ts'
import { endpoint as releaseThread } from './release-thread.ts'
import { endpoint as retryDeadLetter } from './retry-dead-letter.ts'
import { endpoint as acceptHistory } from './log/accept-history.ts'
import { keepLog } from './log/keep-log.ts'
import { endpoint as proveMessage } from './log/prove-message.ts'
import { endpoint as showLog } from './log/show-log.ts'
import * as changeList from './members/change-list.ts'
import { keepMembers } from './members/keep-members.ts'
import { endpoint as showMembers } from './members/show-members.ts'
import { endpoint as showPartner } from './members/show-partner.ts'
import { comeBack } from './recover/come-back.ts'
import { keepMark } from './recover/keep-mark.ts'
import { routes } from './routes.ts'
import { Sender } from './sender.ts'
import type { ExchangeHost, ExchangeTables } from './tables.ts'

export type { ExchangeTables } from './tables.ts'
export { findDelivery } from './find-delivery.ts'
export { giveUpStopped } from './give-up-stopped.ts'
export { formRegion } from './form-region.ts'
/** @public the door of the slice that will match between states */
export { logText } from './log/log-text.ts'
export { markRead } from './mark-read.ts'
export { Sender } from './sender.ts'
export { sendMessage } from './send-message.ts'
export { canReach } from './can-reach.ts'
/** Files that travel beside a message: kept before it is sent, opened once it has come. */
export const attachments = { keep: keepAttachment, open: openAttachment }

const pullsEvery = 10 * 60_000
const sweepsEvery = 6 * 3600_000

/** The sender, the puller, the sweeper of files and the keepers of the log and of the members, while the node runs. */
async function start(host: ExchangeHost): Promise<() => Promise<void>> {
  const stopSending = await new Sender(host).start()
  let pulling = Promise.resolve(0)
  const seen = { heads: new Set<string>(), reads: new Set<string>() }
  const stopMarking = await keepMark(host)
  const look = () => comeBack(host, seen)
  const pull = () => (pulling = pulling.then(look).catch(() => 0))
  const timer = setInterval(() => void pull(), pullsEvery)
  void pull()
  const sweeping = untilStopped(
    () => sweepFiles(host),
    sweepsEvery,
    (error) => host.log('exchange.files-not-swept', { error: String(error) }),
  )
  sweeping.start()
  const stopLog = keepLog(host)
  const stopMembers = await keepMembers(host)
  return async () => {
    clearInterval(timer)
    await stopSending()
    await pulling
    await sweeping.stop({ lastly: false })
    await stopLog()
    await stopMembers()
    await stopMarking()
  }
}

export const slice: Slice<ExchangeTables & PlatformTables> = {
  name: 'exchange',
  endpoints: [
    listPartners,
    listDeadLetters,
    retryDeadLetter,
    releaseThread,
    putAwayDeadLetter,
    listThread,
    listHeld,
    listReplays,
    putAwayReplay,
    showLog,
    proveMessage,
    acceptHistory,
    showMembers,
    showPartner,
    changeList.makeOwnKeys,
    changeList.propose,
    changeList.sign,
    changeList.withdraw,
    changeList.takeFile,
  ],
  routes,
  start,
}
