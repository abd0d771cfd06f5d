import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { useNode } from '../../test/node.ts'
import { agencies, people, type Person } from '../../test/people.ts'
import { cases, idOf, threeCases } from '../../test/three-cases.ts'
import { actAs, type Officer } from '../platform/officer.ts'
import { Compartment } from './codes/contract.ts'

const node = useNode()
const hours = 3_600_000

/** One little world: who takes part where, who is in conflict, who broke the glass. */
interface World {
  readonly parts: readonly { case: number; agency: string; compartment: Compartment; ended: boolean }[]
  readonly conflicts: readonly { case: number; officer: Person }[]
  readonly glass: readonly { case: number; officer: Person; hoursAgo: number }[]
}

const cast = ['Amara', 'Bima', 'Citra', 'Eko', 'Farah', 'Gita', 'Hadi', 'Indra', 'Lestari', 'Nobody'] as const
const officer = (name: Person): Officer => people[name]

/** The whole rule, in ten lines: it knows nothing of the policies that it checks. */
function maySee(world: World, who: Person, [file, compartment]: readonly [number, Compartment]): boolean {
  const { parts, conflicts, glass } = world
  if (conflicts.some((one) => one.case === file && one.officer === who)) return false
  if (!officer(who).may.has(`compartment.${compartment}`)) return false
  const takesPart = parts.some(
    (one) => one.case === file && one.agency === officer(who).agency && one.compartment === compartment && !one.ended,
  )
  const brokeGlass = glass.some((one) => one.case === file && one.officer === who && one.hoursAgo < 4)
  return takesPart || (brokeGlass && compartment !== 'sealed')
}
const maySeeCase = (world: World, who: Person, file: number) =>
  Compartment.options.some((compartment) => maySee(world, who, [file, compartment]))

const anyCase = fc.constantFrom(...cases)
const anyone = fc.constantFrom<Person>(...cast)
const anyWorld: fc.Arbitrary<World> = fc.record({
  parts: fc.uniqueArray(
    fc.record({
      case: anyCase,
      agency: fc.constantFrom(...Object.values(agencies)),
      compartment: fc.constantFrom(...Compartment.options),
      ended: fc.boolean(),
    }),
    { maxLength: 14, selector: (one) => `${one.case} ${one.agency} ${one.compartment}` },
  ),
  conflicts: fc.uniqueArray(fc.record({ case: anyCase, officer: anyone }), {
    maxLength: 4,
    selector: (one) => `${one.case} ${one.officer}`,
  }),
  glass: fc.array(fc.record({ case: anyCase, officer: anyone, hoursAgo: fc.constantFrom(0, 1, 3, 4, 5, 48) }), {
    maxLength: 4,
  }),
})

const guarded = ['note', 'event', 'identifier', 'task', 'person_role'] as const
const ofCase = ['state_role', 'clock', 'case_report', 'participation'] as const
beforeAll(() => threeCases(node))

async function arrange({ parts, conflicts, glass }: World) {
  const now = node.host.clock()
  const agencyRows = parts.map((one) => [idOf('c', one.case), one.agency, one.compartment, now, one.ended ? now : null])
  await node.rows(`delete from casework.participation`)
  await node.rows(`delete from access.conflict_block`)
  await node.rows(`delete from access.break_glass`)
  for (const row of agencyRows)
    await node.rows(
      `insert into casework.participation (case_id, agency, compartment, since, until) values ($1, $2, $3, $4, $5)`,
      row,
    )
  for (const one of conflicts)
    await node.rows(`insert into access.conflict_block values ($1, $2, 'OwnDeclaration', null, $3)`, [
      officer(one.officer).id,
      idOf('c', one.case),
      now,
    ])
  for (const one of glass) {
    const at = new Date(now.getTime() - one.hoursAgo * hours)
    await node.rows(
      `insert into access.break_glass (id, officer, subject, at, until, reason) values (gen_random_uuid(), $1, $2, $3, $4, '\\x00')`,
      [officer(one.officer).id, idOf('c', one.case), at, new Date(at.getTime() + 4 * hours)],
    )
  }
}

/** All that PostgreSQL lets an officer read, as `table case compartment`, by plain SQL and no help of ours. */
async function seenBy(who: Person): Promise<string[]> {
  const { rows } = await node.host.database.kysely.transaction().execute(async (db) => {
    await actAs(db, officer(who), node.host.clock())
    return sql<{ seen: string }>`
      select 'case_file ' || code as seen from casework.case_file where code like 'ID-26-900%'
      union all select 'agency_case ' || c.code from casework.agency_case a join casework.case_file c on c.id = a.case_id
      ${sql.join(
        [
          ...guarded.map(
            (table) =>
              sql`union all select ${sql.lit(table)} || ' ' || right(t.case_id::text, 2) || ' ' || t.compartment from ${sql.table(`casework.${table}`)} t`,
          ),
          ...ofCase.map(
            (table) =>
              sql`union all select distinct ${sql.lit(table)} || ' ' || right(t.case_id::text, 2) from ${sql.table(`casework.${table}`)} t`,
          ),
          sql`union all select 'person ' || right(case_id::text, 2) || ' ' || code from casework.person`,
          sql`union all select 'journey_leg ' || right(case_id::text, 2) || ' ' || right(person::text, 1) from casework.journey_leg`,
        ],
        sql` `,
      )}`.execute(db)
  })
  return rows.map(({ seen }) => seen).sort()
}

/** The same by the ten lines above. */
function expectedFor(world: World, who: Person): string[] {
  return cases
    .flatMap((file) => {
      const short = idOf('c', file).slice(-2)
      const parts = Compartment.options.filter((compartment) => maySee(world, who, [file, compartment]))
      const viaPart = world.parts.some(
        (one) =>
          one.case === file && one.agency === officer(who).agency && !one.ended && parts.includes(one.compartment),
      )
      if (!maySeeCase(world, who, file)) return []
      return [
        `case_file ID-26-900${file}`,
        ...(viaPart ? [`agency_case ID-26-900${file}`] : []),
        ...guarded.flatMap((table) => parts.map((compartment) => `${table} ${short} ${compartment}`)),
        ...ofCase
          .filter((table) => table !== 'participation' || world.parts.some((one) => one.case === file))
          .map((table) => `${table} ${short}`),
        ...parts.flatMap((compartment) => {
          const at = Compartment.options.indexOf(compartment)
          return [`person ${short} P-0${at}`, `journey_leg ${short} ${at}`]
        }),
      ]
    })
    .sort()
}

test('PostgreSQL shows an officer what the rule says, in every world, by plain SQL', async () => {
  await fc.assert(
    fc.asyncProperty(anyWorld, async (world) => {
      await arrange(world)
      for (const who of cast) expect([who, await seenBy(who)]).toEqual([who, expectedFor(world, who)])
    }),
    { numRuns: 25 },
  )
}, 180_000)

test('the node itself sees everything', async () => {
  await arrange({ parts: [], conflicts: [], glass: [] })
  const { rows } = await node.host.system.pool.query(
    `select count(*)::int as n from casework.case_file where code like 'ID-26-900%'`,
  )
  expect(rows).toEqual([{ n: 3 }])
})

test('without an officer in the transaction nothing is seen', async () => {
  await arrange({
    parts: [{ case: 0, agency: agencies.protection, compartment: 'protection', ended: false }],
    conflicts: [],
    glass: [],
  })
  for (const table of ['case_file', 'agency_case', 'person', 'note', 'event', 'identifier', 'task', 'participation']) {
    const { rows } = await node.host.database.pool.query(`select * from casework.${table}`)
    expect([table, rows]).toEqual([table, []])
  }
})
