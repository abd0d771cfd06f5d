import { z } from 'zod'
import * as exchange from '../src/exchange/protocol.ts'
import { definitions } from '../src/requests/definitions.ts'
import { LeadBody, leadMessage } from '../src/requests/lead/messages.ts'
import { OnwardBody, onwardMessage } from '../src/requests/onward/messages.ts'
import { partMessage, RosterPartBody, RosterTakenBody, takenMessage } from '../src/requests/roster/messages.ts'
import { Statement, statementMessage } from '../src/requests/registers/statement.ts'
import { openingOf, stepMessage, stepOf } from '../src/requests/messages.ts'
import { ErasedBody, erasedMessage, RecallBody, recallMessage } from '../src/requests/recall/messages.ts'
import { TranslationBody, translationMessage } from '../src/requests/translate/messages.ts'
import { RoomBody, roomMessage } from '../src/requests/room/messages.ts'

export type Schema = { [key: string]: unknown }

const major = (type: string) => type.slice(0, type.lastIndexOf('.'))
const kinds = Object.values(definitions)

/** The contracts of all that crosses, by the file name of their schema: what a node itself checks with. */
export const contracts: Readonly<Record<string, z.ZodType>> = {
  'exchange.wire': exchange.Wire,
  'exchange.envelope': exchange.Envelope,
  'exchange.receipt': exchange.Receipt,
  'exchange.problem': exchange.SignedProblem,
  'exchange.pull': exchange.PullRequest,
  'exchange.page': exchange.Page,
  'exchange.heads': exchange.Heads,
  'exchange.history': exchange.History,
  'exchange.returned': exchange.Returned,
  'exchange.directory': exchange.SignedDirectory,
  'exchange.directory-payload': exchange.Directory,
  ...Object.fromEntries(kinds.map(({ kind, message }) => [major(message), openingOf(kind)])),
  // Which kind of request it is about, the receiver knows; the schema takes a step of any.
  [major(stepMessage)]: z.union(kinds.map(({ kind }) => stepOf(kind)) as never),
  [major(recallMessage)]: RecallBody,
  [major(erasedMessage)]: ErasedBody,
  [major(onwardMessage)]: OnwardBody,
  [major(statementMessage)]: Statement,
  [major(leadMessage)]: LeadBody,
  [major(translationMessage)]: TranslationBody,
  [major(roomMessage)]: RoomBody,
  [major(partMessage)]: RosterPartBody,
  [major(takenMessage)]: RosterTakenBody,
}

/** JSON Schemas of all that crosses, by file name. */
export function makeSchemas(): Record<string, Schema> {
  const made = Object.entries(contracts).map(([name, contract]) => [name, titled(name, plain(contract))] as const)
  const schemas: Record<string, Schema> = Object.fromEntries(made)
  for (const { message, purposes } of kinds) {
    const schema = schemas[major(message)]!
    const properties = schema['properties'] as Record<string, Schema>
    schema['properties'] = { ...properties, purpose: { enum: [...purposes] } }
  }
  return schemas
}

const titled = (name: string, schema: Schema): Schema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: name.startsWith('exchange.') ? name.slice('exchange.'.length) : `${name}.0`,
  ...schema,
})

/** What a sender must write; texts of spaces only are refused, which Zod says by trimming. */
function plain(schema: z.ZodType): Schema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const { checks = [] } = zodSchema._zod.def as { checks?: { _zod: { def: { check: string } } }[] }
      if (checks.some(({ _zod }) => _zod.def.check === 'overwrite')) jsonSchema.pattern = '\\S'
    },
  })
  return rest as Schema
}

/**
 * What another implementation relies on and `after` no longer grants, as paths: a field that is gone, a value that is not
 * taken any more, a field that must be there now and need not before.
 */
export function takenAway(before: unknown, after: unknown, path = ''): string[] {
  if (typeof before !== 'object' || before === null) return before === after ? [] : [path]
  if (typeof after !== 'object' || after === null) return [path]
  const [old, now] = [before as Schema, after as Schema]
  if (Array.isArray(old) && path.endsWith('/required'))
    return (now as unknown as string[]).filter((name) => !old.includes(name)).map((name) => `${path}/${name}`)
  if (Array.isArray(old) && path.endsWith('/enum'))
    return old.filter((value) => !(now as unknown as unknown[]).includes(value)).map((value) => `${path}/${value}`)
  const lost = Object.keys(old).flatMap((key) => takenAway(old[key], now[key], `${path}/${key}`))
  const tighter =
    Array.isArray(old) || path.endsWith('/properties') ? [] : Object.keys(now).filter((key) => !(key in old))
  return [...lost, ...tighter.map((key) => `${path}/${key}`)]
}
