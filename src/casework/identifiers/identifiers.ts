import { openJson } from '../../platform/seal.ts'
import type { Vault } from '../../platform/seal.ts'
import type { IdentifierKind } from '../codes/contract.ts'
import type { Ctx } from '../context.ts'
import { keysOf } from '../file/case-row.ts'
import { notAnIdentifier } from '../problems.ts'
import { Identifier } from './contract.ts'
import { normaliseIdentifier } from './normalise.ts'

/** Normalises an identifier and blinds it for look-up. Throws 422 when it cannot be one. */
export function blindIdentifier(
  { vault, state }: { vault: Vault; state: string },
  kind: IdentifierKind,
  value: string,
): { normalised: string; token: Buffer } {
  const normalised = normaliseIdentifier(kind, value, state)
  if (normalised === undefined) throw notAnIdentifier(kind)
  return { normalised, token: vault.blind(`identifier-${kind}`, normalised) }
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
