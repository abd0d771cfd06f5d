import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { renderUnicodeCompact } from 'uqr'
import { inSystem } from '../../platform/in-system.ts'
import { appendToLedger } from '../../platform/ledger.ts'
import { Problem } from '../../platform/problem.ts'
import type { ExchangeHost } from '../tables.ts'
import { adoptLists } from './adopt.ts'
import { makeKeys, type MembersContext } from './card.ts'
import { CannotChange, inWords, sentence } from './command-words.ts'
import { proposeList } from './change-list.ts'
import type { Change, ProposalStep } from './contract.ts'
import { writeOffer } from './keep-members.ts'
import { getProposal, gathered } from './proposals.ts'
import { standingOf } from './show-members.ts'
import { signList } from './sign-list.ts'
import { fetchSeries } from './spread.ts'

const usage = `suar member show [--series FILE]        the list that counts, who holds it, what is proposed and who has signed it
suar member keys [--new] [--card FILE]  this node's keys (makes the first, or the next), and its card for the others
suar member propose FILE [changes]      drafts the next list: --add CARD --from DAY, --renew CARD, --own, --leave STATE --on DAY,
                                        --revoke KEY, --end KEY --on DAY, --quorum N; on a node without a list it founds a region
suar member sign FILE [--yes]           says what would change; with --yes this state signs, and FILE holds its signature
suar member adopt FILE|URL [--words W]  takes over a list; the first of all only with the words another member reads to you`

type Write = (line: string) => void
interface Command {
  readonly host: ExchangeHost
  readonly operands: readonly string[]
  readonly given: ReturnType<typeof read>['values']
  readonly write: Write
}

const read = (options: readonly string[]) =>
  parseArgs({
    args: [...options],
    allowPositionals: true,
    options: {
      new: { type: 'boolean' },
      yes: { type: 'boolean' },
      instead: { type: 'boolean' },
      own: { type: 'boolean' },
      card: { type: 'string' },
      series: { type: 'string' },
      words: { type: 'string' },
      add: { type: 'string', multiple: true },
      renew: { type: 'string', multiple: true },
      from: { type: 'string' },
      leave: { type: 'string' },
      revoke: { type: 'string', multiple: true },
      end: { type: 'string' },
      on: { type: 'string' },
      quorum: { type: 'string' },
    },
  })

/** `suar member …`: everything that changes the list of members, on one node. */
export async function memberCommand(host: ExchangeHost, options: readonly string[], write: Write): Promise<void> {
  const commands = { show, keys, propose, sign, adopt }
  await writeOffer(host)
  try {
    const { values, positionals } = read(options)
    const [what = '', ...operands] = positionals
    const run = new Map(Object.entries(commands)).get(what)
    if (!run) throw new CannotChange(usage)
    await run({ host, operands, given: values, write })
  } catch (error) {
    if (error instanceof Problem) throw new CannotChange(inWords(error))
    if ((error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS')) throw new CannotChange(usage)
    throw error
  }
}

const within = <T>(host: ExchangeHost, work: (context: MembersContext) => Promise<T>): Promise<T> =>
  inSystem(host, (context) => work(context as unknown as MembersContext))

const noteDown = (context: MembersContext, action: string, line: { subject: string; detail?: object }) =>
  appendToLedger(context as never, {
    at: context.now,
    officer: null,
    action: `exchange/${action}`,
    subject: line.subject,
    detail: { ...line.detail, by: 'command-line' },
  })

async function show({ host, given, write }: Command): Promise<void> {
  const { list, members, proposals, ownChanges } = await within(host, standingOf)
  if (!list) write('This node has joined no region yet.')
  else {
    write(`List ${list.version}, issued ${list.issuedAt}; ${list.quorum} must sign the next. Its words:`)
    write(`  ${list.words}`)
  }
  for (const { state, standing, endpoint, from, until, holds } of members) {
    const days = `${standing === 'not-yet' ? `from ${from}` : ''}${until ? ` until ${until}` : ''}`.trim()
    const held = holds ? (holds.same ? `holds list ${holds.version}` : `HOLDS ANOTHER LIST ${holds.version}`) : ''
    write([state, standing.padEnd(7), endpoint, days, held].filter(Boolean).join('  '))
  }
  for (const change of ownChanges) write(`The list does not say yet: ${sentence(change)}`)
  for (const { version, words, changes, signedBy, needed } of proposals) {
    write(`Proposed as list ${version}, signed by ${signedBy.join(', ') || 'nobody'} (${needed} needed). Its words:`)
    write(`  ${words}`)
    for (const change of changes) write(`  - ${sentence(change)}`)
  }
  if (given.series) {
    const rows = await host.system.kysely
      .selectFrom('exchange.directory')
      .orderBy('version')
      .select('document')
      .execute()
    writeFileSync(given.series, `[${rows.map(({ document }) => document).join(',\n')}]\n`)
    write(`All ${rows.length} lists stand in ${given.series}.`)
  }
}

async function keys({ host, given, write }: Command): Promise<void> {
  const { own, made } = await within(host, async (context) => {
    const first = (await standingOf(context)).own === null
    const made = first || given.new ? await makeKeys(context) : []
    if (made.length > 0) await noteDown(context, 'make-keys', { subject: 'exchange', detail: { kids: made } })
    return { own: (await standingOf(context)).own!, made }
  })
  for (const kid of made) write(`Made ${kid}. It counts once a list that names it is in force.`)
  write(`The card of ${host.state}. Its words, to be read to the others by telephone:`)
  write(`  ${own.words}`)
  write(renderUnicodeCompact(`suar:card:${host.state}:${own.digest}`, { border: 1 }))
  if (given.card) writeFileSync(given.card, `${own.card}\n`)
  write(given.card ? `The card stands in ${given.card}.` : own.card)
}

async function propose({ host, operands: [file], given, write }: Command): Promise<void> {
  if (!file) throw new CannotChange(usage)
  const steps = stepsOf(given)
  const { version, words, changes, document } = await within(host, async (context) => {
    const drafted = await proposeList(context, steps)
    const detail = { version: drafted.version, steps: steps.map((step) => step.do) }
    await noteDown(context, 'propose-members', { subject: drafted.digest, detail })
    return drafted
  })
  writeFileSync(file, `${document}\n`)
  tell(write, { version, words, changes })
  write(`It stands in ${file}, signed by nobody yet.`)
}

function stepsOf({ add = [], renew = [], revoke = [], ...given }: Command['given']): ProposalStep[] {
  const day = (text: string | undefined): string => {
    const at = text === undefined ? new Date() : new Date(text)
    if (Number.isNaN(at.getTime())) throw new CannotChange(`${text} is no day; write 2026-12-01.`)
    return at.toISOString()
  }
  return [
    ...add.map((file): ProposalStep => ({ do: 'add', card: readText(file), from: day(given.from) })),
    ...renew.map((file): ProposalStep => ({ do: 'renew', card: readText(file) })),
    ...(given.own ? [{ do: 'renew-own' } as const] : []),
    ...(given.leave ? [{ do: 'leave', state: given.leave, on: day(given.on) } as const] : []),
    ...revoke.map((kid): ProposalStep => ({ do: 'revoke', kid })),
    ...(given.end ? [{ do: 'end-key', kid: given.end, on: day(given.on) } as const] : []),
    ...(given.quorum ? [{ do: 'quorum', quorum: Number(given.quorum) } as const] : []),
  ]
}

const tell = (write: Write, { version, words, changes }: { version: number; words: string; changes: Change[] }) => {
  write(`List ${version}. Its words, to be compared by telephone with everyone who signs:`)
  write(`  ${words}`)
  for (const change of changes) write(`  - ${sentence(change)}`)
}

async function sign({ host, operands: [file], given, write }: Command): Promise<void> {
  if (!file) throw new CannotChange(usage)
  const text = readText(file)
  const { adopted, proposed } = await within(host, (context) => adoptLists(context, { text }))
  if (adopted.length > 0) return write(`List ${adopted.at(-1)} has enough signatures already and is in force here.`)
  const [digest] = proposed
  if (!digest) return write('This list is in force here already.')
  const standing = (await within(host, standingOf)).proposals.find((each) => each.digest === digest)!
  tell(write, standing)
  if (!given.yes) return write('Nothing is signed. Compare the words, then add --yes.')
  const signed = await within(host, async (context) => {
    const { document, origin } = await getProposal(context.db, digest)
    const done = await signList(context, { document, origin, instead: given.instead === true })
    const detail = { version: done.version, inForce: done.inForce, instead: given.instead === true }
    await noteDown(context, 'sign-proposal', { subject: digest, detail })
    return done
  })
  writeFileSync(file, `${gathered(signed.document, text)}\n`)
  write(`Signed by ${signed.signedBy.join(', ')}; ${file} holds the signatures.`)
  write(signed.inForce ? `List ${signed.version} is in force here.` : 'More must sign before it counts.')
}

async function adopt({ host, operands: [from], given, write }: Command): Promise<void> {
  if (!from) throw new CannotChange(usage)
  const text = /^https?:/.test(from) ? await fetchSeries(host, from) : readText(from)
  const { adopted, proposed, version, words } = await within(host, async (context) => {
    const outcome = await adoptLists(context, { text, words: given.words })
    const { adopted, proposed } = outcome
    await noteDown(context, 'adopt-lists', { subject: 'exchange', detail: { adopted, proposed } })
    return outcome
  })
  for (const each of adopted) write(`List ${each} is in force.`)
  if (proposed.length > 0) write('Too few members have signed it; it is kept as a proposal (suar member show).')
  if (adopted.length + proposed.length === 0) write('Nothing new is in it.')
  if (words) write(`This node holds list ${version}. Its words: ${words}`)
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    throw new CannotChange(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`)
  }
}
