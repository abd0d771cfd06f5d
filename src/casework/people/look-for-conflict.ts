import { foundConflict, listOfficersNow, type Found } from '../../access/index.ts'
import type { Listener } from '../../platform/slice.ts'
import type { Ctx } from '../context.ts'
import { blindIdentifier } from '../identifiers/identifiers.ts'
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
  const tokens = await phonesIn(context, subject, about)
  const known = about === null ? undefined : (await getPerson(context, about)).identity
  for (const officer of officers) {
    const rings =
      officer.phone !== null && tokens.has(blindIdentifier(context, 'Phone', officer.phone).token.toString('hex'))
    const like = rings ? ({ why: 'NamedInCase', strong: true } as const) : known && likenessOf(officer, known)
    if (like)
      await foundConflict(context, { officer: officer.id, subject, about: about ?? subject, ...like } satisfies Found)
  }
}

async function phonesIn({ db }: Ctx, subject: string, about: string | null): Promise<Set<string>> {
  const rows = await db
    .selectFrom('casework.identifier')
    .select('token')
    .where('case_id', '=', subject)
    .where('kind', '=', 'Phone')
    .$if(about !== null, (query) => query.where('person', '=', about))
    .execute()
  return new Set(rows.map(({ token }) => token.toString('hex')))
}
