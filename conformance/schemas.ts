import { z } from 'zod'
import * as exchange from '../src/exchange/protocol.ts'
import { definitions } from '../src/requests/definitions.ts'
import { LeadBody, leadMessage } from '../src/requests/lead/messages.ts'
import { OnwardBody, onwardMessage } from '../src/requests/onward/messages.ts'
import { Statement, statementMessage } from '../src/requests/registers/statement.ts'
import { openingOf, stepMessage, stepOf } from '../src/requests/messages.ts'
import { ErasedBody, erasedMessage, RecallBody, recallMessage } from '../src/requests/recall/messages.ts'
import { TranslationBody, translationMessage } from '../src/requests/translate/messages.ts'
import { RoomBody, roomMessage } from '../src/requests/room/messages.ts'

export type Schema = { [key: string]: unknown }

/** JSON Schemas of all that crosses, by file name, made from the contracts that a node itself checks with. */
export function makeSchemas(): Record<string, Schema> {
  const kinds = Object.values(definitions)
  const texts = {
    wire: exchange.Wire,
    envelope: exchange.Envelope,
    receipt: exchange.Receipt,
    problem: exchange.SignedProblem,
    pull: exchange.PullRequest,
    page: exchange.Page,
    directory: exchange.SignedDirectory,
    'directory-payload': exchange.Directory,
  }
  const steps = kinds.map(({ kind }) => plain(stepOf(kind)))
  return {
    ...Object.fromEntries(
      Object.entries(texts).map(([name, schema]) => [`exchange.${name}`, titled(name, plain(schema))]),
    ),
    ...Object.fromEntries(
      kinds.map(({ kind, message, purposes }) => {
        const schema = plain(openingOf(kind))
        const properties = schema['properties'] as Record<string, Schema>
        return [
          major(message),
          titled(message, { ...schema, properties: { ...properties, purpose: { enum: [...purposes] } } }),
        ]
      }),
    ),
    // Which kind of request it is about, the receiver knows; the schema takes a step of any.
    [major(stepMessage)]: titled(stepMessage, { anyOf: steps }),
    [major(recallMessage)]: titled(recallMessage, plain(RecallBody)),
    [major(erasedMessage)]: titled(erasedMessage, plain(ErasedBody)),
    [major(onwardMessage)]: titled(onwardMessage, plain(OnwardBody)),
    [major(statementMessage)]: titled(statementMessage, plain(Statement)),
    [major(leadMessage)]: titled(leadMessage, plain(LeadBody)),
    [major(translationMessage)]: titled(translationMessage, plain(TranslationBody)),
    [major(roomMessage)]: titled(roomMessage, plain(RoomBody)),
  }
}

const major = (type: string) => type.slice(0, type.lastIndexOf('.'))
const titled = (title: string, schema: Schema): Schema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title,
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
