import { randomBytes } from 'node:crypto'
import { createNode, slices, type Tables } from '../src/node.ts'
import { seedDirectory } from '../src/directory/index.ts'
import { factsOf } from '../src/letters/kinds.ts'
import { issueLetter } from '../src/letters/index.ts'
import type { LetterKind, LetterLanguage } from '../src/letters/contract.ts'
import { setEmptyPage } from '../src/letters/typeset/typesetter.ts'
import type { Host } from '../src/platform/http.ts'
import { inSystem } from '../src/platform/in-system.ts'
import { newId } from '../src/platform/new-id.ts'
import { createDataKey } from '../src/platform/seal.ts'
import { aLetter, matterOf } from '../test/a-letter.ts'
import { benchHost } from './bench-host.ts'
import type { Bench, Row, World } from './world.ts'

/** What an officer waits for, warm: composed, set, sealed, stored. The plain way is Typst with an empty page. */
export const bench: Bench = {
  name: 'letters',
  async *run(world) {
    const { host, stop } = await openNode(world)
    const rounds = world.quick ? 10 : 60
    const empty = await percentile(rounds, () => setEmptyPage(newId()))
    for (const [kind, languages] of [
      ['NoteVerbale', ['id', 'en']],
      ['NoteVerbale', ['km', 'my']],
      ['MlaRequest', ['th', 'lo']],
      ['EmergencyPage', ['id', 'th']],
    ] as const) {
      let n = 0
      const before = process.cpuUsage()
      const figure = await percentile(rounds, () => issue(host, { kind, languages, n: n++ }))
      const { user, system } = process.cpuUsage(before)
      const what = `${kind} in ${languages.join(' and ')}, warm`
      const target = { of: 'figure', atMost: 200 } as const
      yield { what: `${what}, p95`, figure, baseline: empty, unit: 'ms', target }
      yield { what: `${what}, CPU`, figure: (user + system) / 1000 / n, unit: 'ms', target }
    }
    yield* await manyAtOnce(host, world.quick ? 50 : 500)
    await stop()
  },
}

/** A batch, one after the other, and how long the event loop stood still for others meanwhile. */
async function manyAtOnce(host: Host<Tables>, count: number): Promise<Row[]> {
  let longest = 0
  let last = performance.now()
  const watch = setInterval(() => {
    const now = performance.now()
    longest = Math.max(longest, now - last - 5)
    last = now
  }, 5)
  const begun = performance.now()
  for (let n = 0; n < count; n++) await issue(host, { kind: 'NationalityLetter', languages: ['id', 'km'], n })
  const seconds = (performance.now() - begun) / 1000
  clearInterval(watch)
  return [
    { what: `a batch of ${count}, seconds`, figure: seconds, unit: 's', target: { of: 'figure', atMost: count / 5 } },
    { what: 'letters a second', figure: count / seconds, unit: '/s' },
    {
      what: 'longest wait of the event loop meanwhile',
      figure: longest,
      unit: 'ms',
      target: { of: 'figure', atMost: 100 },
    },
  ]
}

/** No two are alike, so that nothing set before helps but the fixed words. */
async function issue(
  host: Host<Tables>,
  { kind, languages, n }: { kind: LetterKind; languages: readonly LetterLanguage[]; n: number },
) {
  const letter = aLetter(kind, languages, { allowed: factsOf(kind, matterOf[kind]) })
  const note = `Guards carry weapons; ${randomBytes(12).toString('hex')}.`
  const facts = {
    ...letter.facts,
    ...('name' in letter.facts && { name: `Person ${n} ${randomBytes(4).toString('hex')}` }),
    ...('dangerNote' in letter.facts && { dangerNote: note }),
  }
  await inSystem(host, async (context) => {
    const subject = context.newId()
    const key = await createDataKey(context.db, context.vault, subject)
    await issueLetter(context, { ...letter, facts }, { subject, key, by: newId() })
  })
}

async function percentile(rounds: number, work: () => Promise<unknown>): Promise<number> {
  for (let n = 0; n < 5; n++) await work()
  const times: number[] = []
  for (let n = 0; n < rounds; n++) {
    const begun = performance.now()
    await work()
    times.push(performance.now() - begun)
  }
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)]!
}

async function openNode(world: World) {
  const host = benchHost({ url: await world.newNode(), folder: world.newFolder() })
  createNode(host, slices)
  await inSystem(host, ({ db }) => seedDirectory(db))
  const stop = async () => {
    await host.database.kysely.destroy()
    await host.system.kysely.destroy()
  }
  return { host, stop }
}
