import { join, resolve } from 'node:path'
import { readConfig, type Config } from './platform/config.ts'
import { verifyLedger, type Finding } from './platform/ledger-verify.ts'
import { openNodeKeys, statesIn } from './platform/node-keys.ts'
import { joinPostgres } from './platform/postgres.ts'

/** `suar verify [state …]`: proves that no ledger line was altered, inserted or removed; exit 1 where one was. */
export async function verify(wanted: string[]): Promise<void> {
  const config = readConfig(process.env)
  const folder = resolve(config.SUAR_DATA)
  const states = statesIn(folder).filter((state) => wanted.length === 0 || wanted.includes(state))
  if (states.length === 0) {
    console.error(`suar verify: there is no node ${wanted.join(', ')} in ${folder}. Set SUAR_DATA to its data folder.`)
    process.exit(2)
  }
  const postgres = await joinPostgres(join(folder, 'postgres'))
  let wrong = 0
  try {
    for (const state of states) {
      const name = state.toLowerCase()
      const node = { state, folder: join(folder, name), url: postgres.url(`suar_${name}`, 'suar_system') }
      wrong += await verifyNode(node, config)
    }
  } finally {
    await postgres.stop()
  }
  process.exit(wrong > 0 ? 1 : 0)
}

async function verifyNode(node: { state: string; folder: string; url: string }, config: Config): Promise<number> {
  const began = performance.now()
  const { entries, waiting, findings } = await verifyLedger({ ...node, vault: openNodeKeys(node.folder, config).vault })
  const seconds = (performance.now() - began) / 1000
  const speed = `${seconds.toFixed(1)} s, ${Math.round(entries / seconds)} entries a second`
  const outcome = findings.length === 0 ? 'nothing altered, inserted or removed' : `${findings.length} found wrong`
  process.stdout.write(`${node.state}: ${entries} entries, ${waiting} of them not sealed yet; ${outcome} (${speed}).\n`)
  for (const finding of findings.slice(0, 100)) process.stdout.write(`  ${sentence(finding)}\n`)
  return findings.length
}

const sentence = ({ what, entry, place, detail }: Finding) =>
  [what, entry && `entry ${entry}`, place !== undefined && `at ${place}`].filter(Boolean).join(', ') + `: ${detail}`
