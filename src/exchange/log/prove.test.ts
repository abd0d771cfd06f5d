import { randomBytes } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { suar } from '../../../test/program.ts'
import { postBox } from '../../../test/post-box.ts'
import { useRegion } from '../../../test/region.ts'
import { writeNote } from '../../../test/notes.ts'
import { inSystem } from '../../platform/in-system.ts'
import type { MessageId } from '../contract.ts'
import { markRead } from '../mark-read.ts'
import { settleLog } from './ask-witnesses.ts'
import { proveMessage, type MessageProof } from './contract.ts'
import { verifyProof } from './verify-proof.ts'

const region = useRegion(['ID', 'TH', 'KH'], [postBox])
const [ID, TH] = [region.node('ID'), region.node('TH')]
const anHour = async () => {
  region.wait({ hours: 1 })
  for (const node of [ID, TH]) await settleLog(node.host)
}

describe('a proof of a message', () => {
  let message: MessageId
  let proof: MessageProof
  const changed = (change: (copy: MessageProof) => void) => {
    const copy = structuredClone(proof)
    change(copy)
    return verifyProof(JSON.parse(JSON.stringify(copy)))
  }

  beforeAll(async () => {
    message = await writeNote(ID, 'to be proven')
    await region.settle()
    await inSystem(TH.host, (context) => markRead(context, message))
    await region.settle()
  })

  test('is not given before its head is settled', async () => {
    expect(await ID.as('Hadi')(proveMessage, { message })).toMatchObject({
      status: 409,
      body: { code: 'exchange/not-settled-yet' },
    })
  })

  test('holds at both sides, with nothing but itself', async () => {
    await anHour()
    for (const node of [TH, ID]) {
      const { body } = await node.as('Hadi')(proveMessage, { message })
      proof = body.proof
      const verdict = verifyProof(proof)
      expect(verdict).toMatchObject({ ok: true, proven: { envelope: { id: message, from: 'ID', to: 'TH' } } })
      expect(verdict.ok && verdict.proven.steps.map(({ step }) => step)).toEqual(['delivered', 'read'])
      expect(verdict.ok && verdict.proven.cosigned).toHaveLength(2)
    }
    expect(JSON.stringify(proof).length).toBeLessThan(12_000)
    expect(JSON.stringify(proof)).not.toContain('to be proven')
  })

  test('does not hold when any part of it is another', () => {
    const other = randomBytes(32).toString('base64')
    const swap = (text: string, at: number) => text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1)
    expect(changed((copy) => (copy.leaves[0]!.path[0] = other))).toMatchObject({ why: 'not-in-the-log' })
    expect(changed((copy) => copy.leaves[0]!.index++)).toMatchObject({ why: 'not-in-the-log' })
    expect(changed((copy) => copy.leaves.shift())).toMatchObject({ why: 'not-in-the-log' })
    expect(changed((copy) => (copy.leaves[1]!.kind = 'envelope'))).toMatchObject({ why: 'not-in-the-log' })
    expect(changed((copy) => (copy.envelope = swap(copy.envelope, 200)))).toMatchObject({ ok: false })
    expect(changed((copy) => (copy.receipts[0] = swap(copy.receipts[0]!, 150)))).toMatchObject({ ok: false })
    expect(changed((copy) => (copy.log = 'KH'))).toMatchObject({ ok: false })
    expect(changed((copy) => (copy.log = 'XX'))).toMatchObject({ why: 'unknown-member' })
    const [text, lines] = proof.checkpoint.split('\n\n') as [string, string]
    const [own, one, two] = lines.trim().split('\n') as [string, string, string]
    expect(changed((copy) => (copy.checkpoint = `${text}\n\n${own}\n${one}\n`))).toMatchObject({ why: 'not-settled' })
    expect(changed((copy) => (copy.checkpoint = `${text}\n\n${own}\n${one}\n${one}\n`))).toMatchObject({
      why: 'not-settled',
    })
    expect(changed((copy) => (copy.checkpoint = `${text}\n\n${one}\n${two}\n`))).toMatchObject({
      why: 'head-not-signed',
    })
    for (const nonsense of [undefined, null, 7, 'x', [], {}])
      expect(verifyProof(nonsense)).toEqual({ ok: false, why: 'malformed' })
  })

  test('holds after the key that signed was revoked, since others had seen it before', async () => {
    const document = JSON.parse(proof.directories[0]!) as { payload: string }
    const revokedAt = (when: string) => {
      const content = JSON.parse(Buffer.from(document.payload, 'base64url').toString()) as {
        members: { keys: object[] }[]
      }
      content.members = content.members.map((member) => ({
        ...member,
        keys: member.keys.map((key) => ({ ...key, revokedAt: when })),
      }))
      const payload = Buffer.from(JSON.stringify(content)).toString('base64url')
      return changed((copy) => (copy.directories = [JSON.stringify({ ...document, payload })]))
    }
    expect(revokedAt(new Date(region.node('ID').host.clock().getTime() + 60_000).toISOString())).toMatchObject({
      ok: true,
    })
    expect(revokedAt('2026-11-01T00:00:00.000Z')).toMatchObject({ ok: false })
  })

  test('is read by `suar verify --proof`, which says what holds and exits with 1 when it does not', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'suar-proof-'))
    const [good, bad] = [join(folder, 'good.json'), join(folder, 'bad.json')]
    writeFileSync(good, JSON.stringify(proof))
    writeFileSync(bad, JSON.stringify({ ...proof, leaves: proof.leaves.slice(1) }))
    const look = (file: string) => suar(['verify', '--proof', file], {}).ended
    const held = await look(good)
    expect(held).toMatchObject({ code: 0, out: expect.stringContaining(`PROVEN: message ${message}`) })
    expect(held.out).toContain('TH cosigned that head')
    expect(await look(bad)).toMatchObject({
      code: 1,
      out: expect.stringContaining('NOT PROVEN'),
    })
    expect(await look(join(folder, 'none.json'))).toMatchObject({ code: 2 })
  })

  test('is given to who may read the exchange, and of messages there are', async () => {
    expect((await ID.as('Amara')(proveMessage, { message })).status).toBe(403)
    const none = crypto.randomUUID() as MessageId
    expect((await ID.as('Hadi')(proveMessage, { message: none })).status).toBe(404)
  })
})
