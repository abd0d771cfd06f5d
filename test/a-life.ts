import {
  acceptRequest,
  acknowledgeRequest,
  askForInformation,
  beginExecution,
  closeRequest,
  declineRequest,
  giveMoreInformation,
  reportExecution,
  submitDraft,
  withdrawRequest,
  type RequestId,
} from '../src/requests/contract.ts'
import type { useNode } from './node.ts'

type Node = ReturnType<typeof useNode>

const answer = { outcome: 'Found', safety: 'AtRisk', summary: 'Seen at the building; could not be spoken to alone.' }

/** What can happen to a request that has been drafted, by the side that does it. */
export const steps = {
  leave: (asking: Node, _: Node, request: RequestId) => asking.as('Amara')(submitDraft, { request }),
  read: (_: Node, asked: Node, request: RequestId) => asked.as('Eko')(acknowledgeRequest, { request }),
  ask: (_: Node, asked: Node, request: RequestId) =>
    asked.as('Eko')(askForInformation, { request, text: 'Which floor?' }),
  tell: (asking: Node, _: Node, request: RequestId) =>
    asking.as('Citra')(giveMoreInformation, {
      request,
      text: 'The third, at the river side.',
      values: { languageSpoken: 'Indonesian' },
    }),
  accept: (_: Node, asked: Node, request: RequestId) => asked.as('Eko')(acceptRequest, { request }),
  begin: (_: Node, asked: Node, request: RequestId) =>
    asked.as('Eko')(beginExecution, { request, text: 'Two officers go there today.' }),
  execute: (_: Node, asked: Node, request: RequestId) => asked.as('Eko')(reportExecution, { request, answer }),
  decline: (_: Node, asked: Node, request: RequestId) =>
    asked.as('Eko')(declineRequest, { request, reason: 'ResourceLimit', text: 'Nobody can go there this week.' }),
  withdraw: (asking: Node, _: Node, request: RequestId) =>
    asking.as('Citra')(withdrawRequest, { request, reason: 'PersonFound' }),
  close: (asking: Node, _: Node, request: RequestId) => asking.as('Citra')(closeRequest, { request }),
} as const
export type StepName = keyof typeof steps

/** Whole lives: each step is allowed behind the one before. */
export const lives: readonly (readonly StepName[])[] = [
  ['leave', 'read', 'accept', 'begin', 'execute', 'close'],
  ['leave', 'read', 'ask', 'tell', 'accept', 'execute', 'close'],
  ['leave', 'ask', 'tell', 'ask', 'tell', 'accept', 'begin', 'execute'],
  ['leave', 'read', 'accept', 'ask', 'tell', 'begin', 'ask', 'tell', 'execute', 'close'],
  ['leave', 'ask', 'decline', 'close'],
  ['leave', 'read', 'accept', 'withdraw'],
  ['leave', 'ask', 'withdraw'],
  ['leave', 'withdraw'],
  ['leave', 'decline', 'close'],
]
