import type { RecallReason } from '../contract.ts'
import type { Ctx } from '../context.ts'
import { openEntry, readEntries } from '../move/log.ts'
import { keyOf } from '../move/row.ts'
import { isWords, plain, stems, words } from '../onward/originators.ts'
import type { RequestRecord, RequestsTables } from '../tables.ts'
import { takeBack } from './take-back.ts'

interface Recalled {
  readonly entry: RequestsTables['requests.entry']
  readonly fields: readonly string[]
  readonly reason: RecallReason
}

const carry = ['Opening', 'MoreInfoGiven', 'Corrected']

/**
 * What a state takes back goes back from whoever had it from us with that state's yes: the recall is passed on before it
 * is erased here, field by field, where the very words went on.
 */
export async function passOn(context: Ctx, row: RequestRecord, { entry, fields, reason }: Recalled): Promise<void> {
  const told = await toldOnTo(context, row)
  if (told.length === 0) return
  const { fields: values, text } = openEntry(await keyOf(context, row), entry)
  const gone = words({
    ...Object.fromEntries(Object.entries(values ?? {}).filter(([name]) => fields.includes(name))),
    ...(fields.includes('text') && text !== null && { text }),
  })
  for (const other of told) {
    const key = await keyOf(context, other)
    let latest = other
    for (const each of await readEntries(context, other.id)) {
      if (each.from_state !== context.state || !carry.includes(each.step)) continue
      const went = Object.entries(openEntry(key, each).fields ?? {})
        .filter(([name, value]) => isWords(name) && typeof value === 'string' && stems(plain(value), gone))
        .map(([name]) => name)
      if (went.length > 0)
        latest = await takeBack(context, latest, { message: each.message, fields: went, reason, correction: {} })
    }
  }
}

/** Requests of ours, about the same case, to states to which the originator let it go on. */
async function toldOnTo({ db }: Ctx, row: RequestRecord): Promise<RequestRecord[]> {
  if (row.side === 'Out' || row.case_id === null) return []
  return db
    .selectFrom('requests.request')
    .selectAll()
    .where('case_id', '=', row.case_id)
    .where('side', '=', 'Out')
    .where('message', 'is not', null)
    .where('state', 'in', (is) =>
      is
        .selectFrom('requests.onward as o')
        .select('o.to_state')
        .where('o.request', '=', row.id)
        .where('o.side', '=', 'Out')
        .where('o.answer', '=', 'Allowed'),
    )
    .orderBy('id')
    .forUpdate()
    .execute()
}
