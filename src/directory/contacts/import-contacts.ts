import { isDeepStrictEqual } from 'node:util'
import type { PlatformTables, SystemContext } from '../../platform/handle.ts'
import { appendToLedger } from '../../platform/ledger.ts'
import type { Row } from '../authority/authority-row.ts'
import { stoodAs } from '../authority/get-authority.ts'
import type { DirectoryTables } from '../tables.ts'
import { toContact, toContactColumns, type Contact } from './contact.ts'
import { readContacts, WrongFile, type ReadContact } from './read-contacts.ts'

type Ctx = SystemContext<DirectoryTables & PlatformTables>

/** Whoever runs the node, who is no officer of it. */
const operator = { officer: '00000000-0000-0000-0000-000000000000', post: 'suar directory import' }

export interface Imported {
  readonly added: number
  readonly changed: number
  readonly same: number
}

/**
 * Takes in a file of contacts, whole or not at all; what stood there before is kept in the history of each entry.
 * A contact that the file does not name stays. Throws `WrongFile` with one sentence for each line that is wrong.
 */
export async function importContacts(context: Ctx, text: string): Promise<Imported> {
  const read = readContacts(text)
  const { db } = context
  const known = new Map(
    (await db.selectFrom('directory.authority').selectAll().forUpdate().execute()).map((row) => [row.code, row]),
  )
  const news = read.filter(({ contact }) => !isSame(known.get(contact.code), contact))
  await refuse(context, news)
  for (const { contact } of news) await write(context, contact, known.get(contact.code))
  const added = news.filter(({ contact }) => !known.has(contact.code)).length
  const outcome = { added, changed: news.length - added, same: read.length - news.length }
  await appendToLedger(context, {
    at: context.now,
    officer: null,
    action: 'directory/import-contacts',
    subject: 'directory',
    detail: { ...outcome },
  })
  return outcome
}

const isSame = (row: Row | undefined, contact: Contact) =>
  row !== undefined && isDeepStrictEqual(toContact(row), contact)

async function refuse({ db, now, synthetic }: Ctx, news: readonly ReadContact[]): Promise<void> {
  const states = new Set((await db.selectFrom('directory.state').select('iso2').execute()).map(({ iso2 }) => iso2))
  const wrong = news.flatMap(({ line, contact: { state, seat, fictional, channels, verifiedAt } }) => {
    const said = [state, seat].filter((iso2) => !states.has(iso2)).map((iso2) => `the directory holds no state ${iso2}`)
    if (!synthetic && (fictional || channels.some(({ address }) => address.replaceAll(' ', '').startsWith('+999'))))
      said.push('an invented contact does not belong on a node of real people')
    if (verifiedAt !== null && new Date(verifiedAt) > now) said.push('it was verified in the future')
    return said.map((each) => `line ${line}: ${each}`)
  })
  if (wrong.length > 0) throw new WrongFile(wrong.join('\n'))
}

async function write({ db, now }: Ctx, contact: Contact, row: Row | undefined): Promise<void> {
  const version = (row?.version ?? 0) + 1
  const columns = { ...toContactColumns(contact), version }
  await db
    .insertInto('directory.authority')
    .values({ code: contact.code, ...columns })
    .onConflict((conflict) => conflict.column('code').doUpdateSet(columns))
    .execute()
  await db
    .insertInto('directory.authority_version')
    .values({
      authority: contact.code,
      version,
      act: row ? 'Changed' : 'Added',
      before: row ? JSON.stringify(stoodAs(row)) : null,
      ...operator,
      at: now,
      reason: null,
    })
    .execute()
}
