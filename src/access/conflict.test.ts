import { describe, expect, test } from 'vitest'
import { useNode } from '../../test/node.ts'
import { people, type Person } from '../../test/people.ts'
import { eyesAt } from '../../test/seen-by.ts'
import { newId } from '../platform/new-id.ts'
import { inSystem } from '../platform/in-system.ts'
import {
  breakGlass,
  decideConflict,
  declareConflict,
  liftConflict,
  listConflictClaims,
  listNotices,
} from './contract.ts'
import { tellLateClaims } from './tell-late-claims.ts'

const node = useNode()
const reason = 'Her phone is off since an hour and the raid begins at dawn; her file is with another agency.'
const noticesOf = async (person: Person) => (await node.as(person)(listNotices, {})).body.notices
const officerId = (person: Person) => people[person].id as never
const seenBy = eyesAt(node)

describe('a conflict of interest', () => {
  test('is declared by a colleague; the auditor is told, the officer is not', async () => {
    const subject = newId()
    expect(
      await node.as('Citra')(declareConflict, { subject, officer: officerId('Bima'), why: 'NamedInCase' }),
    ).toMatchObject({ status: 200 })
    await node.drain()
    expect(await noticesOf('Mega')).toContainEqual(
      expect.objectContaining({ kind: 'access.conflict-declared', subject }),
    )
    expect((await noticesOf('Bima')).filter((each: { subject: string }) => each.subject === subject)).toEqual([])
    const look = 'select from access.conflict_block where subject = $1'
    expect(await seenBy('Bima', look, [subject])).toBe(1) // only so that policies can read it; no endpoint tells her
    expect(await seenBy('Amara', look, [subject])).toBe(0)
  })

  test('answers the blocked officer who breaks the glass as it answers anybody, so that she learns nothing', async () => {
    const [blocked, free] = [newId(), newId()]
    await node.as('Citra')(declareConflict, { subject: blocked, officer: officerId('Amara'), why: 'Relative' })
    const [one, other] = [
      await node.as('Amara')(breakGlass, { subject: blocked, reason }),
      await node.as('Amara')(breakGlass, { subject: free, reason }),
    ]
    expect(one).toEqual(other)
  })

  test('stands once however often it is declared', async () => {
    const subject = newId()
    const twice = { subject, officer: officerId('Bima'), why: 'Acquaintance' as const }
    expect(await node.as('Citra')(declareConflict, twice)).toEqual(await node.as('Citra')(declareConflict, twice))
  })

  test('of another officer is a request, until a supervisor or the data-protection officer confirms it', async () => {
    const subject = newId()
    const blocks = () => node.rows('select officer from access.conflict_block where subject = $1', [subject])
    // A hotline operator cannot lock the coordinator out.
    const asked = await node.as('Dewi')(declareConflict, { subject, officer: officerId('Amara'), why: 'Relative' })
    expect(asked).toMatchObject({ status: 200, body: { waits: true } })
    expect(await blocks()).toEqual([])
    await node.drain()
    for (const person of ['Citra', 'Indra'] as const)
      expect(await noticesOf(person)).toContainEqual(
        expect.objectContaining({ kind: 'access.conflict-claimed', subject }),
      )

    const claimsOf = async (person: Person) => (await node.as(person)(listConflictClaims, {})).body.claims
    const [claim] = (await claimsOf('Citra')).filter((each: { subject: string }) => each.subject === subject)
    expect(claim).toMatchObject({ officer: { name: 'Amara' }, declaredBy: { name: 'Dewi' }, why: 'Relative' })
    for (const person of ['Dewi', 'Amara', 'Mega'] as const)
      expect(await node.as(person)(decideConflict, { claim: claim.id, confirm: true })).toMatchObject({ status: 403 })

    expect(await node.as('Indra')(decideConflict, { claim: claim.id, confirm: true })).toMatchObject({ status: 200 })
    expect(await blocks()).toEqual([{ officer: people.Amara.id }])
    expect(await node.as('Citra')(decideConflict, { claim: claim.id, confirm: false })).toMatchObject({ status: 404 })
  })

  test('of oneself takes effect at once', async () => {
    const subject = newId()
    const own = { subject, officer: officerId('Dewi'), why: 'OwnDeclaration' as const }
    expect(await node.as('Dewi')(declareConflict, own)).toMatchObject({ body: { waits: false } })
    expect(await node.rows('select officer from access.conflict_block where subject = $1', [subject])).toHaveLength(1)
  })

  test('is not confirmed by the one whom it is about, and those who watch hear when nobody answers', async () => {
    const subject = newId()
    await node.as('Dewi')(declareConflict, { subject, officer: officerId('Citra'), why: 'Financial' })
    const own = await node.rows<{ id: string }>('select id from access.conflict_claim where subject = $1', [subject])
    const claim = own[0]!.id
    expect((await node.as('Citra')(listConflictClaims, {})).body.claims).not.toContainEqual(
      expect.objectContaining({ id: claim }),
    )
    expect(await node.as('Citra')(decideConflict, { claim, confirm: false })).toMatchObject({ status: 404 })

    node.wait({ hours: 5 })
    const late = () => inSystem(node.host, (context) => tellLateClaims(context as never))
    expect(await late()).toBeGreaterThan(0)
    expect(await late()).toBe(0)
    expect(await noticesOf('Mega')).toContainEqual(
      expect.objectContaining({ kind: 'access.conflict-claim-late', subject }),
    )
  })

  test('is held by PostgreSQL: nobody writes a block on a colleague by herself', async () => {
    const block = (by: Person) =>
      seenBy(
        by,
        `insert into access.conflict_block (officer, subject, why, declared_by, at) values ($1, $2, 'Relative', $3, now())`,
        [people.Amara.id, newId(), people[by].id],
      )
    await expect(block('Dewi')).rejects.toThrow(/row-level security/)
    expect(await block('Citra')).toBe(1)
  })

  test('is lifted by the auditor, not by the officer, and not by an auditor who is herself in conflict', async () => {
    const subject = newId()
    const block = { subject, officer: officerId('Bima') }
    await node.as('Citra')(declareConflict, { ...block, why: 'Financial' })
    for (const person of ['Bima', 'Citra', 'Hadi'] as const)
      expect(await node.as(person)(liftConflict, { ...block, reason: 'Mistaken' })).toMatchObject({ status: 403 })
    expect(await node.as('Mega')(liftConflict, { ...block, reason: 'Mistaken' })).toMatchObject({ status: 200 })

    await node.as('Citra')(declareConflict, { subject, officer: officerId('Mega'), why: 'Relative' })
    expect(
      await node.as('Mega')(liftConflict, { subject, officer: officerId('Mega'), reason: 'Mistaken' }),
    ).toMatchObject({ status: 404 })
  })

  test('names an officer who exists', async () => {
    expect(
      await node.as('Citra')(declareConflict, { subject: newId(), officer: newId() as never, why: 'Relative' }),
    ).toMatchObject({ status: 404, body: { code: 'access/no-such-officer' } })
  })
})
