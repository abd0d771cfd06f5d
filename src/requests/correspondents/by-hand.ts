import { sendMessage } from '../../exchange/index.ts'
import type { Ctx } from '../context.ts'
import type { RequestRecord } from '../tables.ts'

type Mail = Parameters<typeof sendMessage>[1]

/** Whether no node will receive it: an officer hands it over. Settled when the draft is begun. */
export async function isByHand({ db }: Pick<Ctx, 'db'>, request: string): Promise<boolean> {
  const row = await db
    .selectFrom('requests.by_hand')
    .select('request')
    .where('request', '=', request)
    .executeTakeFirst()
  return row !== undefined
}

export const goByHand = ({ db }: Pick<Ctx, 'db'>, request: string) =>
  db.insertInto('requests.by_hand').values({ request }).execute()

/**
 * The post office for a state with a node. For one without, a message stands in our log only, under an id of its own,
 * and no receipt will ever come: what is known of it is what officers and links say.
 */
export async function post(context: Ctx, row: Pick<RequestRecord, 'id'>, mail: Mail): Promise<string> {
  return (await isByHand(context, row.id)) ? context.newId() : sendMessage(context, mail)
}
