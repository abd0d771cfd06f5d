import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { readConfig, type Config } from './platform/config.ts'
import { nodesHere, openDatabases } from './platform/databases.ts'
import { openNodeKeys } from './platform/node-keys.ts'
import type { KeyRing } from './platform/key-ring.ts'
import { rewrapDataKeys } from './platform/rewrap-data-keys.ts'

const usage = `suar key list [state …]     the epochs of the node's keys, and how many data keys are wrapped under each
suar key rotate [state …]   begins a new epoch and wraps every data key anew, while the node runs
suar key make <state …>     makes the keys of a node that was never started`

/** `suar key list | rotate | make`: looks after the keys of the nodes in the data folder. */
export async function key([what = '', ...wanted]: string[]): Promise<void> {
  const config = readConfig(process.env)
  const folder = resolve(config.SUAR_DATA)
  const states =
    what === 'make' ? wanted : nodesHere(config, folder).filter((each) => !wanted.length || wanted.includes(each))
  if (
    !['list', 'rotate', 'make'].includes(what) ||
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
  else await withDatabases({ config, folder, rings }, what === 'rotate' ? rotate : list)
  process.exit(0)
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

const say = (lines: readonly string[]) => void process.stdout.write(`${lines.join('\n')}\n`)
