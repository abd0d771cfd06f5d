import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Catalogue } from './catalogue.contract.ts'
import { Form } from './contract.ts'
import { readCatalogue } from './read-catalogue.ts'

const folder = join(import.meta.dirname, '..')

/** The catalogues that this release brings. */
export const shippedCatalogues: readonly Catalogue[] = filesIn('catalogues').map(({ name, text }) => {
  const read = readCatalogue(text)
  if (!read.ok) throw new Error(`${name}:${read.mistakes[0]!.line} ${read.mistakes[0]!.code}`)
  return read.catalogue
})

export const shippedForms: readonly Form[] = filesIn('forms')
  .map(({ text }) => Form.parse(JSON.parse(text)))
  .toSorted((a, b) => a.order - b.order)

/** The forms that are asked in this state. */
export const formsIn = (state: string): Form[] =>
  shippedForms.filter(({ states }) => states === undefined || states.includes(state))

function filesIn(kind: string) {
  return readdirSync(join(folder, kind))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, kind, name), 'utf8') }))
}
