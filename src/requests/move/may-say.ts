import { getPerson } from '../../casework/index.ts'
import { getDetermination } from '../../identification/index.ts'
import type { FieldName } from '../catalogue.ts'
import { singlesOut, type FieldValues, type RequestKind } from '../contract.ts'
import type { Ctx } from '../context.ts'
import { definitions } from '../definitions.ts'
import { mustHaveTheirYes } from '../onward/originators.ts'
import { aboutSomeoneElse, namedBelowRed } from '../problems.ts'
import type { RequestRecord } from '../tables.ts'
import { keyOf, openFields } from './row.ts'

/** No name below RED, no status but the one that we decided, no third state's words without its yes. */
export async function maySay(context: Ctx, row: RequestRecord, values: FieldValues): Promise<void> {
  const named = await namesIn(context, row, values)
  if (named.length > 0 && row.tlp !== 'RED') throw namedBelowRed(row.id, named)
  if (values['status'] !== undefined) await mustBeOurDecision(context, row, values)
  await mustHaveTheirYes(context, row, values)
}

const ofTheDecision = ['status', 'decisionBody', 'decisionDate', 'appealRight'] as const
const aboutHer: readonly string[] = [...ofTheDecision, 'name', 'nationality']

/** The same of what follows later, in more information or in a correction: only of what it says anew. */
export async function maySayLater(context: Ctx, row: RequestRecord, fields: FieldValues): Promise<void> {
  const whole = { ...openFields(await keyOf(context, row), row), ...fields }
  const named = (await namesIn(context, row, whole)).filter((name) => name in fields)
  if (named.length > 0 && row.tlp !== 'RED') throw namedBelowRed(row.id, named)
  const speaksOfIt = Object.keys(fields).some((name) => aboutHer.includes(name))
  if (speaksOfIt && whole['status'] !== undefined) await mustBeOurDecision(context, row, whole)
  await mustHaveTheirYes(context, row, fields)
}

/** What singles a person out in it; her whole name stays one where she is *called* by it. */
export async function namesIn(context: Ctx, row: RequestRecord, values: FieldValues): Promise<string[]> {
  const named = singlesOut(values)
  if (row.person === null || typeof values['alias'] !== 'string') return named
  const { names } = (await getPerson(context, row.person)).identity
  const isWholeName = names.some(
    ({ text, kind }) => kind !== 'Nickname' && kind !== 'Alias' && plain(text) === plain(String(values['alias'])),
  )
  return isWholeName ? [...named, 'alias'] : named
}

const plain = (name: string) => name.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase()

const mayCarry = (kind: RequestKind, name: FieldName) =>
  definitions[kind].required.includes(name) || definitions[kind].optional.includes(name)

/** A status that leaves is what our authority decided on this very person, and nothing that an officer typed instead. */
async function mustBeOurDecision(context: Ctx, row: RequestRecord, values: FieldValues): Promise<void> {
  const { identity, citizenship } = await getPerson(context, row.person!)
  const { own: decision } = await getDetermination(context, row.person!)
  const decided: FieldValues = {
    ...(decision && { status: decision.status, decisionDate: decision.decidedOn, appealRight: decision.appealTold }),
    ...(decision?.body && { decisionBody: decision.body }),
  }
  const wrong = ofTheDecision.filter((name) => mayCarry(row.kind, name) && values[name] !== decided[name]) as string[]
  if (!identity.names.some(({ text }) => text === values['name'])) wrong.push('name')
  // Her yes (G1) is a yes to telling her own state, and no other.
  const own = row.kind === 'VictimStatusNotification' ? row.state : String(values['nationality'])
  if (values['nationality'] !== own || !citizenship.includes(own)) wrong.push('nationality')
  if (wrong.length > 0) throw aboutSomeoneElse(row.id, wrong)
}
