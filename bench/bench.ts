import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../src/platform/postgres.ts'
import { worldOf, type Bench, type Row, type World } from './world.ts'

// npm run bench [name …] [--quick]: measures against the plain way in the same run; exit 1 when a target is missed.
const options = process.argv.slice(2)
const wanted = options.filter((option) => !option.startsWith('--'))
const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.bench.ts'))
const known = await Promise.all(files.map(async (file) => ((await import(`./${file}`)) as { bench: Bench }).bench))
const chosen = known.filter(({ name }) => wanted.length === 0 || wanted.includes(name))
if (chosen.length === 0) {
  console.error(`There is no such bench. There is: ${known.map(({ name }) => name).join(', ')}.`)
  process.exit(2)
}

const folder = mkdtempSync(join(tmpdir(), 'suar-bench-'))
const postgres = await startPostgres(join(folder, 'pg'))
const world = worldOf(postgres, { folder, quick: options.includes('--quick') })
let missed = 0
console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}, PostgreSQL durable\n`)
try {
  for (const bench of chosen) missed += await runOne(bench, world)
} finally {
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}
process.exit(missed > 0 ? 1 : 0)

async function runOne(bench: Bench, world: World): Promise<number> {
  let missed = 0
  console.log(`## ${bench.name}`)
  for await (const row of bench.run(world)) {
    const verdict = judge(row)
    if (verdict === 'MISSED') missed++
    console.log(`  ${line(row)}  ${verdict}`)
  }
  console.log('')
  return missed
}

function judge({ figure, baseline, target }: Row): 'ok' | 'MISSED' | '' {
  if (!target) return ''
  const value = target.of === 'ratio' ? figure / (baseline ?? Number.NaN) : figure
  return value >= (target.atLeast ?? -Infinity) && value <= (target.atMost ?? Infinity) ? 'ok' : 'MISSED'
}

function line({ what, figure, unit, baseline, target }: Row): string {
  const parts = [what.padEnd(62), `${number(figure)} ${unit}`.padStart(22)]
  parts.push((baseline === undefined ? '' : `plain way ${number(baseline)}`).padEnd(22))
  parts.push((baseline === undefined ? '' : `${(figure / baseline).toFixed(2)} ×`).padStart(8))
  if (target) {
    const bounds = [target.atLeast && `≥ ${number(target.atLeast)}`, target.atMost && `≤ ${number(target.atMost)}`]
    parts.push(`target ${bounds.filter(Boolean).join(' ')}${target.of === 'ratio' ? ' ×' : ''}`)
  }
  return parts.join('  ')
}

function number(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : value < 1000 ? 1 : 0 })
}
