import { sql } from 'kysely'
import type { Category } from '../transfers/contract.ts'
import type { OfficerCtx } from './context.ts'
import type { Entry, FormCode } from './contract.ts'
import { forms } from './forms.ts'
import { consentMissing, protectedPerson } from './problems.ts'

type Standing = NonNullable<Entry['consent']>

interface Naming {
  readonly form: FormCode
  readonly groups: readonly Category[]
}

/**
 * Whether a person may be named to the network of a form: nobody protects her, she said yes, she said no, she was not
 * asked. It stays so until the transaction ends.
 */
export async function mayBeNamed(
  { db }: Pick<OfficerCtx, 'db'>,
  person: string,
  { form, groups }: Naming,
): Promise<Standing> {
  const { rows } = await sql<{ says: Standing }>`
    select networks.may_be_named(${person}::uuid, ${`network:${forms[form].network}`}, ${[...groups]}::text[]) as says`.execute(
    db,
  )
  return rows[0]!.says
}

/**
 * A person who is protected is not hunted: no Blue or Green about her, and nothing that names her to police without her
 * yes. A missing person cannot be asked; where she was and said no, there is no Yellow either.
 */
export async function mayName(context: OfficerCtx, person: string, naming: Naming): Promise<void> {
  const says = await mayBeNamed(context, person, naming)
  if (says === 'Free') return
  const { form } = naming
  if (form === 'INTERPOL-Green' || form === 'INTERPOL-Blue') throw protectedPerson(form)
  if (says === 'Refused') throw consentMissing(form)
}
