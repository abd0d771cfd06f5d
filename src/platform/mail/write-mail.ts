import { sql } from 'kysely'
import type { Db } from '../db.ts'
import type { SystemContext } from '../handle.ts'
import { createDataKey, destroyDataKey, getDataKey, sealJson, sealText, type SealTables } from '../seal.ts'
import { MailAddress } from './contract.ts'
import type { MailTables } from './tables.ts'

type Ctx = Pick<SystemContext<object>, 'vault' | 'now' | 'newId'> & { readonly db: unknown }

/** What a mail says. The subject is read by every server on its way: a fixed sentence, never one about a case. */
export interface Said {
  readonly subject: string
  readonly text: string
}

interface Wish extends Said {
  readonly to: string
  /** The id of what it is about. */
  readonly about: string
  /** Announced as `{ mail, subject, state, trouble, perhapsTwice }` when it has left, waits with a trouble, or will not leave. */
  readonly news?: string
  /** After this moment it is of no use, and is not tried any more. */
  readonly until: Date
}

/** Puts a mail on its way, in the caller's transaction, sealed under a key of its own. Returns its id. */
export async function writeMail({ db, vault, now, newId }: Ctx, wish: Wish): Promise<string> {
  const id = newId()
  const mails = db as Db<MailTables & SealTables>
  const key = await createDataKey(mails, vault, id)
  const { subject, text } = wish
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(subject)) throw new Error('a subject is one line')
  await mails
    .insertInto('platform.mail')
    .values({
      id,
      news: wish.news ?? null,
      subject: wish.about,
      address: sealText(key, 'mail.address', MailAddress.parse(wish.to)),
      content: sealJson(key, 'mail.content', { subject, text } satisfies Said),
      state: 'Waiting',
      trouble: null,
      made_at: now,
      next_at: now,
      until: wish.until,
      ended_at: null,
    })
    .execute()
  return id
}

/** Empties a mail that has not left, and ends its key. False when it has, or is leaving at this moment; then it is at least not tried again. */
export async function takeBackMail(
  { db, vault, now }: Pick<Ctx, 'db' | 'vault' | 'now'>,
  mail: string,
): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select platform.take_back_mail(${mail}, ${now}) as done`.execute(
    db as Db<never>,
  )
  const { done } = rows[0]!
  if (done) await destroyDataKey(db as Db<SealTables>, vault, mail)
  return done
}

/** Tries one anew that was refused or given up, at this address. False when there is nothing left to send. */
export async function sendMailAgain({ db, vault, now }: Ctx, mail: string, to: string): Promise<boolean> {
  const key = await getDataKey(db as Db<SealTables>, vault, mail)
  const address = sealText(key, 'mail.address', MailAddress.parse(to))
  const { rows } = await sql<{
    done: boolean
  }>`select platform.send_mail_again(${mail}, ${address}, ${now}) as done`.execute(db as Db<never>)
  return rows[0]!.done
}
