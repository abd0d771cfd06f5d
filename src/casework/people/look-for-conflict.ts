import { foundConflict, listOfficersNow, type Found } from '../../access/index.ts'
import { getDataKey, openJson } from '../../platform/seal.ts'
import type { Listener } from '../../platform/slice.ts'
import type { Ctx } from '../context.ts'
import { normaliseIdentifier } from '../identifiers/normalise.ts'
import type { CaseworkTables } from '../tables.ts'
import { likenessOf } from './conflict-strength.ts'
import { getPerson } from './open-person.ts'

/**
 * Somebody was put into a case, or is called something else now: is it one of our officers, by name, post or telephone?
 * A strong likeness closes the case to that officer at once (domain 10.6.4), a weak one asks a supervisor.
 */
export const lookForConflict: Listener<CaseworkTables> = async (given, payload) => {
  const context = given as unknown as Ctx
  const { case: subject, person: about } = payload as { case: string; person: string | null }
  const officers = await listOfficersNow(context.db, context.now)
  const phones = await phonesIn(context, subject, about)
  const known = about === null ? undefined : (await getPerson(context, about)).identity
  for (const officer of officers) {
    const rings = phones.size > 0 && officer.phone !== null && phones.has(phoneOf(context, officer.phone))
    const like = rings ? ({ why: 'NamedInCase', strong: true } as const) : known && likenessOf(officer, known)
    if (like)
      await foundConflict(context, { officer: officer.id, subject, about: about ?? subject, ...like } satisfies Found)
  }
}

const phoneOf = ({ state }: Ctx, said: string) => normaliseIdentifier('Phone', said, state)

/** As they are compared: opened, so that nobody's number has to be blinded to meet them. */
async function phonesIn(context: Ctx, subject: string, about: string | null): Promise<Set<string | undefined>> {
  const rows = await context.db
    .selectFrom('casework.identifier')
    .select('value')
    .where('case_id', '=', subject)
    .where('kind', '=', 'Phone')
    .$if(about !== null, (query) => query.where('person', '=', about))
    .execute()
  if (rows.length === 0) return new Set()
  const key = await getDataKey(context.db, context.vault, subject)
  return new Set(rows.map(({ value }) => openJson<{ normalised: string }>(key, 'identifier.value', value).normalised))
}
