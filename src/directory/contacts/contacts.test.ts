import { beforeAll, describe, expect, test } from 'vitest'
import { useNode } from '../../../test/node.ts'
import { inSystem } from '../../platform/in-system.ts'
import * as contract from '../authority/contract.ts'
import { exportContacts } from './export-contacts.ts'
import { importContacts } from './import-contacts.ts'
import { readContacts } from './read-contacts.ts'

const node = useNode()

const line = {
  code: 'id-danger',
  state: 'ID',
  seat: 'ID',
  kind: 'Hotline',
  name: { id: 'Nomor bahaya', en: 'Danger number' },
  competence: { id: 'Bahaya sekarang.', en: 'Danger now.' },
  languages: ['ind'],
  zone: 'Asia/Jakarta',
  hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }],
  channels: [{ channel: 'Phone', address: '+100000112' }],
  source: 'The operator, 2026-11-20',
  verifiedBy: 'Duty desk',
  verifiedAt: '2026-11-20T02:00:00.000Z',
}
const fileOf = (...contacts: object[]) => `[\n${contacts.map((each) => JSON.stringify(each)).join(',\n')}\n]\n`
const take = (text: string) => inSystem(node.host, (context) => importContacts(context, text))
const write = () => inSystem(node.host, ({ db }) => exportContacts(db))
const page = async (path: string) => (await node.fetch(new Request(`${node.host.origin}${path}`))).text()

beforeAll(() => node.rows('delete from directory.authority where fictional'))

describe('a node whose operator has written down nothing', () => {
  test('says so at "help now", and that a report can be written all the same', async () => {
    const said = await page('/id/tolong/id')
    expect(said).toContain('Belum ada kontak di Indonesia')
    expect(said).toContain('/id/tulis')
    expect(said).not.toContain('tel:')
    expect(await page('/en/tolong/th')).toContain('No contacts in Thailand yet')
  })
})

describe('a file of contacts', () => {
  test('is taken with its sources and marks, and stands on the portal and at the desk', async () => {
    expect(await take(fileOf(line))).toEqual({ added: 1, changed: 0, same: 0 })

    expect(await page('/id/tolong/id')).toContain('tel:+100000112')
    const { body } = await node.as('Kartika')(contract.getAuthority, { code: 'id-danger' as never })
    expect(body.authority).toMatchObject({ standing: 'Verified', verifiedBy: 'Duty desk', source: line.source })
    expect(body.acts).toMatchObject([{ act: 'Added', post: 'suar directory import' }])
  })

  test('taken again changes nothing; a changed line is kept in the history and can be undone', async () => {
    expect(await take(fileOf(line))).toEqual({ added: 0, changed: 0, same: 1 })
    const moved = { ...line, channels: [{ channel: 'Phone', address: '+100000113' }] }
    expect(await take(fileOf(moved))).toEqual({ added: 0, changed: 1, same: 0 })
    const { status, body } = await node.as('Kartika')(contract.undoChange, { code: 'id-danger' as never, version: 2 })
    expect(status).toBe(200)
    expect(body.authority.channels).toEqual(line.channels)
  })

  test('that was exported is the same when it comes back, in any order of its keys and lines', async () => {
    const text = await write()
    const list = JSON.parse(text) as object[]
    expect(await take(text)).toEqual({ added: 0, changed: 0, same: list.length })
    expect(await take(JSON.stringify(list.toReversed(), null, 4))).toMatchObject({ added: 0, changed: 0 })
    expect(text.split('\n')).toHaveLength(list.length + 3)
  })

  test.each([
    ['a wrong kind', { kind: 'Friend' }, /^line 3: kind: /],
    ['no source', { source: '' }, /^line 3: source: /],
    ['a state that is not there', { state: 'XX' }, /^line 3: the directory holds no state XX/],
    ['half a verification', { verifiedBy: null }, /^line 3: verifiedBy: /],
    ['a verification in the future', { verifiedAt: '2030-01-01T00:00:00Z' }, /^line 3: it was verified in the future/],
    ['an invented number', { channels: [{ channel: 'Phone', address: '+999 215' }] }, /^line 3: an invented contact/],
    ['a word nobody knows', { telephone: '112' }, /^line 3: the contact: /],
    ['the same code twice', { code: 'id-new' }, /^line 3: "id-new" stands on line 2 already/],
  ])('with %s is refused whole, and the line is named', async (_, part, sentence) => {
    const before = await write()
    const good = { ...line, code: 'id-new' }
    await expect(take(fileOf(good, { ...line, code: 'id-other', ...part }))).rejects.toThrow(sentence)
    expect(await write()).toBe(before)
  })

  test('that is not JSON names the line', () => {
    expect(() => readContacts('[\n{"code": "a"},\n{"code": oops}\n]')).toThrow(/^line 3: this is not JSON/)
    expect(() => readContacts('{}')).toThrow(/^line 1: a list/)
    expect(() => readContacts(JSON.stringify([line, { ...line, zone: '[{"' }], null, 2))).toThrow(/^line \d\d: zone/)
  })
})
