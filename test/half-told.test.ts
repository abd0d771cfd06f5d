import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { suar } from './program.ts'

const folder = mkdtempSync(join(tmpdir(), 'suar-half-'))
const port = 20_000 + Math.floor(Math.random() * 20_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a demo that is stopped while its story is told ends quietly, and knows that it is half told', async () => {
  const demo = suar(['start', '--region'], {
    SUAR_DATA: folder,
    SUAR_PORT: String(port),
    SUAR_DEMO_CASES: '100',
    DATABASE_URL: 'postgres://owner@another.example/project', // not the demo's: it is left alone
  })
  await demo.says('ID  0 / 100')
  await sleep(300)
  demo.stop()

  expect(await demo.ended).toMatchObject({ code: 0, err: '' })
  expect(JSON.parse(readFileSync(join(folder, 'demo.json'), 'utf8'))).toEqual({ synthetic: true, told: false })
}, 180_000)
