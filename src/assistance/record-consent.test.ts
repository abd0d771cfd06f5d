import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { aCase } from '../../test/a-case.ts'
import { useNode } from '../../test/node.ts'
import { people } from '../../test/people.ts'
import { listConsents, recordConsent, type ConsentState } from './contract.ts'
import { PersonId } from '../casework/contract.ts'

const node = useNode()
const amara = node.as('Amara')

const told = { purpose: 'NotifyOwnState', language: 'id', interpreter: 'NotNeeded', copyGiven: true } as const

const say = (person: PersonId, state: ConsentState, note?: string) =>
  amara(recordConsent, { person, ...told, state, ...(note && { note }) })

test('what was never asked stands as not asked, for each of the eleven purposes', async () => {
  const { person, id } = await aCase(node)

  const { body } = await amara(listConsents, { person })

  expect(body).toMatchObject({ case: id, history: [] })
  expect(Object.keys(body.standing)).toHaveLength(11)
  expect(new Set(Object.values(body.standing))).toEqual(new Set(['NotAsked']))
})

test('a person may take back what she gave, and the earlier answer stays written down', async () => {
  const { person } = await aCase(node)
  await say(person, 'Given')
  await say(person, 'Withdrawn', 'She is afraid of a relative in the police.')

  const { body } = await amara(listConsents, { person })

  expect(body.standing).toMatchObject({ NotifyOwnState: 'Withdrawn', TellFamily: 'NotAsked' })
  expect(body.history).toMatchObject([
    { state: 'Withdrawn', note: 'She is afraid of a relative in the police.', recordedBy: people.Amara.id },
    { state: 'Given', note: null, copyGiven: true },
  ])
})

test('assent of a child names the guardian', async () => {
  const { person } = await aCase(node)

  expect(await say(person, 'AssentWithGuardian')).toMatchObject({ status: 400, body: { code: 'not-understood' } })
  expect(await say(person, 'AssentWithGuardian', 'Guardian: shelter advocate, post 4')).toMatchObject({ status: 200 })
})

test('her words are sealed, and her case stands in the ledger line', async () => {
  const { person, id } = await aCase(node)
  await say(person, 'Refused', 'Nobody at home may know.')

  const [row] = await node.rows<{ note: Buffer }>('select note from assistance.consent where person = $1', [person])
  expect(row!.note.toString('latin1')).not.toContain('Nobody')
  const [line] = await node.rows(
    "select cases, detail from platform.ledger where action = 'assistance/record-consent' and subject = $1",
    [person],
  )
  expect(line).toMatchObject({ cases: [id], detail: { purpose: 'NotifyOwnState', state: 'Refused' } })
})

test('an officer whose agency does not take part sees no person to speak for', async () => {
  const { person } = await aCase(node)
  const answer = await node.as('Lestari')(recordConsent, { person, ...told, state: 'Given' })

  expect(answer).toMatchObject({ status: 404, body: { code: 'casework/no-such-person' } })
  expect(await node.as('Lestari')(listConsents, { person })).toMatchObject({ status: 404 })
  expect(await amara(listConsents, { person: PersonId.parse(randomUUID()) })).toMatchObject({ status: 404 })
})

test('nobody can rewrite an answer or set where it stands, the node itself included', async () => {
  const { person } = await aCase(node)
  await say(person, 'Refused')
  for (const pool of [node.host.database.pool, node.host.system.pool]) {
    await expect(pool.query("update assistance.consent set state = 'Given'")).rejects.toThrow(/permission denied/)
    await expect(pool.query('delete from assistance.consent')).rejects.toThrow(/permission denied/)
    await expect(pool.query("update assistance.standing set state = 'Given'")).rejects.toThrow(/permission denied/)
  }
})
