import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { WrongConfig } from '../platform/config.ts'
import { statesIn } from '../platform/node-keys.ts'
import type { Demo } from './seed-region.ts'

const fileIn = (folder: string) => join(folder, 'demo.json')

/** What the demo of this folder gave to its visitors; undefined while its story is not told to the end. */
export function readDemo(folder: string): Demo | undefined {
  const kept = existsSync(fileIn(folder)) ? (JSON.parse(readFileSync(fileIn(folder), 'utf8')) as object) : {}
  return 'receipt' in kept ? (kept as Demo) : undefined
}

export const keepDemo = (folder: string, demo: Demo): void => write(folder, demo)

interface Place {
  readonly folder: string
  readonly states: readonly string[]
  readonly drop: (state: string) => Promise<void>
}

/**
 * Before anything of the demo is made: marks the folder as one whose people are invented and whose story is half told.
 * A folder so marked was left in the middle, and half a story is worse than none: it is thrown away; true is answered.
 * Only the mark permits that. A folder with a node and no mark belongs to somebody, and is refused.
 */
export async function beginDemo({ folder, states, drop }: Place): Promise<boolean> {
  if (readDemo(folder)) return false
  const halfTold = existsSync(fileIn(folder))
  if (!halfTold && statesIn(folder).length > 0)
    throw new WrongConfig(
      `SUAR_DATA is ${JSON.stringify(folder)}, and a node that is not of the demo stands there: write an empty folder, or start without --region.`,
    )
  if (halfTold)
    for (const state of states) {
      await drop(state)
      rmSync(join(folder, state.toLowerCase()), { recursive: true, force: true })
    }
  write(folder, { synthetic: true, told: false })
  return halfTold
}

/** Whole or not at all, also when the machine stops. */
function write(folder: string, content: object): void {
  writeFileSync(`${fileIn(folder)}.new`, JSON.stringify(content), { mode: 0o600, flush: true })
  renameSync(`${fileIn(folder)}.new`, fileIn(folder))
}
