import { readFileSync } from 'node:fs'
import { beforeEach, expect, test } from 'vitest'
import { fits } from '../../../test/corpus/judge.ts'
import { useNode } from '../../../test/node.ts'
import { inSystem } from '../../platform/in-system.ts'

// What conformance/vectors says of each body must be what a node answers. Others run the same file.

interface Vector {
  readonly name: string
  readonly type: string
  readonly thread: string
  readonly code: string | null
  readonly body: { readonly part: string }
}
const read = <T>(path: string) => JSON.parse(readFileSync(`conformance/${path}`, 'utf8')) as T
const { from, state, vectors } = read<{ from: string; state: string; vectors: Vector[] }>('vectors/rosters.json')

const node = useNode(state as 'ID')

beforeEach(() => node.rows('delete from requests.roster_part; delete from platform.data_key'))

/** The part that the word is about, as this node sent it. */
const weSentIt = (part: string) =>
  node.rows(
    `insert into requests.roster_part (id, side, state, roster, message, provenance, reliability, credibility, whole_digest,
       whole_count, counted, fields, legal_basis, content, author, approver, at, sent_at)
     values ($1, 'Out', $2, gen_random_uuid(), gen_random_uuid(), 'TakenAtCamp', 'A', '1', 'x', 9, 2, '{}', '[]', '',
             gen_random_uuid(), gen_random_uuid(), now(), now())`,
    [part, from],
  )

const deliver = ({ type, thread, body }: Vector) => {
  const { newId, clock } = node.host
  const message = { id: newId(), from, type, thread, issuedAt: clock(), body }
  return inSystem(node.host, (context) => node.host.deliver(context, message)).then(
    () => null,
    ({ code }: { code: string }) => code,
  )
}

test.each(vectors.map((vector) => [`${vector.type}: ${vector.name}`, vector] as const))('%s', async (_name, vector) => {
  if (vector.type.startsWith('requests.roster-taken')) await weSentIt(vector.body.part)
  expect(await deliver(vector)).toBe(vector.code)
})

test('the schema takes all that a node takes, and refuses whatever is wrong in one field alone', () => {
  /** How two fields depend on each other, and on the envelope, no schema says. */
  const beyond = /thread|another state|lost on the way|than the whole|same line/
  for (const { name, type, code, body } of vectors.filter((vector) => !beyond.test(vector.name)))
    expect([name, fits(read(`schemas/${type.replace(/\.0$/, '')}.json`), body)]).toEqual([name, code === null])
})
