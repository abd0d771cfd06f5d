import { Hono } from 'hono'
import { tellOfficers } from '../access/index.ts'
import type { PlatformTables } from '../platform/handle.ts'
import type { Slice } from '../platform/slice.ts'
import { endpoint as acceptRequest } from './answer/accept-request.ts'
import { endpoint as acknowledgeRequest } from './answer/acknowledge-request.ts'
import { endpoint as askForInformation } from './answer/ask-for-information.ts'
import { endpoint as beginExecution } from './answer/begin-execution.ts'
import { endpoint as declineRequest } from './answer/decline-request.ts'
import { endpoint as linkToCase } from './answer/link-to-case.ts'
import { endpoint as openCaseFromRequest } from './answer/open-case-from-request.ts'
import { endpoint as unlinkFromCase } from './answer/unlink-from-case.ts'
import { endpoint as reportExecution } from './answer/report-execution.ts'
import { followDelivery } from './arrive/follow-delivery.ts'
import { notices } from './arrive/give-notices.ts'
import { takeOpening } from './arrive/take-opening.ts'
import { takeStepOf } from './arrive/take-step.ts'
import { watchClocks } from './arrive/watch-clocks.ts'
import { endpoint as closeRequest } from './ask/close-request.ts'
import { endpoint as giveMoreInformation } from './ask/give-more-information.ts'
import { endpoint as proposeWords } from './ask/propose-words.ts'
import { endpoint as tellReporter } from './ask/tell-reporter.ts'
import { endpoint as withdrawRequest } from './ask/withdraw-request.ts'
import { endpoint as countRequests } from './board/count-requests.ts'
import { endpoint as getRequest } from './board/get-request.ts'
import { endpoint as listRequests } from './board/list-requests.ts'
import type { AllTables } from './context.ts'
import { definitions } from './definitions.ts'
import { endpoint as approveRequest } from './draft/approve-request.ts'
import { endpoint as changeDraft } from './draft/change-draft.ts'
import { endpoint as returnForChange } from './draft/return-for-change.ts'
import { endpoint as showChannels } from './draft/show-channels.ts'
import { endpoint as startDraft } from './draft/start-draft.ts'
import { endpoint as submitDraft } from './draft/submit-draft.ts'
import { endpoint as findForLetters } from './letters/find-for-letters.ts'
import { endpoint as getLetterBatch } from './letters/get-letter-batch.ts'
import { endpoint as issueLetter } from './letters/issue-letter.ts'
import { endpoint as issueLetters } from './letters/issue-letters.ts'
import { endpoint as listLetters } from './letters/list-letters.ts'
import { endpoint as openLetter } from './letters/open-letter.ts'
import { endpoint as previewLetter } from './letters/preview-letter.ts'
import { endpoint as withdrawLetter } from './letters/withdraw-letter.ts'
import { workThroughBatch } from './letters/work-through-batch.ts'
import { endpoint as answerLead } from './lead/answer-lead.ts'
import { askWhoLeads } from './lead/ask-who-leads.ts'
import { leadMessage } from './lead/messages.ts'
import { endpoint as offerLead } from './lead/offer-lead.ts'
import { takeLeadWord } from './lead/take-lead-word.ts'
import { endpoint as withdrawLead } from './lead/withdraw-lead.ts'
import { stepMessage } from './messages.ts'
import { endpoint as answerOnward } from './onward/answer-onward.ts'
import { endpoint as askOnward } from './onward/ask-onward.ts'
import { onwardMessage } from './onward/messages.ts'
import { takeOnward } from './onward/take-onward.ts'
import { endpoint as confirmErasure } from './recall/confirm-erasure.ts'
import { keepBackForHer, recallForHer } from './recall/follow-consent.ts'
import * as withdrawals from './recall/list-withdrawals.ts'
import { erasedMessage, recallMessage } from './recall/messages.ts'
import { dependsOn } from './recall/rests-on.ts'
import { endpoint as recallFields } from './recall/recall-fields.ts'
import * as correspondents from './correspondents/correspondents.ts'
import * as upgrade from './upgrade/upgrade.ts'
import * as registers from './registers/registers.ts'
import * as rosters from './roster/rosters.ts'
import { replays } from './restored/restored.ts'
import * as rooms from './room/rooms.ts'
import * as translations from './translate/translations.ts'
import { takeErased, takeRecall } from './recall/take-recall.ts'

export type { RequestsTables } from './tables.ts'

const withoutVersion = (type: string) => type.split('@')[0]!
const openings = Object.values(definitions).map(
  ({ kind, message }) => [withoutVersion(message), takeOpening(kind)] as const,
)

export const slice: Slice<AllTables & PlatformTables> = {
  name: 'requests',
  dependsOn,
  endpoints: [
    registers.endpoints,
    rosters.endpoints,
    rooms.endpoints,
    upgrade.endpoints,
    translations.endpoints,
    correspondents.endpoints,
    [showChannels, startDraft, changeDraft, submitDraft, approveRequest, returnForChange],
    [withdrawRequest, closeRequest, giveMoreInformation, proposeWords, tellReporter],
    [acknowledgeRequest, askForInformation, acceptRequest, declineRequest, beginExecution, reportExecution],
    [linkToCase, unlinkFromCase, openCaseFromRequest, listRequests, getRequest, countRequests],
    [listLetters, previewLetter, issueLetter, openLetter, withdrawLetter],
    [withdrawals.list, withdrawals.watch],
    [recallFields, confirmErasure, offerLead, withdrawLead, answerLead],
    [askOnward, answerOnward],
    [findForLetters, issueLetters, getLetterBatch],
  ].flat(),
  messages: {
    ...Object.fromEntries(openings),
    ...registers.messages,
    ...rosters.messages,
    ...rooms.messages,
    ...translations.messages,
    [withoutVersion(stepMessage)]: takeStepOf,
    [withoutVersion(recallMessage)]: takeRecall,
    [withoutVersion(erasedMessage)]: takeErased,
    [withoutVersion(leadMessage)]: takeLeadWord,
    [withoutVersion(onwardMessage)]: takeOnward,
  },
  replays,
  listeners: {
    'exchange.delivery-changed': async (context, payload) => {
      await followDelivery(context, payload)
      await rooms.followCopy(context, payload)
    },
    'exchange.restored': askWhoLeads,
    'assistance.consent-narrowed': recallForHer,
    'assistance.consent-expired': keepBackForHer,
    ...notices,
    'requests.letters-asked': workThroughBatch,
    ...registers.listeners,
    ...rosters.listeners,
    ...correspondents.listeners,
    'requests.moved': async (context, payload) => {
      await correspondents.closeLinks(context, payload)
      await tellOfficers(context, { kind: 'requests.moved', right: 'requests.read' })
    },
    'requests.room-word': rooms.ringForWord,
    'requests.room-said': (context) => tellOfficers(context, { kind: 'requests.room-said', right: 'requests.read' }),
  },
  routes: (host) => new Hono().route('/', rooms.filesApi(host)).route('/', correspondents.portal(host)),
  start: async (host) => {
    const stops = [await watchClocks(host), registers.start(host)]
    return async () => {
      for (const stop of stops) await stop()
    }
  },
}
