import { CompiledQuery } from 'kysely'
import { actAs } from '../src/platform/officer.ts'
import type { useNode } from './node.ts'
import { people, type Person } from './people.ts'

/**
 * What row-level security lets a person see or change of a table, as a policy of another slice would: the number of
 * rows of a statement, which is undone.
 */
export const eyesAt =
  (node: ReturnType<typeof useNode>) =>
  async (person: Person, statement: string, values: readonly unknown[] = []): Promise<number> => {
    const asked = await node.host.database.kysely.startTransaction().execute()
    try {
      await actAs(asked as never, people[person], node.host.clock())
      const { rows, numAffectedRows } = await asked.executeQuery(CompiledQuery.raw(statement, [...values]))
      return numAffectedRows === undefined ? rows.length : Number(numAffectedRows)
    } finally {
      await asked.rollback().execute()
    }
  }
