import type { z } from 'zod'
import { recordConsent } from '../src/assistance/contract.ts'
import type { PersonId } from '../src/casework/contract.ts'
import { seedDirectory } from '../src/directory/index.ts'
import { inSystem } from '../src/platform/in-system.ts'
import {
  changeDraft,
  getRequest,
  startDraft,
  submitDraft,
  type FieldValues,
  type RequestId,
  type RequestKind,
} from '../src/requests/contract.ts'
import { answerCatalogue } from '../src/requests/answers.ts'
import { catalogue, type FieldName } from '../src/requests/catalogue.ts'
import { definitions } from '../src/requests/definitions.ts'
import type { Shape } from '../src/requests/fields.ts'
import { aCase } from './a-case.ts'
import type { useNode } from './node.ts'
import type { Person } from './people.ts'

type Node = ReturnType<typeof useNode>
// oxlint-disable-next-line typescript/no-explicit-any -- whatever the node answered
type Draft = any

/** The law that a legal basis is proposed from. */
export const knowTheLaw = (node: Node) => inSystem(node.host, ({ db }) => seedDirectory(db))

export const welfareValues: FieldValues = {
  alias: 'Riko',
  lastPlace: 'Building C-9, bed 3, near Mae Sot',
  dangerNote: 'Guards carry weapons; calls are listened to.',
}

const fitting = (shape: Shape) =>
  shape.kind === 'choice'
    ? shape.options[0]
    : { line: 'made up', text: 'made up', 'yes-no': true, count: 1, date: '2003', country: 'ID' }[shape.kind]

/** Some value that fits a field. */
export const someValue = (name: FieldName) => fitting(catalogue[name])

/** All that a kind of request must carry, made up. */
export const someValues = (kind: RequestKind) =>
  Object.fromEntries(definitions[kind].required.map((name) => [name, someValue(name)])) as Record<string, string>

/** All that an answer to it must say, made up. */
export const someAnswer = (kind: RequestKind): FieldValues =>
  Object.fromEntries(definitions[kind].answer.required.map((name) => [name, fitting(answerCatalogue[name])]))

interface Wanted {
  readonly kind?: RequestKind
  readonly to?: string
  readonly values?: FieldValues
  readonly by?: Person
  readonly change?: Partial<z.input<typeof changeDraft.input>>
  readonly about?: { id: never; person: never } | Awaited<ReturnType<typeof aCase>>
}

/** A draft from a case, with its fields filled in. */
export async function aDraft(node: Node, wanted: Wanted = {}) {
  const { kind = 'LocateAndWelfareCheck', to = 'TH', by = 'Amara', values = welfareValues } = wanted
  const about = wanted.about ?? (await aCase(node, { by }))
  const input = { case: about.id, person: about.person, kind, to, urgency: 'Immediate' as const }
  const started = await node.as(by)(startDraft, input)
  if (started.status !== 200) throw new Error(JSON.stringify(started.body))
  const request = started.body.request as RequestId
  await sheAgrees(node, { person: about.person, kind })
  const saved = await saveDraft(node, request, { by, values, ...(wanted.change && { change: wanted.change }) })
  if (saved.status !== 200) throw new Error(JSON.stringify(saved.body))
  return { request, ...about }
}

/** She says yes to whatever this kind needs, but for her own state being told: that a test says itself. */
export async function sheAgrees(node: Node, { person, kind }: { person: PersonId; kind: RequestKind }) {
  for (const purpose of definitions[kind].consents.filter((each) => each !== 'NotifyOwnState'))
    await node.as('Amara')(recordConsent, {
      person,
      purpose,
      state: 'Given',
      language: 'id',
      interpreter: 'InPerson',
      copyGiven: true,
    })
}

/** Saves a draft with what it holds, some of it changed; `before` is how it was last read. */
export async function saveDraft(
  node: Node,
  request: RequestId,
  { by = 'Amara', values, change, before }: Pick<Wanted, 'by' | 'values' | 'change'> & { before?: Draft },
) {
  const body = before ?? ((await node.as(by)(getRequest, { request })).body as Draft)
  return node.as(by)(changeDraft, {
    request,
    version: body.version,
    values: { ...body.values, ...values },
    tlp: body.tlp,
    urgency: body.urgency,
    purpose: body.purpose,
    caveats: body.caveats,
    legalBasis: body.legalBasis,
    immediateDanger: body.immediateDanger,
    ...change,
  })
}

/** A request that has left. */
export async function aSentRequest(node: Node, wanted: Wanted = {}) {
  const draft = await aDraft(node, wanted)
  const sent = await node.as(wanted.by ?? 'Amara')(submitDraft, { request: draft.request })
  if (sent.status !== 200) throw new Error(JSON.stringify(sent.body))
  return draft
}
