import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { makeSchemas, takenAway } from './schemas.ts'

// `node conformance/make-schemas.ts` writes conformance/schemas/*.json anew. It refuses to take anything away: what must
// change in that way gets a new major version.
const folder = new URL('schemas/', import.meta.url)
mkdirSync(folder, { recursive: true })
for (const [name, schema] of Object.entries(makeSchemas())) {
  const file = new URL(`${name}.json`, folder)
  const lost = existsSync(file) ? takenAway(JSON.parse(readFileSync(file, 'utf8')), schema) : []
  if (lost.length > 0) {
    console.error(`${name}: this would take away ${lost.join(', ')}`)
    process.exitCode = 1
  } else writeFileSync(file, `${JSON.stringify(schema, undefined, 1)}\n`)
}
