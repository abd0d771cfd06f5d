import { describe, expect, test } from 'vitest'
import { useNode } from '../../test/node.ts'
import { people, type Person } from '../../test/people.ts'
import { eyesAt } from '../../test/seen-by.ts'
import { newId } from '../platform/new-id.ts'
import { breakGlass, listExceptions, listNotices, markRead, me } from './contract.ts'

const node = useNode()
const reason = 'Her phone is off since an hour and the raid begins at dawn; her file is with another agency.'
const noticesOf = async (person: Person) => (await node.as(person)(listNotices, {})).body.notices
const seenBy = eyesAt(node)

describe('broken glass', () => {
  test('opens for four hours, with a reason, and the data-protection officer and the auditor are told', async () => {
    const subject = newId()
    const { status, body } = await node.as('Amara')(breakGlass, { subject, reason })
    expect(status).toBe(200)
    expect(Date.parse(body.until) - node.host.clock().getTime()).toBe(4 * 3_600_000)
    await node.drain()

    for (const watcher of ['Indra', 'Mega'] as const)
      expect(await noticesOf(watcher)).toContainEqual(
        expect.objectContaining({
          kind: 'access.glass-broken',
          subject,
          officer: expect.objectContaining({ name: 'Amara' }),
        }),
      )
    expect(await noticesOf('Amara')).toEqual([])
    expect(await noticesOf('Citra')).toEqual([])
  })

  test('needs a reason of more than a word', async () => {
    for (const bad of ['', 'urgent', '                            '])
      expect(await node.as('Amara')(breakGlass, { subject: newId(), reason: bad })).toMatchObject({ status: 400 })
  })

  test('is not for those without the right', async () => {
    for (const person of ['Eko', 'Hadi', 'Dewi', 'Indra', 'Gita'] as const)
      expect(await node.as(person)(breakGlass, { subject: newId(), reason })).toMatchObject({ status: 403 })
  })

  test('is seen by the officer herself and by those who watch, by nobody else', async () => {
    const subject = newId()
    await node.as('Amara')(breakGlass, { subject, reason })
    const look = 'select from access.break_glass where subject = $1'
    expect(await seenBy('Amara', look, [subject])).toBe(1)
    expect(await seenBy('Indra', look, [subject])).toBe(1)
    for (const person of ['Bima', 'Lestari', 'Citra', 'Hadi'] as const)
      expect(await seenBy(person, look, [subject])).toBe(0)
  })

  test('keeps its reason sealed, and shows it to the auditor', async () => {
    const subject = newId()
    await node.as('Bima')(breakGlass, { subject, reason })
    const [row] = await node.rows<{ reason: Buffer }>('select reason from access.break_glass where subject = $1', [
      subject,
    ])
    expect(row!.reason.toString('utf8')).not.toContain('raid')
    const { body } = await node.as('Mega')(listExceptions, {})
    expect(body.brokenGlass).toContainEqual(expect.objectContaining({ subject, reason }))
  })

  test('lasts no longer than four hours, whatever the program asks', async () => {
    await expect(
      node.rows(
        `insert into access.break_glass (id, officer, subject, at, until, reason)
        values (gen_random_uuid(), $1, gen_random_uuid(), now(), now() + interval '5 hours', '')`,
        [people.Amara.id],
      ),
    ).rejects.toThrow(/four_hours/)
  })

  test('can be written by nobody in the name of another', async () => {
    const steal = seenBy(
      'Amara',
      `insert into access.break_glass (id, officer, subject, at, until, reason)
       values (gen_random_uuid(), $1, gen_random_uuid(), now(), now() + interval '1 hour', '')`,
      [people.Bima.id],
    )
    await expect(steal).rejects.toThrow(/row-level security/)
  })
})

describe('a notice', () => {
  test('stays unread until it is marked, by its own officer only', async () => {
    await node.as('Amara')(breakGlass, { subject: newId(), reason })
    await node.drain()
    const before = (await node.as('Indra')(me, {})).body.unread
    const [{ id }] = await noticesOf('Indra')
    await node.as('Mega')(markRead, { notices: [id] })
    expect((await node.as('Indra')(me, {})).body.unread).toBe(before)
    await node.as('Indra')(markRead, { notices: [id] })
    expect((await node.as('Indra')(me, {})).body.unread).toBe(before - 1)
  })
})
