import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Definition } from './contract.ts'

const folder = join(import.meta.dirname, '..', 'definitions')

/** The laws that this release knows, the treaty first. */
export const definitions: readonly Definition[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => Definition.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))))

/** Our own law first, then the treaty, then the laws of others. */
export function definitionsFor(state: string): Definition[] {
  const rank = ({ states }: Definition) => (states === undefined ? 1 : states.includes(state) ? 0 : 2)
  return definitions.toSorted((a, b) => rank(a) - rank(b))
}
