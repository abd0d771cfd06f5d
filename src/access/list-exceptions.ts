import type { z } from 'zod'
import { handle } from '../platform/handle.ts'
import { getDataKey, openText } from '../platform/seal.ts'
import { listExceptions } from './contract.ts'
import { nameOfficers } from './named.ts'
import type { AccessTables } from './tables.ts'

const most = 200

export const endpoint = handle<AccessTables, typeof listExceptions.input, typeof listExceptions.output>(
  listExceptions,
  {
    needs: 'access.audit',
    audit: (_, { brokenGlass, conflicts }) => ({
      subject: 'exceptions',
      detail: { brokenGlass: brokenGlass.length, conflicts: conflicts.length },
    }),
    async run({ db, now, vault }) {
      const glass = await db.selectFrom('access.break_glass').selectAll().orderBy('at', 'desc').limit(most).execute()
      const blocks = await db
        .selectFrom('access.conflict_block')
        .selectAll()
        .orderBy('at', 'desc')
        .limit(most)
        .execute()
      const ids = [...glass.map(({ officer }) => officer), ...blocks.flatMap((b) => [b.officer, b.declared_by])]
      const named = await nameOfficers(db, ids, now)
      const brokenGlass = []
      for (const { id, officer, subject, at, until, reason } of glass) {
        const key = await getDataKey(db as never, vault, id)
        const times = { at: at.toISOString(), until: until.toISOString() }
        brokenGlass.push({ id, officer: named(officer), subject, ...times, reason: openText(key, 'reason', reason) })
      }
      const conflicts = blocks.map(({ officer, subject, why, declared_by, at }) => ({
        officer: named(officer),
        subject,
        why,
        declaredBy: named(declared_by),
        at: at.toISOString(),
      }))
      return { brokenGlass, conflicts } as z.input<typeof listExceptions.output>
    },
  },
)
