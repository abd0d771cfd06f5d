import { PersonId } from '../../casework/contract.ts'
import { getCase } from '../../casework/index.ts'
import { opens } from '../../assistance/contract.ts'
import { findDelivery } from '../../exchange/index.ts'
import { handle } from '../../platform/handle.ts'
import { openText, type DataKey } from '../../platform/seal.ts'
import { getRequest, type FieldValues, type LogEntry, type RequestView } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { definitions, forbiddenTo, type Definition } from '../definitions.ts'
import { answerCatalogue } from '../answers.ts'
import { catalogue, type FieldName } from '../catalogue.ts'
import { formOf } from '../fields.ts'
import { clockOf } from '../clocks/kept-clock.ts'
import { isByHand } from '../correspondents/by-hand.ts'
import { categoriesOf } from '../transfers/categories.ts'
import { consentsFor } from '../move/consents.ts'
import { openEntry, readEntries } from '../move/log.ts'
import { getRow, keyOf, openFields } from '../move/row.ts'
import { missingIn } from '../move/send-opening.ts'
import { whereSheStands } from '../move/where-she-stands.ts'
import type { RequestRecord } from '../tables.ts'
import { leadOf } from '../lead/kept-lead.ts'
import { originatorsOf, questionsOn } from '../onward/originators.ts'
import { listRecalls } from '../recall/list-recalls.ts'
import { translationsOf } from '../translate/kept.ts'
import { nextRung } from './escalation.ts'
import { leadVerbs, recallVerbs, verbsFor } from './may.ts'
import { isOverdue, rowOf } from './row-of.ts'

export const endpoint = handle(getRequest, {
  needs: 'requests.read',
  audit: ({ request }, output) => ({ subject: request, ...(output.case !== null && { cases: [output.case] }) }),

  async run(context: OfficerCtx, { request }): Promise<RequestView> {
    const { now, officer } = context
    const row = await getRow(context, request)
    const key = await keyOf(context, row)
    const values = openFields(key, row)
    const definition = definitions[row.kind]
    const clock = await clockOf(context, row.id)
    const recalls = await listRecalls(context, row.id)
    const log = await logOf(context, row, key)
    const lead = await leadOf(context, row)
    const beside = [
      ...recallVerbs(officer, { log, recalls, state: context.state }),
      ...leadVerbs(row, { lead, officer }),
      ...(officer.may.has('requests.approve') ? ['answer-onward'] : []),
    ]
    return {
      ...rowOf(row, now),
      version: row.version,
      person: row.person === null ? null : PersonId.parse(row.person),
      immediateDanger: row.immediate_danger,
      author: row.author,
      approver: row.approver,
      returnNote: row.return_note && openText(key, 'return-note', row.return_note),
      legalBasis: row.legal_basis,
      ...disclosure(row, values),
      ...ofItsKind(definition),
      clockSource: clock?.source ?? null,
      clockVerified: clock?.verified ?? false,
      gates: await gatesOf(context, row, Object.keys(values)),
      ...handlingOf(row),
      escalation: isOverdue(row, now) ? (nextRung(row, now) ?? null) : null,
      recalls,
      translations: await translationsOf(context, row),
      originators: await originatorsOf(context, row, values),
      onward: await questionsOn(context, row.id),
      lead,
      log,
      may: [...verbsFor({ ...row, untold: row.untold && (await someoneToTell(context, row)) }, officer), ...beside],
    }
  },
})

const handlingOf = (row: RequestRecord) => ({
  stillMissing: row.still_missing,
  purpose: row.purpose,
  caveats: row.caveats,
  language: row.language,
  pap: row.pap,
  needsApproval: row.tlp === 'RED' || row.always_second,
})

/** Whether a report stands behind the case; asked only while an answer waits to be told. */
async function someoneToTell(context: OfficerCtx, { case_id: caseId }: RequestRecord): Promise<boolean> {
  return caseId !== null && (await getCase(context, caseId)).reports.length > 0
}

const ofItsKind = (definition: Definition) => ({
  tlpAllowed: [...definition.tlp],
  purposesAllowed: [...definition.purposes],
  dangerCannotWait: definition.dangerCannotWait,
  answerForm: formOf(answerCatalogue, definition.answer),
})

/** Why a field stays here is told by whom it is for. */
const carriersOf = (name: FieldName) =>
  Object.values(definitions)
    .filter(({ required, optional }) => required.includes(name) || optional.includes(name))
    .map(({ kind }) => kind)

/** What leaves, what is missing, and what stays here although the case may know it. */
function disclosure(row: RequestRecord, values: FieldValues) {
  const definition = definitions[row.kind]
  const mayCarry = [...definition.required, ...definition.optional]
  const empty = mayCarry.filter((name) => values[name] === undefined)
  return {
    form: formOf(catalogue, definition),
    values,
    missing: missingIn(row, values),
    leaves: mayCarry.filter((name) => values[name] !== undefined),
    staysHere: [
      ...forbiddenTo(definition).map((name) => ({ name, forbidden: true, carriedBy: carriersOf(name) })),
      ...empty.map((name) => ({ name, forbidden: false, carriedBy: [] })),
    ],
  }
}

/** Shown before anyone tries; what counts is the gate in the log. */
async function gatesOf(
  context: OfficerCtx,
  row: RequestRecord,
  leaves: readonly string[],
): Promise<RequestView['gates']> {
  if (row.side === 'In' || row.person === null) return []
  const gates: RequestView['gates'] = []
  const fields = categoriesOf(leaves)
  for (const purpose of await consentsFor(context, row)) {
    const standing = await whereSheStands(context, {
      person: row.person,
      purpose,
      recipient: `state:${row.state}`,
      fields,
    })
    gates.push({ gate: purpose === 'NotifyOwnState' ? 'G1' : 'Consent', purpose, open: opens(standing), standing })
  }
  return gates
}

async function logOf(context: OfficerCtx, row: RequestRecord, key: DataKey): Promise<LogEntry[]> {
  const log: LogEntry[] = []
  const byHand = await isByHand(context, row.id)
  for (const entry of await readEntries(context, row.id)) {
    const { post, text, fields, language = null, names = [] } = openEntry(key, entry)
    const own = entry.from_state === context.state
    log.push({
      message: entry.message,
      from: entry.from_state,
      step: entry.step,
      at: entry.at.toISOString(),
      post,
      reason: entry.reason,
      text,
      language: entry.step === 'Opening' ? row.language : language,
      fields: entry.step === 'Opening' ? null : fields,
      holds: [...Object.keys(fields ?? {}), ...(text === null ? [] : ['text'])],
      names: [...names],
      delivery: own && !byHand ? (await findDelivery(context, entry.message)).state : null,
    })
  }
  return log
}
