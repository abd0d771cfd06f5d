import type { z } from 'zod'
import { Problem } from '../platform/problem.ts'
import type { RequestKind, RequestStatus } from './contract.ts'

type Asked = { readonly request: string }

export const noSuchRequest = (request: string) => new Problem('requests/no-such-request', 404, { request })
export const changedMeanwhile = (request: string, version: number) =>
  new Problem('requests/changed-meanwhile', 409, { request, version })
export const notADraft = (request: string, status: RequestStatus) =>
  new Problem('requests/not-a-draft', 409, { request, status })
export const forbiddenStep = (request: string, status: RequestStatus, step: string) =>
  new Problem('requests/forbidden-step', 409, { request, status, step })
export const notOurs = (request: string) => new Problem('requests/not-ours', 409, { request })
export const notTheirs = (request: string) => new Problem('requests/not-theirs', 409, { request })
export const incomplete = (request: string, missing: readonly string[]) =>
  new Problem('requests/incomplete', 409, { request, missing })
export const noLegalBasis = (request: string) => new Problem('requests/no-legal-basis', 409, { request })
export const markingNotAllowed = (kind: RequestKind, tlp: string) =>
  new Problem('requests/marking-not-allowed', 409, { kind, tlp })
export const namedBelowRed = (request: string, fields: readonly string[]) =>
  new Problem('requests/named-below-red', 409, { request, fields })
export const noSuchState = (to: string) => new Problem('requests/no-such-state', 422, { to })
export const noNodeThere = (to: string, channels: readonly string[]) =>
  new Problem('requests/no-node-there', 409, { to, channels })
export const needsASecondPerson = (request: string) => new Problem('requests/needs-a-second-person', 409, { request })
export const noImmediateDanger = (kind: RequestKind) => new Problem('requests/no-immediate-danger', 409, { kind })
export const toOurselves = (to: string) => new Problem('requests/to-ourselves', 409, { to })
export const aboutSomeoneElse = (request: string, fields: readonly string[]) =>
  new Problem('requests/about-someone-else', 409, { request, fields })
export const authorDoesNotApprove = (request: string) =>
  new Problem('requests/author-does-not-approve', 409, { request })
export const alreadyKnown = (request: string) => new Problem('requests/already-known', 409, { request })
export const personOfAnotherCase = (person: string) => new Problem('requests/person-of-another-case', 409, { person })
export const tiedForGood = (request: string) => new Problem('requests/tied-for-good', 409, { request })
export const noSuchLetterHere = (request: string, kind: string) =>
  new Problem('requests/no-such-letter-here', 409, { request, kind })
export const notForALetter = (request: string, facts: readonly string[]) =>
  new Problem('requests/not-for-a-letter', 400, { request, facts })
export const noSuchBatch = (batch: string) => new Problem('requests/no-such-batch', 404, { batch })
export const noAnswerYet = (request: string) => new Problem('requests/no-answer-yet', 409, { request })
export const nobodyToTell = (request: string) => new Problem('requests/nobody-to-tell', 409, { request })
export const notInThatMessage = (request: string, fields: readonly string[]) =>
  new Problem('requests/not-in-that-message', 409, { request, fields })
export const notYoursToHandOn = (request: string, owner: string) =>
  new Problem('requests/not-yours-to-hand-on', 409, { request, owner })
export const leadInDoubt = (request: string) => new Problem('requests/lead-in-doubt', 409, { request })
export const noSuchOffer = (request: string) => new Problem('requests/no-such-offer', 404, { request })
export const notInACase = (request: string) => new Problem('requests/not-in-a-case', 409, { request })
export const originatorHasNotAgreed = (request: string, states: readonly string[]) =>
  new Problem('requests/originator-has-not-agreed', 409, { request, states })
export const nothingToAsk = (request: string) => new Problem('requests/nothing-to-ask', 409, { request })
export const noSuchRecall = (request: string) => new Problem('requests/no-such-recall', 404, { request })
export const noSuchReconciliation = (state: string) => new Problem('requests/no-such-reconciliation', 404, { state })
export const reconcilingAlready = (state: string) => new Problem('requests/reconciling-already', 409, { state })
export const noSuchDifference = (difference: string) => new Problem('requests/no-such-difference', 404, { difference })
export const noSuchColleague = (officer: string) => new Problem('requests/no-such-colleague', 422, { officer })
export const noSuchItem = (item: string) => new Problem('requests/no-such-item', 404, { item })
export const changedItem = (item: string, version: number) =>
  new Problem('requests/changed-item', 409, { item, version })
export const noSuchRosterPart = (part: string) => new Problem('requests/no-such-roster-part', 404, { part })
export const partHasLeft = (part: string) => new Problem('requests/part-has-left', 409, { part })
export const partIsTaken = (part: string) => new Problem('requests/part-is-taken', 409, { part })
export const rosterUnread = (lines: readonly number[]) =>
  new Problem('requests/roster-unread', 422, { lines: lines.slice(0, 20).join(', ') })
export const nobodyOnTheList = (rows: number, most: number) =>
  new Problem('requests/nobody-on-the-list', 422, { rows, most })
export const askedTooSoon = (seconds: number) => new Problem('requests/asked-too-soon', 429, { seconds })
export const hasANode = (request: string, to: string) => new Problem('requests/has-a-node', 409, { request, to })
export const noSuchPacket = (packet: string) => new Problem('requests/no-such-packet', 404, { packet })
export const handedAlready = (packet: string) => new Problem('requests/handed-already', 409, { packet })
export const cannotBeTakenBack = (packet: string) => new Problem('requests/cannot-be-taken-back', 409, { packet })
export const noSuchWay = (request: string, kind: RequestKind) =>
  new Problem('requests/no-such-way', 409, { request, kind })
export const raisedAlready = (request: string, later: string) =>
  new Problem('requests/raised-already', 409, { request, later })
export const itemsOpen = (request: string, items: readonly string[]) =>
  new Problem('requests/items-open', 409, { gate: 'G6', request, items })
export const erasedThere = (request: string) => new Problem('requests/erased-there', 409, { request })
export const whomItIsAbout = (request: string) => new Problem('requests/whom-it-is-about', 422, { request })
export const stillComingBack = (request: string) => new Problem('requests/still-coming-back', 409, { request })
/** Names the fields, never what was in them. */
export const notAsAgreed = (code: 'requests/field-not-allowed' | 'requests/not-as-agreed', error: z.ZodError) =>
  new Problem(code, code === 'requests/not-as-agreed' ? 422 : 400, {
    issues: error.issues.slice(0, 20).map((issue) => ({
      code: issue.code,
      path: issue.path.map(String).join('.'),
      ...(issue.code === 'unrecognized_keys' && { fields: issue.keys.slice(0, 20) }),
    })),
  })

/** What PostgreSQL itself refuses, on every way by which something leaves. */
export const broken = {
  her_own_state_is_told_only_if_she_agrees: ({ request }: Asked) =>
    new Problem('requests/her-own-state-is-not-told', 409, { gate: 'G1', request }),
  she_agreed_that_it_is_shared: ({ request }: Asked) => sheHasNotAgreed(request),
  no_contact_with_family_goes_with_it: ({ request }: Asked) =>
    new Problem('requests/family-is-involved', 409, { gate: 'G8', request }),
  no_child_moves_without_guardian: ({ request }: Asked) =>
    new Problem('requests/child-without-guardian', 409, { gate: 'G5', request }),
  the_author_does_not_approve: ({ request }: Asked) => authorDoesNotApprove(request),
  red_needs_a_second_person: ({ request }: Asked) => needsASecondPerson(request),
  no_formal_request_with_an_empty_item: ({ request }: Asked) => itemsOpen(request, []),
  a_named_person_travels_red: ({ request }: Asked) => namedBelowRed(request, []),
}

export const noSuchRoom = (room: string) => new Problem('requests/no-such-room', 404, { room })
export const noSuchWord = (word: string) => new Problem('requests/no-such-word', 404, { word })
export const noSuchFile = (file: string) => new Problem('requests/no-such-file', 404, { file })
export const roomIsClosed = (room: string) => new Problem('requests/room-is-closed', 409, { room })
export const notYourRoom = (room: string) => new Problem('requests/not-your-room', 409, { room })
export const notInTheRoom = (room: string, state: string) =>
  new Problem('requests/not-in-the-room', 409, { room, state })
export const notYoursToDo = (action: string) => new Problem('requests/not-your-action', 409, { action })
export const alreadyDone = (action: string) => new Problem('requests/already-done', 409, { action })
export const roomNeedsACase = (request: string) => new Problem('requests/room-needs-a-case', 409, { request })
export const workbookNamesSomebody = (state: string, points: number) =>
  new Problem('requests/workbook-names-somebody', 409, { state, points })
export const roomNamesHer = (room: string) => new Problem('requests/room-names-her', 409, { room })
export const roomPassesOn = (room: string, states: readonly string[]) =>
  new Problem('requests/room-passes-on', 409, { room, states })
export const fileNotTaken = () => new Problem('requests/file-not-taken', 415)
/** Not a refusal: the sender tries again, and by then it is here. */
export const roomNotHereYet = (room: string) => new Problem('requests/room-not-here-yet', 503, { room })
export const sheHasNotAgreed = (request: string) => new Problem('requests/she-has-not-agreed', 409, { request })

export const nothingToTranslate = (request: string, fields: readonly string[]) =>
  new Problem('requests/nothing-to-translate', 409, { request, fields })
export const noSuchTranslation = (request: string) => new Problem('requests/no-such-translation', 404, { request })
export const translationIsOld = (request: string, fields: readonly string[]) =>
  new Problem('requests/translation-is-old', 409, { request, fields })

export const noMailHere = () => new Problem('requests/no-mail-here', 409)
export const notThatAddress = (authority: string) => new Problem('requests/not-that-address', 409, { authority })
export const mailNotOver = (packet: string) => new Problem('requests/mail-not-over', 409, { packet })
export const rowsHaveNotAgreed = (rows: readonly number[]) =>
  new Problem('requests/rows-have-not-agreed', 409, { gate: 'G1', rows })
