import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { suar } from './program.ts'

const home = mkdtempSync(join(tmpdir(), 'suar-half-'))
const port = 20_000 + Math.floor(Math.random() * 20_000)
const environment = (folder: string, cases: number) => ({
  SUAR_DATA: join(home, folder),
  SUAR_PORT: String(port),
  SUAR_DEMO_CASES: String(cases),
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

test('a demo that is stopped while its story is told ends quietly, and begins anew the next time', async () => {
  const first = suar(['start', '--region'], environment('demo', 100))
  await first.says('ID  0 / 100')
  await sleep(500)
  first.stop()
  expect(await first.ended).toMatchObject({ code: 0, err: '' })

  const second = suar(['start', '--region'], environment('demo', 1))
  await second.says('region ready')
  second.stop()
  const { code, out } = await second.ended

  expect(code).toBe(0)
  expect(out).toMatch(/^The story of the demo was left in the middle; it is thrown away and begins anew\.\n/)
  expect(JSON.parse(readFileSync(join(home, 'demo/demo.json'), 'utf8'))).toHaveProperty('receipt')
}, 120_000)

test('a demo told to its end is kept', async () => {
  const receipt = readFileSync(join(home, 'demo/demo.json'), 'utf8')
  const third = suar(['start', '--region'], environment('demo', 1))
  await third.says('region ready')
  third.stop()

  expect((await third.ended).out).not.toContain('begins anew')
  expect(readFileSync(join(home, 'demo/demo.json'), 'utf8')).toBe(receipt)
}, 60_000)

test("the demo never moves into somebody's node", async () => {
  mkdirSync(join(home, 'real/id'), { recursive: true })
  await suar(['key', 'make', 'ID'], environment('real', 1)).ended
  const { code, err } = await suar(['start', '--region'], environment('real', 1)).ended

  expect(code).toBe(2)
  expect(err).toMatch(/^SUAR_DATA is .* a node that is not of the demo stands there: write an empty folder/)
  expect(existsSync(join(home, 'real/id/key-ring.json'))).toBe(true)
}, 60_000)
