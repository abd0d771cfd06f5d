import { sql } from 'kysely'
import type { z } from 'zod'
import { nameOfAgency } from '../access/index.ts'
import type { Blinded } from '../platform/blinded.ts'
import { findDataKey, openText, type Vault } from '../platform/seal.ts'
import type { OfficerCtx } from './context.ts'
import type { Clash, TargetKind } from './operations-contract.ts'
import type { NetworksTables } from './tables.ts'

type Found = z.infer<typeof Clash>

/** What is the same target however it is written: no spaces, no case, digits only where it is a number. */
const normal = (kind: z.infer<typeof TargetKind>, value: string): string =>
  kind === 'Phone' || kind === 'Account' || kind === 'Wallet'
    ? value.replaceAll(/[^\dA-Za-z]/g, '').toLowerCase()
    : value
        .normalize('NFKC')
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
        .trim()

type Kind = z.infer<typeof TargetKind>

export const blindTarget = (vault: Vault, kind: Kind, value: string): Buffer[] =>
  vault.blinds(`networks.${kind}`, normal(kind, value))

/** The targets of an erased operation clash with nobody's. */
export const blinded: Blinded<NetworksTables> = {
  table: 'networks.target_token',
  column: 'token',
  by: 'target',
  kinds: ['networks.'],
  way: 'beside',
  async renew({ db, vault }, ids) {
    const targets = await db
      .selectFrom('networks.target')
      .select(['id as target', 'operation', 'kind', 'value'])
      .where('id', 'in', ids)
      .execute()
    for (const { value, ...row } of targets) {
      const key = await findDataKey(db, vault, row.operation)
      const token = key
        ? blindTarget(vault, row.kind as Kind, openText(key, 'target', value))[0]!
        : vault.blindNothing()
      await db
        .insertInto('networks.target_token')
        .values({ ...row, token })
        .execute()
    }
  },
}

/** The clashes of each of these operations, in one statement. */
export async function clashesOf(context: OfficerCtx, operations: readonly string[]): Promise<Map<string, Found[]>> {
  const { rows } = await sql<{
    operation: string
    kind: Found['kind']
    target: string | null
    agency: string
    contact: string
    from: string
    until: string
  }>`
    select distinct o.id as operation, kind, target, agency, contact, from_day::text as from, until_day::text as until
      from unnest(${[...operations]}::uuid[]) as o (id), networks.clashes(o.id) order by from_day::text`.execute(
    context.db,
  )
  const names = new Map<string, string>()
  for (const id of new Set(rows.map(({ agency }) => agency))) names.set(id, await agencyName(context, id))
  const found = rows.map(({ operation, agency, ...row }) => ({
    operation,
    clash: { ...row, agency: names.get(agency)! },
  }))
  return new Map(
    Map.groupBy(found, ({ operation }) => operation)
      .entries()
      .map(([operation, each]) => [operation, each.map(({ clash }) => clash)]),
  )
}

const agencyName = ({ db }: OfficerCtx, agency: string): Promise<string> =>
  nameOfAgency(db as never, agency).catch(() => agency)
