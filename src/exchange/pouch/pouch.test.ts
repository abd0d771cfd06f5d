import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, afterEach, expect, test } from 'vitest'
import { notesAt, writeNote } from '../../../test/notes.ts'
import { postBox } from '../../../test/post-box.ts'
import { useRegion } from '../../../test/region.ts'
import { inSystem } from '../../platform/in-system.ts'
import { attachments, findDelivery, markRead, sendMessage } from '../index.ts'
import { speak } from '../members/spoken.ts'
import { pouchCommand } from './command.ts'
import { takePouch } from './take-pouch.ts'
import { writePouch } from './write-pouch.ts'

const region = useRegion(['ID', 'TH', 'KH'], [postBox])
const { ID, TH, KH } = { ID: region.node('ID'), TH: region.node('TH'), KH: region.node('KH') }
const folder = mkdtempSync(join(tmpdir(), 'suar-pouch-'))
const at = (name: string) => join(folder, name)
const ladder = (id: string) => inSystem(ID.host, (context) => findDelivery(context, id))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
// No line between them at all.
const noLine = () =>
  region.interfere(async () => {
    throw new Error('no line')
  })
afterEach(() => region.heal())

let n = 0
const carry = async (from: typeof ID, to: typeof ID) => {
  const path = at(`pouch-${n++}`)
  const packed = await writePouch(from.host, { to: to.host.state, path })
  return { path, packed, taken: await takePouch(to.host, path) }
}

test('messages, files and receipts go and come back by file, in order, once, however often a file is read', async () => {
  noLine()
  const thread = crypto.randomUUID()
  const file = randomBytes(3_000_000)
  const kept = await attachments.keep(ID.host, Readable.from([file]), { type: 'image/jpeg', name: 'her photo.jpg' })
  const first = await writeNote(ID, 'by pouch', { thread })
  const second = await inSystem(ID.host, (context) =>
    sendMessage(context, {
      to: 'TH',
      thread,
      type: 'test.note@1.0',
      body: { text: 'with a photo' },
      handling: { tlp: 'RED', onward: 'no', purpose: 'protection' },
      attachments: [kept],
    }),
  )
  const third = await writeNote(ID, 'refuse this one', { thread })
  const { path, packed, taken } = await carry(ID, TH)
  expect(packed).toMatchObject({ messages: 3, attachments: 1, receipts: 0 })
  expect(taken).toMatchObject({ from: 'ID', digest: packed.digest, messages: 3, refused: [], before: false })
  expect(await notesAt(TH)).toEqual(['by pouch', 'with a photo'])
  const photo = async () => {
    const { stream } = await attachments.open(TH.host, { message: second, nth: 0 })
    return Buffer.concat(await Array.fromAsync(stream))
  }
  expect((await photo()).equals(file)).toBe(true)

  expect(await takePouch(TH.host, path)).toMatchObject({ before: true, refused: [] })
  expect(await notesAt(TH)).toEqual(['by pouch', 'with a photo'])
  expect((await photo()).equals(file)).toBe(true)
  for (const id of [first, second, third]) expect((await ladder(id)).state).toBe('queued')

  await inSystem(TH.host, (context) => markRead(context, first))
  const back = await carry(TH, ID)
  expect(back.packed).toMatchObject({ messages: 0, receipts: 4 })
  expect((await ladder(first)).state).toBe('read')
  expect(await ladder(second)).toMatchObject({ state: 'delivered' })
  expect(await ladder(third)).toMatchObject({ state: 'refused', code: 'test/not-wanted' })
  expect(await ID.rows(`select from exchange.outbound where partner = 'TH'`)).toEqual([])

  // The receipts are not sent for ever: the next file from ID says that it took that one in.
  expect((await writePouch(TH.host, { to: 'ID', path: at('again') })).receipts).toBe(4)
  await carry(ID, TH)
  expect(await writePouch(TH.host, { to: 'ID', path: at('empty') })).toMatchObject({ receipts: 0 })
})

test('what was carried by file and goes over the line as well is one message', async () => {
  noLine()
  const id = await writeNote(ID, 'by both ways')
  await carry(ID, TH)
  region.heal()
  region.wait({ minutes: 20 })
  await region.settle()
  expect((await ladder(id)).state).toBe('delivered')
  expect((await notesAt(TH)).filter((note) => note === 'by both ways')).toHaveLength(1)
})

test('one that is refused holds up none of the others, and its sender reads why in the next file', async () => {
  noLine()
  const bad = await writeNote(ID, 'spoilt on the stick')
  await ID.rows(`update exchange.message set wire = jsonb_set(wire::jsonb, '{sealed}', '"AAAAAAAAAAAAAAAAAAAAAAAAAAAA"')::text
                  where id = '${bad}'`)
  await writeNote(ID, 'beside the spoilt one')
  const { taken } = await carry(ID, TH)
  expect(taken).toMatchObject({ messages: 1, refused: ['exchange/cannot-open'] })
  expect(await notesAt(TH)).toContain('beside the spoilt one')
  await carry(TH, ID)
  expect(await ladder(bad)).toMatchObject({ state: 'sent', code: 'exchange/cannot-open' })
  await ID.rows(`delete from exchange.outbound where message = '${bad}'`)
})

test('a file that is cut off anywhere, or in which a byte is changed, is refused whole, with a sentence', async () => {
  noLine()
  await writeNote(ID, 'never in part')
  const path = at('whole')
  await writePouch(ID.host, { to: 'TH', path })
  expect(existsSync(`${path}.part`)).toBe(false)
  const bytes = readFileSync(path)
  const before = await TH.rows('select count(*) from exchange.message')
  const other = at('other')
  for (let cut = 0; cut < bytes.length; cut += Math.ceil(bytes.length / 37)) {
    writeFileSync(other, bytes.subarray(0, cut))
    await expect(takePouch(TH.host, other), `cut at ${cut}`).rejects.toMatchObject({ name: 'WrongFile' })
    const changed = Buffer.from(bytes)
    changed[cut]! ^= 1
    writeFileSync(other, changed)
    await expect(takePouch(TH.host, other), `changed at ${cut}`).rejects.toMatchObject({ name: 'WrongFile' })
  }
  writeFileSync(other, Buffer.concat([bytes, Buffer.from('x')]))
  await expect(takePouch(TH.host, other)).rejects.toMatchObject({ name: 'WrongFile' })
  expect(await TH.rows('select count(*) from exchange.message')).toEqual(before)
  await expect(takePouch(KH.host, path)).rejects.toThrow('The file is from ID and for TH. This is the node of KH.')
  await expect(takePouch(TH.host, at('nowhere'))).rejects.toThrow('The file cannot be read (ENOENT).')
  expect(bytes.includes('never in part')).toBe(false)
})

test('an operator exports, reads the fingerprint over the telephone, and imports', async () => {
  noLine()
  await writeNote(ID, 'from hand to hand')
  const said: string[] = []
  const file = at('for-th.suar')
  await pouchCommand(ID.host, ['export', '--to', 'TH', file], (line) => said.push(line))
  const words = said.find((line) => line.startsWith('Its fingerprint'))!.split(': ')[1]!
  expect(words.split(' ')).toHaveLength(8)
  expect(said.join('\n')).toMatch(/[▀▄█]{5}/)
  expect(readFileSync(`${file}.svg`, 'utf8')).toContain('<svg')

  const wrong = pouchCommand(TH.host, ['import', file, '--words', speak('A'.repeat(43))], () => undefined)
  await expect(wrong).rejects.toThrow('The fingerprint of this file is not in those words.')
  const heard: string[] = []
  await pouchCommand(TH.host, ['import', file, '--words', words], (line) => heard.push(line))
  expect(heard.join('\n')).toContain(words)
  expect(await notesAt(TH)).toContain('from hand to hand')

  for (const n of [1, 2, 3]) await writeNote(ID, `of three files: ${n} ${'x'.repeat(3000)}`)
  const small = at('small.suar')
  await pouchCommand(ID.host, ['export', '--to', 'TH', small, '--most', '0.006'], () => undefined)
  const files = [small, ...[2, 3, 4, 5, 6, 7].map((n) => `${small}.${n}`)].filter(existsSync)
  expect(files.length).toBeGreaterThan(2)
  for (const path of files) await takePouch(TH.host, path)
  expect((await notesAt(TH)).filter((note) => note.startsWith('of three files'))).toHaveLength(3)
  const nobody = pouchCommand(ID.host, ['export', '--to', 'SG', file], () => undefined)
  await expect(nobody).rejects.toThrow('SG is not a member of the exchange today')
  await expect(pouchCommand(ID.host, ['export', file], () => undefined)).rejects.toThrow('suar exchange export --to')
})
