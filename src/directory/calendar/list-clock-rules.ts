import { handle, type Context } from '../../platform/handle.ts'
import type { DirectoryTables } from '../tables.ts'
import { selectRules, withStanding } from './rule-row.ts'
import { listClockRules } from './rules-contract.ts'
import { todayHere } from './today.ts'

export const endpoint = handle(listClockRules, {
  needs: 'directory.read',
  audit: () => ({ subject: 'directory' }),
  run: async (context: Context<DirectoryTables>) => {
    const today = await todayHere(context)
    return { today, rules: withStanding(await selectRules(context.db).execute(), today) }
  },
})
