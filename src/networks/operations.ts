import { sql } from 'kysely'
import { nameOfAgency } from '../access/index.ts'
import { handle } from '../platform/handle.ts'
import type { Blinded } from '../platform/blinded.ts'
import {
  createDataKey,
  findDataKey,
  getDataKey,
  openJson,
  openText,
  sealJson,
  sealText,
  type Vault,
} from '../platform/seal.ts'
import type { OfficerCtx } from './context.ts'
import {
  addTarget,
  changeOperation,
  listOperations,
  Operation,
  OperationId,
  planOperation,
  type Clash,
  type TargetKind,
} from './operations-contract.ts'
import { endsBeforeItBegins, noSuchOperation, targetThereAlready } from './problems.ts'
import type { NetworksTables } from './tables.ts'
import type { z } from 'zod'

type Found = z.infer<typeof Clash>

/** What is the same target however it is written: no spaces, no case, digits only where it is a number. */
export const normal = (kind: z.infer<typeof TargetKind>, value: string): string =>
  kind === 'Phone' || kind === 'Account'
    ? value.replaceAll(/[^\dA-Za-z]/g, '').toLowerCase()
    : value
        .normalize('NFKC')
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
        .trim()

type Kind = z.infer<typeof TargetKind>

const blindTarget = (vault: Vault, kind: Kind, value: string): Buffer[] =>
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
async function clashesOf(context: OfficerCtx, operations: readonly string[]): Promise<Map<string, Found[]>> {
  const { rows } = await sql<{
    operation: string
    kind: Found['kind']
    target: string
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

interface Written {
  readonly name: string
  readonly note: string
}

export const list = handle(listOperations, {
  needs: 'networks.read',
  audit: () => ({ subject: 'networks' }),
  run: async (context: OfficerCtx) => {
    const { db, vault } = context
    const rows = await db
      .selectFrom('networks.operation')
      .select(['id', 'network', 'status', 'states', 'contact', 'sealed'])
      .select([sql<string>`from_day::text`.as('from'), sql<string>`until_day::text`.as('until')])
      .orderBy('from_day')
      .limit(200)
      .execute()
    const ids = rows.map(({ id }) => id)
    const targetsOf = Map.groupBy(
      await db
        .selectFrom('networks.target')
        .where(sql<boolean>`operation = any (${ids}::uuid[])`)
        .orderBy('added_at')
        .selectAll()
        .execute(),
      ({ operation }) => operation,
    )
    const clashes = await clashesOf(context, ids)
    const operations = []
    for (const { sealed, ...row } of rows) {
      const key = await getDataKey(db, vault, row.id)
      const targets = targetsOf.get(row.id) ?? []
      operations.push(
        Operation.parse({
          ...row,
          ...openJson<Written>(key, 'operation', sealed),
          targets: targets.map(({ id, kind, value }) => ({ id, kind, value: openText(key, 'target', value) })),
          clashes: clashes.get(row.id) ?? [],
        }),
      )
    }
    return { operations }
  },
})

export const plan = handle(planOperation, {
  needs: 'networks.prepare',
  audit: ({ network }, { operation }) => ({ subject: operation, detail: { network } }),
  run: async ({ db, vault, newId, officer, now }: OfficerCtx, { name, note, from, until, ...input }) => {
    if (until < from) throw endsBeforeItBegins()
    const operation = OperationId.parse(newId())
    const key = await createDataKey(db, vault, operation)
    await db
      .insertInto('networks.operation')
      .values({
        id: operation,
        agency: officer.agency,
        ...input,
        from_day: from,
        until_day: until,
        sealed: sealJson(key, 'operation', { name, note } satisfies Written),
        made_by: officer.id,
        made_at: now,
      })
      .execute()
    return { operation }
  },
})

export const target = handle(addTarget, {
  needs: 'networks.prepare',
  audit: ({ operation, kind }, { clashes }) => ({ subject: operation, detail: { kind, clashes: clashes.length } }),
  broken: { a_target_once: () => targetThereAlready() },
  run: async (context: OfficerCtx, { operation, kind, value }) => {
    const { db, vault, newId, now } = context
    await getOperation(context, operation)
    const key = await getDataKey(db, vault, operation)
    const id = newId()
    await db
      .insertInto('networks.target')
      .values({ id, operation, kind, value: sealText(key, 'target', value), added_at: now })
      .execute()
    await db
      .insertInto('networks.target_token')
      .values(blindTarget(vault, kind, value).map((token) => ({ target: id, operation, kind, token })))
      .execute()
    return { operation, clashes: (await clashesOf(context, [operation])).get(operation) ?? [] }
  },
})

export const change = handle(changeOperation, {
  needs: 'networks.prepare',
  audit: ({ operation, status }) => ({ subject: operation, detail: { status } }),
  run: async (context: OfficerCtx, { operation, status }) => {
    await getOperation(context, operation)
    await context.db.updateTable('networks.operation').set({ status }).where('id', '=', operation).execute()
    return { operation }
  },
})

async function getOperation({ db }: OfficerCtx, id: string): Promise<void> {
  const row = await db.selectFrom('networks.operation').where('id', '=', id).select('id').executeTakeFirst()
  if (!row) throw noSuchOperation(id)
}
