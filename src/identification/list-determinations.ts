import { getPerson } from '../casework/index.ts'
import { handle } from '../platform/handle.ts'
import { getDataKey } from '../platform/seal.ts'
import { appealsOf } from './appeal/keep.ts'
import { listDeterminations } from './list.contract.ts'
import { recognitionsOf } from './recognition/keep.ts'
import type { Ctx } from './decide.ts'
import { getDetermination, helpIsOpen, rowsOf, toDetermination } from './get-determination.ts'

export const endpoint = handle(listDeterminations, {
  needs: 'casework.read',
  audit: ({ person }, output) => ({ subject: person, cases: [output.case] }),

  async run(context: Ctx, { person }) {
    const { db, vault, state } = context
    const { case: caseId } = await getPerson(context, person)
    const rows = await rowsOf(db, person).orderBy('at', 'desc').orderBy('number', 'desc').execute()
    const key = rows.length > 0 ? await getDataKey(db, vault, caseId) : undefined
    const { own, others } = await getDetermination(context, person)
    const ours = own ?? {
      state,
      status: 'NotScreened' as const,
      body: null,
      decidedOn: context.now.toISOString().slice(0, 10),
    }
    const appeals = await appealsOf(context, person, { rows, key })
    const appealed = appeals.some(({ standing }) => standing === 'Open')
    const today = context.now.toISOString().slice(0, 10)
    return {
      person,
      case: caseId,
      standing: [ours, ...others],
      history: rows.map((row) => toDetermination(row, key)),
      appeals,
      recognitions: await recognitionsOf(context, person, key),
      helpIsOpen: helpIsOpen([ours, ...others], own, { appealed, today }),
    }
  },
})
