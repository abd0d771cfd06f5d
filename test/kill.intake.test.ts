import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { startPostgres } from '../src/platform/postgres.ts'

const folder = mkdtempSync(join(tmpdir(), 'suar-kill-'))
const port = 20_000 + Math.floor(Math.random() * 20_000)
const total = 1000
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The real program, in a process of its own, with a durable PostgreSQL. */
async function startProgram(): Promise<ChildProcess> {
  const program = spawn(process.execPath, ['src/suar.ts', 'start'], {
    env: { ...process.env, SUAR_DATA: folder, SUAR_PORT: String(port), SUAR_STATE: 'ID' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface(program.stdout!)) if (line.includes('region ready')) return program
  throw new Error('the program ended before it was ready')
}

/** Sends one report until it is acknowledged, as a person would press the button again; gives its number. */
async function report(n: number): Promise<string> {
  const body = new URLSearchParams({ kunci: String(n).padStart(43, 'k'), called: `orang ${n}`, place: 'gedung C-9' })
  for (;;) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/id/tulis/semua`, { method: 'POST', body })
      const number = /<b>([\d ]+)<\/b>/.exec(await response.text())?.[1]
      if (number) return number.replaceAll(' ', '')
    } catch {
      // killed: again, when it is back
    }
    await sleep(50)
  }
}

test('killed again and again during 1,000 reports, it keeps every report it acknowledged, once', async () => {
  let program = await startProgram()
  let next = 0
  let ended = false
  const acknowledged: string[] = []
  const senders = Array.from({ length: 25 }, async () => {
    while (next < total) acknowledged.push(await report(next++))
  })
  const done = Promise.all(senders).then(() => (ended = true))
  let kills = 0
  while (!ended && kills < 4) {
    await sleep(150 + Math.random() * 500)
    if (ended) break
    program.kill('SIGKILL')
    kills++
    program = await startProgram()
  }
  await done
  program.kill('SIGKILL')

  const postgres = await startPostgres(join(folder, 'postgres'))
  const { default: pg } = await import('pg')
  const client = new pg.Client(postgres.url('suar_id'))
  await client.connect()
  const { rows } = await client.query<{ receipt: string }>(
    `select receipt from intake.report join platform.data_key using (id)
      where exists (select from platform.ledger where subject = report.id::text and action = 'intake/report-received')`,
  )
  await client.end()
  await postgres.stop()

  expect(kills).toBeGreaterThan(0)
  expect(rows.map(({ receipt }) => receipt).sort()).toEqual(acknowledged.sort())
  expect(acknowledged).toHaveLength(total)
}, 120_000)
