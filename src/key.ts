import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { readConfig, type Config } from './platform/config.ts'
import { nodesHere, openDatabases } from './platform/databases.ts'
import { openNodeKeys } from './platform/node-keys.ts'
import type { KeyRing } from './platform/key-ring.ts'
import { retireEpochs } from './platform/retire-epochs.ts'
import { rewrapDataKeys } from './platform/rewrap-data-keys.ts'

const usage = `suar key list [state …]     the epochs of the node's keys, and how many data keys are wrapped under each
suar key rotate [state …]   begins a new epoch and wraps every data key anew, while the node runs
suar key retire [state …]   gives up the epochs under which nothing is wrapped any more, and destroys their master keys
suar key make <state …>     makes the keys of a node that was never started`

/** `suar key list | rotate | retire | make`: looks after the keys of the nodes in the data folder. */
export async function key([what = '', ...wanted]: string[]): Promise<void> {
  const config = readConfig(process.env)
  const folder = resolve(config.SUAR_DATA)
  const states =
    what === 'make' ? wanted : nodesHere(config, folder).filter((each) => !wanted.length || wanted.includes(each))
  if (
    !['list', 'rotate', 'retire', 'make'].includes(what) ||
    states.length === 0 ||
    states.some((each) => !/^[A-Z]{2}$/.test(each))
  ) {
    console.error(usage)
    process.exit(2)
  }
  const rings = states.map((state) => {
    mkdirSync(join(folder, state.toLowerCase()), { recursive: true, mode: 0o700 })
    return { state, ring: openNodeKeys(join(folder, state.toLowerCase()), config) }
  })
  if (what === 'make') say(rings.map(({ state, ring }) => `${state}: epoch ${ring.epochs().at(-1)!.epoch} stands.`))
  else await withDatabases({ config, folder, rings }, { rotate, retire, list }[what] ?? list)
  process.exit(process.exitCode ?? 0)
}

type Work = (node: { state: string; ring: KeyRing; pool: pg.Pool }) => Promise<void>

async function withDatabases(
  { config, folder, rings }: { config: Config; folder: string; rings: { state: string; ring: KeyRing }[] },
  work: Work,
): Promise<void> {
  const databases = await openDatabases(config, folder, { join: true })
  try {
    for (const node of rings) {
      const pool = new pg.Pool({ connectionString: databases.url(node.state, 'suar_system') })
      await work({ ...node, pool })
      await pool.end()
    }
  } finally {
    await databases.stop()
  }
}

const list: Work = async ({ state, ring, pool }) => {
  const { rows } = await pool.query<{ epoch: number; n: string }>(
    'select epoch, count(*) as n from platform.data_key group by epoch',
  )
  const count = new Map(rows.map(({ epoch, n }) => [epoch, n]))
  say(
    ring
      .epochs()
      .map(
        ({ epoch, made, provider, master }) =>
          `${state}: epoch ${epoch}, made ${made}, master key ${master} in ${provider}, ${count.get(epoch) ?? 0} data keys`,
      ),
  )
}

const rotate: Work = async ({ state, ring, pool }) => {
  const { epoch, provider } = ring.rotate(new Date())
  const wrapped = await rewrapDataKeys(pool, ring.vault, epoch)
  say([`${state}: epoch ${epoch} began, its master key in ${provider}; ${wrapped} data keys were wrapped anew.`])
}

const retire: Work = async ({ state, ring, pool }) => {
  const outcome = await retireEpochs(pool, ring, new Date())
  if (!outcome.done) process.exitCode = 1
  if (!outcome.done) return say([`${state}: nothing was given up: ${outcome.why}.`])
  const { retired, opened, under } = outcome
  say([
    `${state}: all ${opened} data keys open, and all are wrapped under epoch ${under}.`,
    ...retired.map(({ epoch, master }) => `${state}: epoch ${epoch} is given up, its master key ${master} destroyed.`),
    ...(retired.length > 0 ? [`${state}: a backup from before that epoch opens no more.`] : []),
  ])
}

const say = (lines: readonly string[]) => void process.stdout.write(`${lines.join('\n')}\n`)
