import { key } from './key.ts'
import { start } from './start.ts'
import { verify } from './verify.ts'

/** `suar <what> [options]`: everything an operator does. Each sub-command is one file. */
const commands: Record<string, (options: string[]) => Promise<void>> = { start, key, verify }

const [what = 'start', ...options] = process.argv.slice(2)
const command = commands[what]
if (!command) {
  console.error(`suar: there is no "${what}". There is: ${Object.keys(commands).join(', ')}.`)
  process.exit(2)
}
try {
  await command(options)
} catch (error) {
  const expected = error instanceof Error && ['WrongConfig', 'CannotMigrate'].includes(error.name)
  console.error(expected ? (error as Error).message : error)
  process.exit(expected ? 2 : 1)
}
