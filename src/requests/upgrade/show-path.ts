import { handle } from '../../platform/handle.ts'
import { CaseId } from '../../casework/contract.ts'
import { showPath, type ArticleItem, type FieldValues, type Path } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { definitions } from '../definitions.ts'
import { getRow, keyOf, openFields } from '../move/row.ts'
import type { RequestRecord } from '../tables.ts'
import { articleSixSource, isSaid, itemsOf } from './article-six.ts'
import { leftBehind } from './carry.ts'
import { chainOf, mannerIn, raisedFrom } from './chain.ts'
import { waysFrom } from './ways.ts'

export const endpoint = handle(showPath, {
  needs: 'requests.read',
  audit: ({ request }, output) => ({ subject: request, ...(output.case !== null && { cases: [output.case] }) }),

  async run(context: OfficerCtx, { request }): Promise<Path> {
    const row = await getRow(context, request)
    const values = openFields(await keyOf(context, row), row)
    const manner = await mannerIn(context, row)
    const items = await standingItems(context, row, values)
    const mayWrite = context.officer.may.has('requests.write')
    const open = items.flatMap(({ fields }) => fields).filter(({ state }) => state === 'Unconfirmed')
    return {
      request,
      case: row.case_id === null ? null : CaseId.parse(row.case_id),
      version: row.version,
      manner,
      chain: await chainOf(context, row),
      left: await leftWithTheEarlier(context, row, values),
      ways: mayWrite ? waysFrom(row, manner) : [],
      articleSix: items.length === 0 ? null : { ...articleSixSource, items },
      toConfirm: mayWrite && row.status === 'Draft' ? open.map(({ name }) => name) : [],
    }
  },
})

async function standingItems(
  { db }: OfficerCtx,
  { id, kind, side }: RequestRecord,
  values: FieldValues,
): Promise<ArticleItem[]> {
  const known = await db.selectFrom('requests.item').selectAll().where('request', '=', id).execute()
  const required: readonly string[] = definitions[kind].required
  const stateOf = (name: string, confirmed: boolean) => {
    if (values[name] === undefined) return 'Missing' as const
    if (!isSaid(values, name)) return 'SaysNothing' as const
    return confirmed || side === 'In' ? ('Said' as const) : ('Unconfirmed' as const)
  }
  return itemsOf(kind).map(({ letter, needed, fields }) => ({
    letter,
    needed,
    fields: fields.map((name) => {
      const item = known.find(({ field }) => field === name)
      return {
        name,
        needed: required.includes(name),
        state: stateOf(name, item?.confirmed_by != null),
        origin: item?.origin ?? null,
        confirmedBy: item?.post ?? null,
        confirmedAt: item?.at?.toISOString() ?? null,
      }
    }),
  }))
}

/** Nothing is lost on the way up: what the later one may not carry stands in the earlier, on both sides. */
async function leftWithTheEarlier(context: OfficerCtx, row: RequestRecord, values: FieldValues): Promise<string[]> {
  const earlier = (await raisedFrom(context, row.id))?.earlier
  if (earlier == null) return []
  const before = await context.db
    .selectFrom('requests.request')
    .selectAll()
    .where('id', '=', earlier)
    .where('side', '=', row.side)
    .where('state', '=', row.state)
    .executeTakeFirst()
  return before ? leftBehind(openFields(await keyOf(context, before), before), values) : []
}
