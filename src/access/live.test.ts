import { afterEach, describe, expect, test } from 'vitest'
import { useNode } from '../../test/node.ts'
import { people, type Person } from '../../test/people.ts'
import { inSystem } from '../platform/in-system.ts'
import { newId } from '../platform/new-id.ts'
import { breakGlass } from './contract.ts'
import { tellOfficers, type Told } from './tell-officers.ts'

const node = useNode()
const open: AbortController[] = []
afterEach(() => {
  for (const each of open.splice(0)) each.abort()
})

/** An open desk: what it has heard so far, and how to wait for more. */
async function desk(person: Person | undefined, headers: Record<string, string> = {}) {
  const leave = new AbortController()
  open.push(leave)
  const answer = await node.fetch(
    new Request(`${node.host.origin}/api/live`, {
      headers: { ...(person && { 'x-person': person }), ...headers },
      signal: leave.signal,
    }),
  )
  const heard: { kind: string; id?: string }[] = []
  const opened = Promise.withResolvers<void>()
  const listening = (async () => {
    const decoder = new TextDecoder()
    for await (const part of answer.body ?? []) {
      for (const [, data] of decoder.decode(part).matchAll(/^data: (\{"kind".*\})$/gm)) heard.push(JSON.parse(data!))
      opened.resolve()
    }
  })().catch(() => undefined)
  await Promise.race([opened.promise, listening])
  return {
    answer,
    heard,
    leave: () => leave.abort(),
    ended: listening,
    async hears(count: number) {
      for (let n = 0; n < 100 && heard.length < count; n++) await new Promise((resolve) => setTimeout(resolve, 20))
      return heard
    },
  }
}
const tell = (told: Told) => inSystem(node.host, (context) => tellOfficers(context, told))
const listening = () =>
  node.rows(`select from pg_stat_activity where query like 'listen%' and datname = current_database()`)

describe('an open desk', () => {
  test('hears what is meant for its officer, and nothing else', async () => {
    const [amara, eko] = [await desk('Amara'), await desk('Eko')]
    const id = newId()
    await tell({ kind: 'casework.case-changed', id, agency: people.Amara.agency })
    await tell({ kind: 'intake.report-received', right: 'intake.read' })
    await tell({ kind: 'access.notice', officer: people.Eko.id })
    await tell({ kind: 'casework.case-changed', agency: people.Amara.agency, right: 'compartment.investigation' })
    await tell({ kind: 'end' })

    expect(await amara.hears(3)).toEqual([
      { kind: 'casework.case-changed', id },
      { kind: 'intake.report-received' },
      { kind: 'end' },
    ])
    expect(await eko.hears(2)).toEqual([{ kind: 'access.notice' }, { kind: 'end' }])
  })

  test('hears of broken glass at the desk of the data-protection officer', async () => {
    const indra = await desk('Indra')
    await node.as('Amara')(breakGlass, { subject: newId(), reason: 'Her phone is off and the raid begins at dawn.' })
    await node.drain()
    expect(await indra.hears(1)).toEqual([{ kind: 'access.notice' }])
  })

  test('looks at everything again when it comes back', async () => {
    const amara = await desk('Amara', { 'last-event-id': '7' })
    expect(await amara.hears(1)).toEqual([{ kind: 'resync' }])
  })

  test('is told to look again when PostgreSQL cut the line, and hears on', async () => {
    const amara = await desk('Amara')
    await node.rows(
      `select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%' and datname = current_database()`,
    )
    expect(await amara.hears(1)).toEqual([{ kind: 'resync' }])
    await tell({ kind: 'x.y' })
    expect(await amara.hears(2)).toContainEqual({ kind: 'x.y' })
  })

  test('holds a connection only while somebody listens', async () => {
    const desks = await Promise.all(['Amara', 'Bima', 'Citra'].map((person) => desk(person as Person)))
    await tell({ kind: 'x.y' })
    await desks[0]!.hears(1)
    expect(await listening()).toHaveLength(1)
    for (const each of desks) each.leave()
    for (let n = 0; n < 50 && (await listening()).length > 0; n++)
      await new Promise((resolve) => setTimeout(resolve, 20))
    expect(await listening()).toEqual([])
  })
})

test('a stranger hears nothing, nor does an officer without a post', async () => {
  expect((await desk(undefined)).answer.status).toBe(401)
  expect((await desk('Nobody')).answer.status).toBe(403)
})
