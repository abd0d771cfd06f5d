import type { OpenedPerson } from '../../casework/contract.ts'
import { getDetermination } from '../../identification/index.ts'
import { singlesOut, type FieldValues } from '../contract.ts'
import type { Ctx } from '../context.ts'
import { draftFields, type Definition } from '../definitions.ts'

const sexOf: Record<string, string> = { Feminine: 'Female', Masculine: 'Male', NonSpecifiedUnknown: 'Unknown' }

/**
 * What the case already holds of the fields that this kind may carry; an officer reads it before anything leaves. What
 * singles a person out is put in where the kind cannot do without, and otherwise left for the officer to decide on.
 */
export async function proposeValues(context: Ctx, definition: Definition, person: OpenedPerson): Promise<FieldValues> {
  const { identity } = person
  const mayCarry = [...definition.required, ...definition.optional] as string[]
  const [first] = identity.names
  const nickname = identity.names.find(({ kind }) => kind === 'Nickname' || kind === 'Alias')
  const known: Record<string, string | number | boolean | null | undefined> = {
    name: first?.text,
    alias: nickname?.text,
    sex: sexOf[person.gender] ?? 'Other',
    birthDate: identity.birth,
    nationality: person.citizenship[0],
    languageSpoken: person.languages.join(', '),
    lastPlace: identity.place,
    appearance: identity.description,
    peopleCount: 1,
    ...(mayCarry.includes('status') && (await decisionOn(context, person.id))),
  }
  const isNeeded = (name: string) =>
    (definition.required as readonly string[]).includes(name) ||
    singlesOut({ lastPlace: 'x', [name]: 'x' }).length === 0
  const values = Object.fromEntries(
    Object.entries(known).filter(
      (entry): entry is [string, string | number | boolean] =>
        mayCarry.includes(entry[0]) &&
        entry[1] !== null &&
        entry[1] !== undefined &&
        entry[1] !== '' &&
        isNeeded(entry[0]),
    ),
  )
  // What the case holds in another form than the kind wants stays out, for the officer to fill in.
  const fits = draftFields(definition.kind)
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => fits.safeParse({ [name]: value }).success))
}

async function decisionOn(context: Ctx, person: string) {
  const { own } = await getDetermination(context, person)
  if (!own) return {}
  return {
    status: own.status,
    decisionBody: own.body,
    decisionDate: own.decidedOn,
    appealRight: own.appealTold,
    appealUntil: own.appealUntil,
  }
}
