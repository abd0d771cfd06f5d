import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { afterEach, expect, test } from 'vitest'
import { knock, notesAt, wiresOf, writeNote } from '../../../test/notes.ts'
import { postBox } from '../../../test/post-box.ts'
import { useRegion } from '../../../test/region.ts'
import { inSystem } from '../../platform/in-system.ts'
import { attachments, findDelivery, sendMessage } from '../index.ts'
import { pullFromAll } from '../pull.ts'
import { payloadOf } from '../take-receipt.ts'
import { outgoing } from './keep-attachment.ts'

const region = useRegion(['ID', 'TH', 'KH'], [postBox])
const { ID, TH } = { ID: region.node('ID'), TH: region.node('TH') }
const ladder = (id: string) => inSystem(ID.host, (context) => findDelivery(context, id))
const steps = async (id: string) => (await ladder(id)).at.map(({ step }) => step)
const heal = async () => {
  region.heal()
  region.wait({ minutes: 20 })
  await region.settle()
}
afterEach(heal)

const keep = (bytes: Uint8Array, name = 'scan of a passport.pdf') =>
  attachments.keep(ID.host, Readable.from([bytes]), { type: 'application/pdf', name })

async function write(text: string, files: readonly Uint8Array[], thread = crypto.randomUUID() as string) {
  const kept: Awaited<ReturnType<typeof keep>>[] = []
  for (const file of files) kept.push(await keep(file))
  const id = await inSystem(ID.host, (context) =>
    sendMessage(context, {
      to: 'TH',
      thread,
      type: 'test.note@1.0',
      body: { text },
      handling: { tlp: 'RED', onward: 'no', purpose: 'protection' },
      attachments: kept,
    }),
  )
  return { id, kept, thread }
}

const readAt = async (message: string, nth: number) => {
  const { stream, ...rest } = await attachments.open(TH.host, { message, nth })
  return { ...rest, bytes: Buffer.concat(await Array.fromAsync(stream)) }
}

test('a message is applied once all its files are there, and they are what was sent', async () => {
  const files = [randomBytes(9_000_000), randomBytes(10)]
  const { id } = await write('with two files', files)
  await region.settle()
  expect(await steps(id)).toEqual(['queued', 'sent', 'received', 'delivered'])
  expect((await notesAt(TH)).at(-1)).toBe('with two files')
  for (const [nth, file] of files.entries()) {
    const { bytes, type, name } = await readAt(id, nth)
    expect(bytes.equals(file)).toBe(true)
    expect([type, name]).toEqual(['application/pdf', 'scan of a passport.pdf'])
  }
})

test('neither the names nor the contents are readable on the way or at rest', async () => {
  const { id, kept } = await write('sealed file', [Buffer.from('Siti Rahmawati, room 14')])
  const [row] = await ID.rows<{ all: string }>(`select m::text as all from exchange.message m where id = '${id}'`)
  const envelope = JSON.stringify(payloadOf(row!.all.split(',').find((part) => part.startsWith('eyJ'))!))
  for (const text of [row!.all, envelope, readFileSync(outgoing(ID.host, kept[0]!.digest), 'latin1')])
    expect(text).not.toMatch(/Rahmawati|passport/)
  expect(envelope).toContain(kept[0]!.digest)
  await region.settle()
})

test('a line that breaks again and again: each try goes on where the last one ended, and those behind wait their turn', async () => {
  const file = randomBytes(20_000_000)
  const { id, thread } = await write('broken line', [file])
  const behind = await writeNote(ID, 'behind the file', { thread })
  let sent = 0
  let breaks = 0
  region.interfere(async (to, request, forward) => {
    if (to !== 'TH' || request.method !== 'PUT') return forward(request)
    const bytes = Buffer.from(await request.arrayBuffer())
    sent += bytes.length
    const broken = ++breaks % 2 === 1
    const body = broken ? bytes.subarray(0, bytes.length >> 1) : bytes
    const passed = new Request(request.url, { method: 'PUT', headers: request.headers, body: new Uint8Array(body) })
    const answer = await forward(passed)
    if (broken) throw new Error('the line broke')
    return answer
  })
  await region.settle()
  expect(await ladder(id)).toMatchObject({ state: 'received', code: 'exchange/no-connection' })
  expect(await steps(id)).toContain('received')
  for (let n = 0; n < 12; n++) {
    region.wait({ minutes: 16 })
    await region.settle()
  }
  expect((await ladder(id)).state).toBe('delivered')
  expect((await ladder(behind)).state).toBe('delivered')
  expect((await notesAt(TH)).slice(-2)).toEqual(['broken line', 'behind the file'])
  expect(sent).toBeLessThan(file.length * 1.8)
  expect((await readAt(id, 0)).bytes.equals(file)).toBe(true)
})

test.runIf(existsSync('/proc/self/fd'))('a file that is whole there already is not left open here', async () => {
  const { id, kept } = await write('one came before', [randomBytes(70), randomBytes(80)])
  region.interfere(async (to, request, forward) => {
    if (to === 'TH' && request.method === 'PUT' && request.url.endsWith(kept[1]!.digest)) throw new Error('broke')
    return forward(request)
  })
  await region.settle()
  await heal()
  expect((await ladder(id)).state).toBe('delivered')
  const open = spawnSync('ls', ['-l', `/proc/${process.pid}/fd`]).stdout.toString()
  expect(open).toContain('->')
  expect(open).not.toContain(outgoing(ID.host, kept[0]!.digest))
})

test('a message that comes twice while its files are on the way gets the same receipt, and is applied once', async () => {
  const { id, thread } = await write('twice, with a file', [randomBytes(100)])
  const [wire] = await wiresOf(ID, thread)
  const [one, two] = [await (await knock(TH, wire!)).text(), await (await knock(TH, wire!)).text()]
  expect(payloadOf(one)).toMatchObject({ step: 'received', message: id })
  expect(two).toBe(one)
  await region.settle()
  expect((await notesAt(TH)).filter((note) => note === 'twice, with a file')).toHaveLength(1)
  expect(payloadOf(await (await knock(TH, wire!)).text())).toMatchObject({ step: 'delivered' })
})

test('a file that was altered at its sender never passes: it becomes a dead letter with its code, and the next passes', async () => {
  const { id, kept, thread } = await write('altered file', [randomBytes(70_000)])
  const path = outgoing(ID.host, kept[0]!.digest)
  const bytes = readFileSync(path)
  bytes[100]! ^= 1
  writeFileSync(path, bytes)
  const behind = await writeNote(ID, 'behind the altered file', { thread })
  for (let n = 0; n < 15; n++) {
    await region.settle()
    region.wait({ minutes: 4 })
  }
  expect(await notesAt(TH)).not.toContain('altered file')
  // The receiver refuses in its place what it has held back, and signs for that.
  expect(await ladder(id)).toMatchObject({ state: 'refused', code: 'exchange/given-up' })
  expect((await ladder(behind)).state).toBe('delivered')
})

test('a file that is gone from its sender holds up nothing', async () => {
  const { id, kept, thread } = await write('lost file', [randomBytes(70)])
  rmSync(outgoing(ID.host, kept[0]!.digest))
  const behind = await writeNote(ID, 'behind the lost file', { thread })
  await region.settle()
  expect((await ladder(behind)).state).toBe('delivered')
  expect((await ladder(id)).state).toBe('refused')
  expect(await notesAt(TH)).not.toContain('lost file')
})

test('files that never come: after five days the message is refused by its receiver, and the next passes', async () => {
  const { id, thread } = await write('never comes', [randomBytes(70)])
  const behind = await writeNote(ID, 'after five days', { thread })
  region.interfere(async (to, request, forward) => {
    if (to === 'TH' && request.method === 'PUT') throw new Error('the line broke')
    return forward(request)
  })
  await region.settle()
  expect((await ladder(id)).state).toBe('received')
  region.wait({ days: 4, minutes: 1 })
  await region.settle()
  expect((await ladder(id)).state).toBe('received')
  region.wait({ days: 1 })
  await region.settle()
  expect(await ladder(id)).toMatchObject({ state: 'refused', code: 'exchange/attachment-missing' })
  region.wait({ minutes: 30 })
  await region.settle()
  expect((await ladder(behind)).state).toBe('delivered')
})

test('a partner that was away and takes a message with a file is in contact again', async () => {
  const atTH = async () => (await ID.rows(`select failures from exchange.partner where state = 'TH'`))[0]
  region.interfere(async () => {
    throw new Error('no line')
  })
  const { id } = await write('after the storm', [randomBytes(70)])
  await region.settle()
  expect(await atTH()).toEqual({ failures: 1 })
  await heal()
  expect((await ladder(id)).state).toBe('delivered')
  expect(await atTH()).toEqual({ failures: 0 })
})

test('a receipt that is not genuine ends no trying, also behind the last file', async () => {
  region.interfere(async (to, request, forward) => {
    const answer = await forward(request)
    if (to !== 'TH' || request.method !== 'PUT' || answer.status !== 200) return answer
    return new Response('not.a.receipt', { status: 200, headers: answer.headers })
  })
  const { id } = await write('strange receipt', [randomBytes(70)])
  await region.settle()
  expect(await ladder(id)).toMatchObject({ state: 'received', code: 'exchange/bad-receipt' })
  await heal()
  expect((await ladder(id)).state).toBe('delivered')
})

test('a node that only pulls fetches the files too', async () => {
  region.interfere(async (to, request, forward) => {
    if (to === 'TH') throw new Error('behind a wall')
    return forward(request)
  })
  const file = randomBytes(300_000)
  const { id } = await write('pulled with a file', [file])
  await region.settle()
  await pullFromAll(TH.host)
  await region.settle()
  expect((await ladder(id)).state).toBe('delivered')
  expect((await readAt(id, 0)).bytes.equals(file)).toBe(true)
})
