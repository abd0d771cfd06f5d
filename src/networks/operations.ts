import { handle } from '../platform/handle.ts'
import { createDataKey, getDataKey, sealJson, sealText } from '../platform/seal.ts'
import { blindTarget, clashesOf } from './clashes.ts'
import type { OfficerCtx } from './context.ts'
import { addTarget, changeOperation, OperationId, planOperation } from './operations-contract.ts'
import { changedMeanwhile, endsBeforeItBegins, noSuchOperation, targetThereAlready } from './problems.ts'

/** What of an operation is sealed. */
export interface Written {
  readonly name: string
  readonly note: string
}

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
  run: async (context: OfficerCtx, { operation, version, status }) => {
    await getOperation(context, operation)
    const { numUpdatedRows } = await context.db
      .updateTable('networks.operation')
      .set({ status, version: version + 1 })
      .where('id', '=', operation)
      .where('version', '=', version)
      .executeTakeFirst()
    if (!numUpdatedRows) throw changedMeanwhile(operation)
    return { operation }
  },
})

async function getOperation({ db }: OfficerCtx, id: string): Promise<void> {
  const row = await db.selectFrom('networks.operation').where('id', '=', id).select('id').executeTakeFirst()
  if (!row) throw noSuchOperation(id)
}
