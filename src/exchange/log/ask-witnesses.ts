import { consistencyProof } from '../../platform/merkle.ts'
import { hashesFrom, tilesOf } from '../../platform/tree.ts'
import type { KnownMember } from '../directory.ts'
import { codeIn, hear, noAnswer } from '../hear-answer.ts'
import { officeOf, type Office } from '../office.ts'
import { under } from '../post-item.ts'
import { skew } from '../signed.ts'
import type { ExchangeHost } from '../tables.ts'
import { writeRequest } from './add-checkpoint.ts'
import { publishHead, type Head } from './heads.ts'
import { cosignedAt } from './known-logs.ts'
import { logTree, witnessOf } from './names.ts'

const patience = 20_000
const largest = 16 * 1024
const enough = 2

/** How many others must sign before a head counts as settled: two, or as many as there are. */
export const needed = (others: number): number => Math.min(enough, others)

export const othersIn = ({ directory, memberOn }: Office, state: string, now: Date): KnownMember[] =>
  [...directory.members.keys()].filter((other) => other !== state).flatMap((other) => memberOn(other, now) ?? [])

/** Publishes the head of the hour when it is due, and asks every other member that has not signed it yet. */
export async function settleLog(host: ExchangeHost): Promise<Head | undefined> {
  const office = await officeOf(host)
  const head = await publishHead(host)
  if (!head) return undefined
  const others = othersIn(office, host.state, host.clock())
  const signed = await witnessesOf(host, head)
  const missing = others.filter(({ state }) => !signed.has(state))
  await Promise.all(missing.map((member) => askOne(host, member, head)))
  await countSettled(host, head, others)
  return head
}

async function witnessesOf({ system }: ExchangeHost, { head }: Head): Promise<Set<string>> {
  const { rows } = await system.pool.query<{ witness: string }>(
    'select witness from exchange.log_cosignature where head = $1',
    [head],
  )
  return new Set(rows.map(({ witness }) => witness))
}

type Answer =
  | { readonly kind: 'signed'; readonly line: string; readonly at: Date }
  | { readonly kind: 'size'; readonly size: number }
  | { readonly kind: 'refused'; readonly code: string }

/** One witness. Where it has signed another size than we remember, it is asked once more from there. */
async function askOne(host: ExchangeHost, member: KnownMember, head: Head): Promise<void> {
  const known = await knownSize(host, member.state)
  let answer = await ask(host, member, { head, old: Math.min(known, head.size) })
  if (answer.kind === 'size' && answer.size <= head.size) answer = await ask(host, member, { head, old: answer.size })
  if (answer.kind === 'signed') return keep(host, member, { head, ...answer })
  const code = answer.kind === 'refused' ? answer.code : 'exchange/log-behind-witness'
  await remember(host, member.state, { code, size: known })
}

async function ask(
  host: ExchangeHost,
  member: KnownMember,
  { head, old }: { head: Head; old: number },
): Promise<Answer> {
  const proof = await consistencyProof(old, head.size, hashesFrom(tilesOf(host.system.pool, logTree)))
  const request = writeRequest({ old, proof, note: head.note })
  try {
    const response = await host.fetch(
      new Request(under(member.endpoint, 'witness/add-checkpoint'), {
        method: 'POST',
        body: request,
        headers: { 'content-type': 'text/plain; charset=utf-8' },
        redirect: 'error',
        signal: AbortSignal.timeout(patience),
      }),
    )
    return understand(response, { head, member, state: host.state, request, now: host.clock() })
  } catch (error) {
    return { kind: 'refused', code: noAnswer(error).code }
  }
}

async function understand(
  response: Response,
  question: { head: Head; member: KnownMember; state: string; request: string; now: Date },
): Promise<Answer> {
  const { head, member, now } = question
  const heard = await hear(response, largest)
  const { status, type, text } = heard
  if (status === 200) {
    const line = text.split('\n').find((each) => each.startsWith(`— ${witnessOf(member.state)} `)) ?? ''
    const at = cosignedAt(`${head.note}${line}\n`, member, now)
    const fits = at !== undefined && at.getTime() <= now.getTime() + skew
    return fits ? { kind: 'signed', line: `${line}\n`, at } : { kind: 'refused', code: 'exchange/log-bad-cosignature' }
  }
  if (type.startsWith('text/x.tlog.size')) {
    const size = Number(text.trim())
    return Number.isSafeInteger(size) && size >= 0
      ? { kind: 'size', size }
      : { kind: 'refused', code: 'exchange/no-node-there' }
  }
  return { kind: 'refused', code: codeIn(heard, question) }
}

async function knownSize({ system }: ExchangeHost, state: string): Promise<number> {
  const { rows } = await system.pool.query<{ size: string }>('select size from exchange.log_witness where state = $1', [
    state,
  ])
  return Number(rows[0]?.size ?? 0)
}

async function keep(
  host: ExchangeHost,
  { state }: KnownMember,
  { head, line, at }: { head: Head; line: string; at: Date },
): Promise<void> {
  await host.system.pool.query(
    'insert into exchange.log_cosignature (head, witness, line, at) values ($1, $2, $3, $4) on conflict do nothing',
    [head.head, state, line, at],
  )
  await remember(host, state, { code: null, size: head.size })
}

/** Keeps since when a witness does not sign, and says it once in the log of the program. */
async function remember(
  host: ExchangeHost,
  state: string,
  { code, size }: { code: string | null; size: number },
): Promise<void> {
  const { rows } = await host.system.pool.query<{ before: string | null }>(
    `with held as (select code from exchange.log_witness where state = $1)
     insert into exchange.log_witness as w (state, size, code, since) values ($1, $2, $3, case when $3::text is not null then $4::timestamptz end)
     on conflict (state) do update set size = excluded.size, code = excluded.code,
       since = case when w.code is not distinct from excluded.code then w.since else excluded.since end
     returning (select code from held) as before`,
    [state, size, code, host.clock()],
  )
  if (code !== null && rows[0]?.before !== code) host.log('exchange.not-cosigned', { by: state, code })
}

async function countSettled(host: ExchangeHost, { head }: Head, others: readonly KnownMember[]): Promise<void> {
  await host.system.pool.query(
    `update exchange.log_head set settled_at = $2
      where head = $1 and settled_at is null
        and (select count(*) from exchange.log_cosignature c where c.head = $1 and witness = any($3)) >= $4`,
    [head, host.clock(), others.map(({ state }) => state), needed(others.length)],
  )
}
