import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { reportOf, runConformance } from './exchange/conform/run-conformance.ts'

const usage = `suar exchange conformance URL [--member FILE [--second FILE]]   asks the node at URL all that EXCHANGE.md says it must answer
FILE holds the keys of a test member, from whom the second must be hidden: { "state", "sign": { "kid", "d", "x" }, "type", "body" }`
const Member = z.object({
  state: z.string(),
  sign: z.object({ kid: z.string(), d: z.string(), x: z.string() }),
  type: z.string(),
  body: z.unknown(),
})

/** `suar exchange conformance URL`: needs no database. Exit 0 where nothing failed, 1 where something did, 2 for a wrong call. */
export async function conformance(options: string[]): Promise<void> {
  const { url, file, other } = read(options)
  if (!url || !URL.canParse(url)) return stop(usage)
  const member = file === undefined ? undefined : await readMember(file)
  if (file !== undefined && !member) return stop(`${file} holds no test member.\n${usage}`)
  const second = other === undefined ? undefined : await readMember(other)
  if (other !== undefined && !second) return stop(`${other} holds no test member.\n${usage}`)
  const found = await runConformance({ url, ...(member && { member }), ...(second && { second }) })
  process.stdout.write(`${reportOf(found)}\n`)
  process.exitCode = found.some(({ result }) => result === 'fail') ? 1 : 0
}

function read(options: string[]): Partial<Record<'url' | 'file' | 'other', string | undefined>> {
  try {
    const { positionals, values } = parseArgs({
      args: options,
      allowPositionals: true,
      options: { member: { type: 'string' }, second: { type: 'string' } },
    })
    return { url: positionals[0], file: values.member, other: values.second }
  } catch {
    return {}
  }
}

async function readMember(file: string) {
  try {
    return Member.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    return undefined
  }
}

function stop(words: string): void {
  console.error(words)
  process.exitCode = 2
}
