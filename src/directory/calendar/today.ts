import type { Context } from '../../platform/handle.ts'
import { getState } from '../get-state.ts'
import { alreadyBegun } from '../problems.ts'
import type { DirectoryTables } from '../tables.ts'
import { dayIn } from './working-days.ts'

type Ctx = Pick<Context<DirectoryTables>, 'db' | 'state' | 'now'>

/** Which day it is in the capital of this state. */
export async function todayHere({ db, state, now }: Ctx): Promise<string> {
  const { zones } = await getState(db, state)
  return dayIn(now, zones[0]!).toString()
}

/** A rule is written for today and later: what ran by an earlier one is not told otherwise afterwards. */
export async function mustNotHaveBegun(context: Ctx, since: string): Promise<void> {
  const today = await todayHere(context)
  if (since < today) throw alreadyBegun(today)
}
