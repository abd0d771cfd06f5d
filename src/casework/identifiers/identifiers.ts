import { sql } from 'kysely'
import type { Blinded } from '../../platform/blinded.ts'
import { openJson, findKeys, keysOf } from '../../platform/seal.ts'
import type { Vault } from '../../platform/seal.ts'
import type { IdentifierKind } from '../codes/contract.ts'
import type { Ctx } from '../context.ts'
import { notAnIdentifier } from '../problems.ts'
import type { CaseworkTables } from '../tables.ts'
import { Identifier } from './contract.ts'
import { normaliseIdentifier } from './normalise.ts'

/** Normalises an identifier and blinds it: `token` is stored, `tokens` are looked up. Throws 422 when it cannot be one. */
export function blindIdentifier(
  { vault, state }: { vault: Vault; state: string },
  kind: IdentifierKind,
  value: string,
): { normalised: string; token: Buffer; tokens: Buffer[] } {
  const normalised = normaliseIdentifier(kind, value, state)
  if (normalised === undefined) throw notAnIdentifier(kind)
  const tokens = vault.blinds(`identifier-${kind}`, normalised)
  return { normalised, token: tokens[0]!, tokens }
}

/** The identifiers of erased cases open no more and are found no more. */
export const blinded: Blinded<CaseworkTables> = {
  table: 'casework.identifier',
  column: 'token',
  by: 'id',
  kinds: ['identifier-'],
  way: 'inPlace',
  async renew({ db, vault }, ids) {
    const rows = await db
      .selectFrom('casework.identifier')
      .select(['id', 'case_id', 'kind', 'value'])
      .where('id', 'in', ids)
      .execute()
    const keys = await findKeys(
      { db, vault },
      rows.map((row) => row.case_id),
    )
    const tokens = rows.map(({ case_id, kind, value }) => {
      const key = keys.get(case_id)
      if (!key) return vault.blindNothing()
      return vault.blind(
        `identifier-${kind}`,
        openJson<{ normalised: string }>(key, 'identifier.value', value).normalised,
      )
    })
    await sql`update casework.identifier i set token = n.token
                from unnest(${rows.map(({ id }) => id)}::uuid[], ${tokens}::bytea[]) as n (id, token) where i.id = n.id`.execute(
      db,
    )
  },
}

/** The identifiers of one or more case files, as far as this reader may see them. */
export async function listIdentifiers(context: Ctx, caseIds: readonly string[]): Promise<Identifier[]> {
  const rows = await context.db
    .selectFrom('casework.identifier')
    .selectAll()
    .where('case_id', 'in', [...caseIds])
    .orderBy('at')
    .orderBy('id')
    .execute()
  const keyOf = await keysOf(
    context,
    rows.map((row) => row.case_id),
  )
  return rows.map((row) =>
    Identifier.parse({
      ...openJson<object>(keyOf(row.case_id), 'identifier.value', row.value),
      id: row.id,
      case: row.case_id,
      person: row.person,
      kind: row.kind,
      compartment: row.compartment,
      at: row.at.toISOString(),
    }),
  )
}
