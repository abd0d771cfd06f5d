import { once } from 'node:events'
import { connect, type AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { createAdaptorServer } from '@hono/node-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useNode } from '../../../test/node.ts'
import { useReporter } from '../../../test/reporter.ts'

const node = useNode()
const server = createAdaptorServer({ fetch: (request) => node.fetch(request) })
let port = 0

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})
afterAll(() => void server.close())

const whole = (called: string) =>
  new URLSearchParams({ kunci: called.padEnd(43, 'x'), called, place: 'gedung C-9 '.repeat(120) }).toString()
const stored = async () => Number((await node.rows<{ n: string }>('select count(*) as n from intake.report'))[0]!.n)

test('fifty reporters behind one address all succeed', async () => {
  const answers = await Promise.all(
    Array.from({ length: 50 }, async (_, n) => {
      const body = new URLSearchParams(whole(`r${n}`))
      const response = await fetch(`http://127.0.0.1:${port}/id/tulis/semua`, { method: 'POST', body })
      const page = await response.text()
      return /<b>([\d ]+)<\/b>/.exec(page)?.[1]
    }),
  )

  expect(new Set(answers).size).toBe(50)
  expect(answers).not.toContain(undefined)
  expect(await stored()).toBe(50)
})

test('two hundred who hang up at random moments leave no half report and no leaked connection', async () => {
  const before = await stored()
  await Promise.all(Array.from({ length: 200 }, (_, n) => hangUp(`h${n}`)))
  await sleep(200)

  const start = performance.now()
  const response = await fetch(`http://127.0.0.1:${port}/id/tulis/semua`, {
    method: 'POST',
    body: new URLSearchParams(whole('after the storm')),
  })
  expect(response.status).toBe(200)
  expect(performance.now() - start).toBeLessThan(100)

  const { pool } = node.host.system
  expect(pool.waitingCount).toBe(0)
  await expect.poll(() => pool.totalCount - pool.idleCount).toBe(0)
  const halves = await node.rows(
    `select from intake.report full join platform.data_key using (id)
      where content is null or wrapped is null`,
  )
  expect(halves).toEqual([])
  expect(await stored()).toBeLessThanOrEqual(before + 201)
  const idle = await node.rows(
    `select from pg_stat_activity where state like 'idle in transaction%' and datname = current_database()`,
  )
  expect(idle).toEqual([])
})

/** Sends a random part of a report, then is gone without a word. */
async function hangUp(called: string): Promise<void> {
  const body = whole(called)
  const request = Buffer.from(
    `POST /id/tulis/semua HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  )
  const socket = connect({ port, host: '127.0.0.1' }).on('error', () => undefined)
  await once(socket, 'connect')
  socket.write(request.subarray(0, Math.ceil(Math.random() * request.length)))
  await sleep(Math.random() * 50)
  socket.resetAndDestroy()
  await once(socket, 'close')
}

test('a wrong PIN and a report that never was get the same answer by the same work', async () => {
  const { pool } = node.host.system
  // Time is not measured here, it depends on the machine; the same questions to the database take the same time.
  const tryOne = async (nomor: string) => {
    let questions = 0
    const count = () => void questions++
    pool.on('acquire', count)
    const page = await useReporter(node).signIn(nomor, 'ABCDEFGH')
    pool.off('acquire', count)
    return { page: page.replaceAll(/\s+/g, ' '), questions }
  }
  // News on its way, and the danger number read anew, ask besides: they only add, so the fewest questions are its own.
  const tryAll = async (numbers: readonly string[]) => {
    const tries: Awaited<ReturnType<typeof tryOne>>[] = []
    for (const number of numbers) tries.push(await tryOne(number))
    return { pages: tries.map(({ page }) => page), questions: Math.min(...tries.map(({ questions }) => questions)) }
  }
  const real: string[] = []
  for (const called of ['Riko', 'Dina', 'Joel', 'Sari']) {
    const mother = useReporter(node)
    await mother.write('nama', { called })
    real.push((await mother.send()).number)
  }

  const never = await tryAll(['1111 2222 33', '1111 2222 44', '1111 2222 55', '1111 2222 66'])
  expect(await tryAll(real)).toEqual(never)
  expect(never.questions).toBeGreaterThan(0)
})

test('guessing at one number becomes slow, and the true owner still gets in', async () => {
  const mother = useReporter(node)
  await mother.write('nama', { called: 'Dina' })
  const { number, pin } = await mother.send()
  for (let n = 0; n < 3; n++) await useReporter(node).signIn(number, 'ABCDEFGH')
  const start = performance.now()
  const page = await mother.signIn(number, pin)

  expect(performance.now() - start).toBeGreaterThan(900)
  expect(page).toContain('Kabar berikutnya')
})
