import { join, resolve } from 'node:path'
import { readConfig, type Config } from './platform/config.ts'
import { nodesHere, openDatabases } from './platform/databases.ts'
import { verifyLedger } from './platform/ledger-verify.ts'
import type { Finding, Verdict } from './platform/tree-verify.ts'
import { loggedLedgerHeads, verifyLog } from './exchange/log/log-verify.ts'
import { verifyProofFile } from './verify-proof.ts'
import { openNodeKeys } from './platform/node-keys.ts'

/**
 * `suar verify [state …]`: proves that no line of the ledger and of the transparency log was altered, inserted or
 * removed; exit 1 where one was. `suar verify --proof FILE` looks at a proof of a message instead, without any node.
 */
export async function verify(wanted: string[]): Promise<void> {
  if (wanted[0] === '--proof') return verifyProofFile(wanted[1] ?? '')
  const config = readConfig(process.env)
  const folder = resolve(config.SUAR_DATA)
  const states = nodesHere(config, folder).filter((state) => wanted.length === 0 || wanted.includes(state))
  if (states.length === 0) {
    console.error(`suar verify: there is no node ${wanted.join(', ')} in ${folder}. Set SUAR_DATA to its data folder.`)
    process.exit(2)
  }
  const databases = await openDatabases(config, folder, { join: true })
  let wrong = 0
  try {
    for (const state of states)
      wrong += await verifyNode(
        { state, folder: join(folder, state.toLowerCase()), url: databases.url(state, 'suar_system') },
        config,
      )
  } finally {
    await databases.stop()
  }
  process.exit(wrong > 0 ? 1 : 0)
}

async function verifyNode(node: { state: string; folder: string; url: string }, config: Config): Promise<number> {
  const known = { ...node, vault: openNodeKeys(node.folder, config).vault }
  return (
    (await tell(node.state, 'ledger', async () =>
      verifyLedger({ ...known, heads: await loggedLedgerHeads(node.url) }),
    )) + (await tell(node.state, 'transparency log', () => verifyLog(known)))
  )
}

async function tell(state: string, log: string, verifying: () => Promise<Verdict>): Promise<number> {
  const began = performance.now()
  const { entries, waiting, findings } = await verifying()
  const seconds = (performance.now() - began) / 1000
  const speed = `${seconds.toFixed(1)} s, ${Math.round(entries / seconds)} entries a second`
  const outcome = findings.length === 0 ? 'nothing altered, inserted or removed' : `${findings.length} found wrong`
  process.stdout.write(
    `${state}, ${log}: ${entries} entries, ${waiting} of them not sealed yet; ${outcome} (${speed}).\n`,
  )
  for (const finding of findings.slice(0, 100)) process.stdout.write(`  ${sentence(finding)}\n`)
  return findings.length
}

const sentence = ({ what, entry, place, detail }: Finding) =>
  [what, entry && `entry ${entry}`, place !== undefined && `at ${place}`].filter(Boolean).join(', ') + `: ${detail}`
