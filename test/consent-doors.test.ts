import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { slices } from '../src/node.ts'
import { useNode } from './node.ts'

const node = useNode()
const answers = slices.filter(({ dependsOn }) => dependsOn).map(({ name }) => name)

/** What asks where she stands: whoever calls it sends or shows by her yes. */
const asks = /assistance\.(hold_consent|consent_stands|standing)\b|\b(holdConsent|consentTo|findYes)\b/

test('a slice that sends or shows by consent says what depends on it', async () => {
  const functions = await node.rows<{ schema: string; body: string }>(
    `select n.nspname as schema, p.prosrc as body from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     union all select schemaname, coalesce(qual, '') || coalesce(with_check, '') from pg_policies
     union all select schemaname, definition from pg_views`,
  )
  const inSql = functions.filter(({ body }) => asks.test(body)).map(({ schema }) => schema)
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => /^[^/]+\/.*\.ts$/.test(file))
  const inCode = files
    .filter((file) => !file.endsWith('.test.ts') && asks.test(readFileSync(join('src', file), 'utf8')))
    .map((file) => file.split('/')[0]!)
  const known = new Set(slices.map(({ name }) => name))
  const asking = new Set([...inSql, ...inCode].filter((name) => known.has(name) && name !== 'assistance'))
  expect([...asking].filter((name) => !answers.includes(name))).toEqual([])
  expect([...asking].toSorted()).toEqual(['networks', 'requests'])
})

test('and lets go of it in the transaction in which she takes it back', async () => {
  const triggers = await node.rows<{ schema: string; what: string }>(
    `select n.nspname as schema, pg_get_triggerdef(t.oid) as what from pg_trigger t
       join pg_proc p on p.oid = t.tgfoid join pg_namespace n on n.oid = p.pronamespace
      where t.tgrelid = 'assistance.standing'::regclass and not t.tgisinternal`,
  )
  const whole = triggers.filter(({ what }) => /AFTER INSERT OR UPDATE ON assistance.standing FOR EACH ROW/.test(what))
  expect(answers.filter((name) => !whole.some(({ schema }) => schema === name))).toEqual([])
})

test('each kind of thing that it names has a word in both languages', () => {
  for (const { name } of slices.filter(({ dependsOn }) => dependsOn))
    for (const language of ['id', 'en']) {
      const words = JSON.parse(readFileSync(`src/${name}/locales/${language}.json`, 'utf8')) as Record<string, object>
      const file = readFileSync(
        name === 'requests' ? 'src/requests/recall/rests-on.ts' : `src/${name}/rests-on.ts`,
        'utf8',
      )
      const kinds = [
        ...file.matchAll(/'([A-Z][a-zA-Z]+)' as kind|kind: '([A-Z][a-zA-Z]+)'|select '([A-Z][a-zA-Z]+)',/g),
      ]
      const named = kinds.map(([, ...found]) => found.find(Boolean)!)
      expect(named.length).toBeGreaterThan(0)
      expect(Object.keys(words['rests'] ?? {})).toEqual(expect.arrayContaining(named))
    }
})
