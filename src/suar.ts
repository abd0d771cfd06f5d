import { conformance } from './conformance.ts'
import { directory } from './contacts.ts'
import { key } from './key.ts'
import { member } from './member.ts'
import { migrate } from './migrate.ts'
import { exchange } from './pouch.ts'
import { start } from './start.ts'
import { verify } from './verify.ts'

/** `suar <what> [options]`: everything an operator does. Each sub-command is one file. */
const commands: Record<string, { readonly run: (options: string[]) => Promise<void>; readonly does: string }> = {
  start: { run: start, does: 'runs one node (SUAR_STATE), or with --region the demo of three states' },
  migrate: { run: migrate, does: 'brings the databases up to this program, and starts nothing' },
  verify: {
    run: verify,
    does: 'proves that ledger and transparency log hold, or with --proof FILE that a message was sent',
  },
  key: {
    run: key,
    does: "lists, rotates, blinds anew, retires or makes the node's keys: list | rotate | reblind | retire | make",
  },
  member: {
    run: member,
    does: "the node's keys in the exchange and the list of members: show | keys | propose | sign | adopt",
  },
  exchange: {
    run: (options) => (options[0] === 'conformance' ? conformance(options.slice(1)) : exchange(options)),
    does: 'what waits for a partner as a sealed file, where no line is: export --to STATE FILE | import FILE; or asks a node whether it keeps the protocol: conformance URL',
  },
  directory: { run: directory, does: 'takes in or writes down the contacts of a node: import FILE | export FILE' },
  help: { run: async () => help(), does: 'says this' },
}

function help(): void {
  for (const [name, { does }] of Object.entries(commands)) process.stdout.write(`suar ${name.padEnd(9)} ${does}\n`)
}

const [what = 'start', ...options] = process.argv.slice(2)
const command = new Map(Object.entries(commands)).get(/^(-h|--help)$/.test(what) ? 'help' : what)
if (!command) {
  console.error(`suar: there is no "${what}". There is: ${Object.keys(commands).join(', ')}.`)
  process.exit(2)
}
try {
  await command.run(options)
} catch (error) {
  const expected = error instanceof Error && ['WrongConfig', 'CannotMigrate'].includes(error.name)
  console.error(expected ? (error as Error).message : error)
  process.exit(expected ? 2 : 1)
}
