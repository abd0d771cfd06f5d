import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Kysely } from 'kysely'
import type pg from 'pg'
import { slices, type Tables } from './node.ts'
import { readConfig, type Config } from './platform/config.ts'
import { nodesHere, openDatabases } from './platform/databases.ts'
import { openDatabase } from './platform/db.ts'
import { openNodeKeys } from './platform/node-keys.ts'
import type { KeyRing } from './platform/key-ring.ts'
import { countOld, reblind, type Progress } from './platform/reblind.ts'
import { retireBlinds } from './platform/retire-blinds.ts'
import { retireEpochs } from './platform/retire-epochs.ts'
import { rewrapDataKeys } from './platform/rewrap-data-keys.ts'

const usage = `suar key list [state …]     the epochs of the node's keys, and how many data keys are wrapped under each
suar key rotate [state …]   begins a new epoch and wraps every data key anew, while the node runs
suar key reblind [state …]  begins a new blind epoch and makes every look-up token anew, while the node runs;
                            where one was broken off, goes on with it
suar key retire [state …]   gives up the epochs under which nothing is left any more, and destroys their keys
suar key make <state …>     makes the keys of a node that was never started`

/** `suar key list | rotate | reblind | retire | make`: looks after the keys of the nodes in the data folder. */
export async function key([what = '', ...wanted]: string[]): Promise<void> {
  const config = readConfig(process.env)
  const folder = resolve(config.SUAR_DATA)
  const states =
    what === 'make' ? wanted : nodesHere(config, folder).filter((each) => !wanted.length || wanted.includes(each))
  if (
    !['list', 'rotate', 'reblind', 'retire', 'make'].includes(what) ||
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
  else await withDatabases({ config, folder, rings }, { rotate, reblind: makeTokensAnew, retire, list }[what] ?? list)
  process.exit(process.exitCode ?? 0)
}

type Work = (node: { state: string; ring: KeyRing; pool: pg.Pool; kysely: Kysely<Tables> }) => Promise<void>

async function withDatabases(
  { config, folder, rings }: { config: Config; folder: string; rings: { state: string; ring: KeyRing }[] },
  work: Work,
): Promise<void> {
  const databases = await openDatabases(config, folder, { join: true })
  try {
    for (const node of rings) {
      const database = openDatabase<Tables>(databases.url(node.state, 'suar_system'), 4)
      await work({ ...node, ...database })
      await database.kysely.destroy()
    }
  } finally {
    await databases.stop()
  }
}

const blinded = slices.flatMap((slice) => slice.blinded ?? [])

const list: Work = async ({ state, ring, pool, kysely }) => {
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
  const blinds = ring.blindEpochs().filter(({ lookedUp }) => lookedUp)
  say(blinds.map(({ epoch, made }) => `${state}: blind epoch ${epoch}, made ${made}`))
  if (blinds.length === 1) return
  for (const place of blinded)
    say([`${state}: ${place.table}, ${await countOld(kysely, place, blinds.at(-1)!.epoch)} rows still to be made anew`])
}

const makeTokensAnew: Work = async ({ state, ring, kysely }) => {
  const before = ring.blindEpochs().filter(({ lookedUp }) => lookedUp)
  const { epoch } = before.length > 1 ? before.at(-1)! : ring.blindAnew(new Date())
  say([`${state}: blind epoch ${epoch} ${before.length > 1 ? 'goes on' : 'began'}; the one before is still looked up.`])
  await reblind({ kysely, vault: ring.vault, blinded }, told(state))
  say([`${state}: every token is of blind epoch ${epoch}. After a minute, suar key retire gives up the one before.`])
}

/** Each table's first and last line, and one a second between them. */
function told(state: string) {
  let last = 0
  return ({ table, done, of }: Progress) => {
    if (done > 0 && done < of && Date.now() - last < 1000) return
    last = Date.now()
    say([`${state}: ${table}, ${done} of ${of} rows`])
  }
}

const rotate: Work = async ({ state, ring, pool }) => {
  const { epoch, provider } = ring.rotate(new Date())
  const wrapped = await rewrapDataKeys(pool, ring.vault, epoch)
  say([`${state}: epoch ${epoch} began, its master key in ${provider}; ${wrapped} data keys were wrapped anew.`])
}

const retire: Work = async ({ state, ring, pool, kysely }) => {
  const blind = await retireBlinds({ kysely, vault: ring.vault, blinded, ring }, new Date())
  if (!blind.done) process.exitCode = 1
  say(
    blind.done
      ? blind.retired.map(({ epoch }) => `${state}: blind epoch ${epoch} is given up, its secret destroyed.`)
      : [`${state}: no blind epoch was given up: ${blind.why}.`],
  )
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

const say = (lines: readonly string[]) => {
  for (const line of lines) process.stdout.write(`${line}\n`)
}
