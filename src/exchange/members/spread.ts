import { inSystem } from '../../platform/in-system.ts'
import { readAtMost } from '../../platform/read-json.ts'
import { Problem } from '../../platform/problem.ts'
import { appendToLedger } from '../../platform/ledger.ts'
import { latestDirectory, openDirectory, type KnownDirectory, type KnownMember } from '../directory.ts'
import { codeIn, hear, noAnswer } from '../hear-answer.ts'
import { under } from '../post-item.ts'
import { digestOf } from '../signed.ts'
import type { ExchangeHost } from '../tables.ts'
import { openProposals } from './proposals.ts'
import { takeList } from './take-list.ts'

const patience = 10_000
const largest = 4 * 1024 * 1024

/** Hands the list that counts, and what is proposed, to every member that was not handed it yet. Gives how many were told. */
export async function spreadLists(host: ExchangeHost): Promise<number> {
  const now = await inSystem(host, async ({ db }) => {
    const current = await latestDirectory(db)
    const proposals = current ? await openProposals(db, current.content.version) : []
    return { current, texts: proposals.map(({ document }) => document) }
  })
  if (!now.current) return 0
  const texts = [now.current.document, ...now.texts]
  const mark = digestOf(texts.join('\n'))
  const told = await host.system.kysely.selectFrom('exchange.held_list').select(['state', 'told']).execute()
  const behind = othersIn(host, now.current).filter(
    ({ state }) => !told.some((row) => row.state === state && row.told === mark),
  )
  const outcomes = await Promise.all(behind.map((member) => tell(host, member, { texts, mark })))
  return outcomes.filter(Boolean).length
}

/** Those that belong to the region or soon will; who has left is told too, so that it learns of its leaving. */
const othersIn = (host: ExchangeHost, { members }: KnownDirectory): KnownMember[] =>
  [...members.values()].filter(
    ({ state, until }) =>
      state !== host.state && (until === null || Date.parse(until) > host.clock().getTime() - 30 * 86_400_000),
  )

async function tell(
  host: ExchangeHost,
  member: KnownMember,
  { texts, mark }: { texts: readonly string[]; mark: string },
): Promise<boolean> {
  let code: string | null = null
  for (const body of texts) code ??= await post(host, member, body)
  await note(host, member.state, code === null ? { told: mark, code } : { code })
  return code === null
}

async function post(host: ExchangeHost, member: KnownMember, body: string): Promise<string | null> {
  const url = under(member.endpoint, 'directory')
  try {
    const headers = { 'content-type': 'application/json' }
    const signal = AbortSignal.timeout(patience)
    const response = await host.fetch(new Request(url, { method: 'POST', headers, body, redirect: 'error', signal }))
    if (response.status === 204) return null
    return codeIn(await hear(response), { member, state: host.state, request: body, now: host.clock() })
  } catch (error) {
    return noAnswer(error).code
  }
}

const note = (host: ExchangeHost, state: string, values: { told?: string; code: string | null }) =>
  host.system.kysely
    .insertInto('exchange.held_list')
    .values({ state, version: null, digest: null, seen_at: null, told: null, ...values })
    .onConflict((conflict) => conflict.column('state').doUpdateSet(values))
    .execute()

/**
 * Asks every member which list it holds, and takes over what is newer, one version after the other. Who does not answer
 * is asked again later: any one that does is enough.
 */
export async function fetchLists(host: ExchangeHost): Promise<number> {
  const current = await inSystem(host, ({ db }) => latestDirectory(db))
  if (!current) return 0
  let taken = 0
  for (const member of othersIn(host, current))
    taken += await fetchFrom(host, member.state, member.endpoint).catch((error: unknown) => {
      host.log('exchange.list-not-seen', { from: member.state, error: error instanceof Error ? error.message : '' })
      return 0
    })
  return taken
}

async function fetchFrom(host: ExchangeHost, state: string, endpoint: string): Promise<number> {
  const shown = openDirectory(await fetchText(host, under(endpoint, 'directory')))
  const { version } = shown.content
  await look(host, state, { version, digest: shown.digest })
  let taken = 0
  for (let held = await ownVersion(host); held < version; held++) {
    const document = await fetchText(host, under(endpoint, `directory/${held + 1}`))
    const { kind } = await inSystem(host, (context) => takeList(context as never, document, 'partner'))
    if (kind !== 'adopted') break
    taken++
  }
  return taken
}

/** Two lists of one number, both in force somewhere: the region has split, and a person must know. */
async function look(host: ExchangeHost, state: string, { version, digest }: { version: number; digest: string }) {
  await inSystem(host, async (context) => {
    const { db, now } = context
    const own = await db
      .selectFrom('exchange.directory')
      .where('version', '=', version)
      .select('document')
      .executeTakeFirst()
    const before = await db
      .selectFrom('exchange.held_list')
      .where('state', '=', state)
      .select('digest')
      .executeTakeFirst()
    if (own && openDirectory(own.document).digest !== digest && before?.digest !== digest)
      await appendToLedger(context, {
        at: now,
        officer: null,
        action: 'exchange/incident',
        subject: digest,
        detail: { code: 'exchange/other-list', state, version },
      })
    await db
      .insertInto('exchange.held_list')
      .values({ state, version, digest, seen_at: now, told: null, code: null })
      .onConflict((conflict) => conflict.column('state').doUpdateSet({ version, digest, seen_at: now }))
      .execute()
  })
}

async function ownVersion(host: ExchangeHost): Promise<number> {
  return (await inSystem(host, ({ db }) => latestDirectory(db)))?.content.version ?? 0
}

async function fetchText(host: ExchangeHost, url: string): Promise<string> {
  const response = await host.fetch(new Request(url, { redirect: 'error', signal: AbortSignal.timeout(patience) }))
  if (response.status !== 200) throw new Problem('exchange/no-list-there', 502, { status: response.status })
  return Buffer.from(await readAtMost(response.body, largest)).toString('utf8')
}

/** All lists of a node from the first on, as a file for one that has none yet. */
export async function fetchSeries(host: Pick<ExchangeHost, 'fetch'>, endpoint: string): Promise<string> {
  const newest = openDirectory(await fetchText(host as ExchangeHost, under(endpoint, 'directory'))).content.version
  const lists: string[] = []
  for (let version = 1; version <= newest; version++)
    lists.push(await fetchText(host as ExchangeHost, under(endpoint, `directory/${version}`)))
  return `[${lists.join(',\n')}]\n`
}
