import { announce } from '../announce.ts'
import type { PlatformTables, SystemContext } from '../handle.ts'
import type { Host } from '../http.ts'
import { inSystem } from '../in-system.ts'
import { appendToLedger } from '../ledger.ts'
import { destroyDataKey, findDataKey, openJson, openText } from '../seal.ts'
import { untilStopped } from '../sealer.ts'
import type { MailTrouble } from './contract.ts'
import { readSmtpUrl } from './read-smtp-url.ts'
import { carry, longest, type Carried, type Letter, type Sender } from './smtp.ts'
import type { MailTables } from './tables.ts'
import type { Said } from './write-mail.ts'

type Ctx = SystemContext<PlatformTables & MailTables>

const minute = 60_000
const most = 4
/** Longer than a server may take: whoever took a mail and has said nothing by then is dead. */
const lease = 5 * minute
/** A mail that nobody took for so long is given up, and whoever wished it is told. */
const patience = 3 * 24 * 60 * minute

/** One minute after the first try, twice as long after each, an hour at most. */
export const pauseAfter = (tries: number): number => Math.min(60, 2 ** (tries - 1)) * minute

interface Taken {
  readonly id: string
  readonly news: string | null
  readonly subject: string
  readonly address: Buffer
  readonly content: Buffer
  readonly tries: number
  readonly perhaps_twice: boolean
  readonly made_at: Date
  readonly until: Date
}

/**
 * Carries what waits to the mail server, a few at a time. A mail is taken first and marked after: a process that dies
 * between the server's yes and our mark lets it be sent a second time, under the same Message-ID, and that is said.
 */
export function createMailer(host: Host<PlatformTables>, tune: { readonly patience?: number } = {}) {
  const sender = senderOf(host)
  const leaving = new AbortController()
  let emptied = Number.NEGATIVE_INFINITY
  const one = async (mail: Taken) => {
    const late = AbortSignal.timeout(Math.min(tune.patience ?? longest, longest))
    const outcome = await deliver(host, { mail, sender, until: AbortSignal.any([late, leaving.signal]) })
    await inSystem(host, (context) => settle(context as unknown as Ctx, mail, outcome))
    if (outcome.is !== 'Taken')
      host.log('mail', { mail: mail.id, is: outcome.is, trouble: outcome.trouble, said: outcome.said })
    host.poke()
  }
  /** Sends all that is due; the number of those tried. */
  const pass = async () => {
    if (!sender) return 0
    if (host.clock().getTime() - emptied >= minute) {
      emptied = host.clock().getTime()
      await inSystem(host, (context) => emptyOld(context as unknown as Ctx))
    }
    let tried = 0
    while (!leaving.signal.aborted) {
      const taken = await take(host)
      if (taken.length === 0) break
      await Promise.all(taken.map(one))
      tried += taken.length
    }
    return tried
  }
  const failed = (error: unknown) => host.log('mail-not-carried', { error: String(error) })
  const rounds = untilStopped(pass, 2_000, failed)
  return {
    start: rounds.start,
    /** Waits for no slow server: what is leaving at this moment is broken off, and tried again by the next process. */
    stop() {
      leaving.abort()
      return rounds.stop({ lastly: false })
    },
    pass,
  }
}

function senderOf({ mail, origin }: Host<PlatformTables>): Sender | undefined {
  const server = mail && readSmtpUrl(mail.url)
  return server && { server, from: mail.from, host: new URL(origin).hostname }
}

async function take({ system, clock }: Host<PlatformTables>): Promise<Taken[]> {
  const now = clock()
  const { rows } = await system.pool.query<Taken>(
    `update platform.mail m
        set state = 'Sending', tries = m.tries + 1, next_at = $2,
            perhaps_twice = m.perhaps_twice or m.state = 'Sending'
       from (select id from platform.mail where state in ('Waiting', 'Sending') and next_at <= $1
              order by next_at limit $3 for update skip locked) as due
      where m.id = due.id
  returning m.id, m.news, m.subject, m.address, m.content, m.tries, m.perhaps_twice, m.made_at, m.until`,
    [now, new Date(now.getTime() + lease), most],
  )
  return rows
}

interface Delivery {
  readonly mail: Taken
  readonly sender: Sender | undefined
  /** When it is broken off. */
  readonly until: AbortSignal
}

const nothing = (trouble: MailTrouble): Carried => ({ is: 'NotNow', trouble, said: '', perhapsTaken: false })

async function deliver(host: Host<PlatformTables>, { mail, sender, until }: Delivery): Promise<Carried> {
  if (!sender || mail.until <= host.clock()) return nothing('NotSetUp')
  const letter = await inSystem(host, (context) => open(context as unknown as Ctx, mail))
  return letter ? carry(sender, letter, until) : nothing('NotSetUp')
}

async function open({ db, vault }: Ctx, { id, address, content }: Taken): Promise<Letter | undefined> {
  const key = await findDataKey(db, vault, id)
  return key && { id, to: openText(key, 'mail.address', address), ...openJson<Said>(key, 'mail.content', content) }
}

/** What became of it, in one transaction with the news, the ledger, and the end of its key. */
async function settle(context: Ctx, mail: Taken, outcome: Carried): Promise<void> {
  const { db, now, vault } = context
  const taken = outcome.is === 'Taken'
  const { until } = await db
    .selectFrom('platform.mail')
    .select('until')
    .where('id', '=', mail.id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const next = new Date(now.getTime() + pauseAfter(mail.tries))
  const end = new Date(Math.min(until.getTime(), mail.made_at.getTime() + patience))
  const state = taken ? 'Sent' : outcome.is === 'Refused' ? 'Refused' : next < end ? 'Waiting' : 'GivenUp'
  const trouble = taken ? null : outcome.trouble
  const perhapsTwice = mail.perhaps_twice || (outcome.is === 'NotNow' && outcome.perhapsTaken)
  const over = taken || until <= now
  await db
    .updateTable('platform.mail')
    .set({
      state,
      trouble,
      perhaps_twice: perhapsTwice,
      next_at: next,
      ended_at: state === 'Waiting' ? null : now,
      ...(over && { address: null, content: null }),
    })
    .where('id', '=', mail.id)
    .execute()
  if (over) await destroyDataKey(db, vault, mail.id)
  if (mail.news) await announce(db, mail.news, { mail: mail.id, subject: mail.subject, state, trouble, perhapsTwice })
  if (state !== 'Waiting')
    await appendToLedger(context, {
      at: now,
      officer: null,
      action: 'platform/mail',
      subject: mail.subject,
      detail: { mail: mail.id, state, ...(trouble && { trouble }) },
    })
}

/** What was refused and is of no use any more. */
async function emptyOld({ db, vault, now }: Ctx): Promise<void> {
  const old = await db
    .updateTable('platform.mail')
    .set({ address: null, content: null })
    .where('state', 'in', ['Refused', 'GivenUp'])
    .where('content', 'is not', null)
    .where('until', '<=', now)
    .returning('id')
    .execute()
  for (const { id } of old) await destroyDataKey(db, vault, id)
}
