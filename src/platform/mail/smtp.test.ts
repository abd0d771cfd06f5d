import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMail, said, useMailServer } from '../../../test/mail-server.ts'
import { MailAddress } from './contract.ts'
import { isThisMachine, readSmtpUrl } from './read-smtp-url.ts'
import { carry, type Letter, type Sender } from './smtp.ts'

const plain = useMailServer()
const upgraded = useMailServer({ tls: true })
const sealed = useMailServer({ tls: true, secure: true })

const id = '0199aaaa-0000-7000-8000-000000000001'
const letter: Letter = { id, to: 'desk@ministry.example', subject: 'Ada pesan · 有消息', text: 'Buka tautan.\nកម្ពុជា' }
const at = (url: string): Sender => ({ server: readSmtpUrl(url)!, from: 'suar@id.example', host: 'id.example' })
const local = () => at(`smtp://127.0.0.1:${plain.port()}`)
const patient = () => AbortSignal.timeout(20_000)

test('a mail arrives as it was written, once, with its own Message-ID and nothing of the machine in it', async () => {
  expect(await carry(local(), letter, patient())).toEqual({ is: 'Taken' })
  const { from, to, raw } = plain.arrived.at(-1)!
  expect({ from, to }).toEqual({ from: 'suar@id.example', to: ['desk@ministry.example'] })
  const { headers, text } = readMail(raw)
  expect(text).toBe(letter.text)
  expect([...headers.keys()].toSorted()).toEqual(
    [
      'auto-submitted',
      'content-transfer-encoding',
      'content-type',
      'date',
      'from',
      'message-id',
      'mime-version',
      'subject',
      'to',
    ].toSorted(),
  )
  expect(headers.get('message-id')).toBe(`<${id}@id.example>`)
})

test('over TLS from the first byte, and by STARTTLS where the server is another machine', async () => {
  expect(await carry(at(`smtps://127.0.0.1:${sealed.port()}`), letter, patient())).toEqual({ is: 'Taken' })
  expect(sealed.arrived.at(-1)!.secure).toBe(true)
  expect(await carry(at(`smtp://0.0.0.0:${upgraded.port()}`), letter, patient())).toEqual({ is: 'Taken' })
  expect(upgraded.arrived.at(-1)!.secure).toBe(true)
})

test('nothing is said in the clear to another machine, nor to one whose certificate proves nothing', async () => {
  const before = plain.arrived.length
  expect(await carry(at(`smtp://0.0.0.0:${plain.port()}`), letter, patient())).toMatchObject({
    is: 'NotNow',
    trouble: 'NoEncryption',
  })
  expect(plain.arrived.length).toBe(before)
  expect(await carry(at(`smtps://localhost:${sealed.port()}`), letter, patient())).toMatchObject({
    is: 'NotNow',
    trouble: 'NoEncryption',
    perhapsTaken: false,
  })
})

test.each([
  ['550 5.1.1 No such user', 'NoSuchAddress', '550 5.1.1'],
  ['552 5.2.2 Mailbox full', 'MailboxFull', '552 5.2.2'],
  ['554 5.7.1 Not wanted here', 'NotWanted', '554 5.7.1'],
  ['550 no such user desk@ministry.example', 'NoSuchAddress', '550'],
  ['554 5.3.0 Broken', 'RefusedOtherwise', '554 5.3.0'],
])('"%s" is the last word: %s, and only its code is kept', async (sentence, trouble, code) => {
  plain.behaves({ rcpt: () => sentence })
  expect(await carry(local(), letter, patient())).toEqual({ is: 'Refused', trouble, said: code })
  plain.behaves({ data: (answer) => answer(said(sentence)) })
  expect(await carry(local(), letter, patient())).toMatchObject({ is: 'Refused', trouble })
  plain.behaves({})
})

test('a server that is busy, gone, silent or wants another name is tried again', async () => {
  plain.behaves({ rcpt: () => '451 4.3.0 Later' })
  expect(await carry(local(), letter, patient())).toMatchObject({
    is: 'NotNow',
    trouble: 'NotNow',
    perhapsTaken: false,
  })
  plain.behaves({})
  expect(await carry(at('smtp://127.0.0.1:9'), letter, patient())).toMatchObject({ is: 'NotNow', trouble: 'NoAnswer' })
  const named = at(`smtps://suar:wrong@127.0.0.1:${sealed.port()}`)
  expect(await carry(named, letter, patient())).toMatchObject({ is: 'NotNow', trouble: 'NoSignIn' })
})

test('silence after all of it has come may mean that it was taken; before that it does not', async () => {
  plain.behaves({ data: () => undefined })
  const slow = { is: 'NotNow', trouble: 'NoAnswer', perhapsTaken: true }
  expect(await carry(local(), letter, AbortSignal.timeout(400))).toMatchObject(slow)
  plain.behaves({ data: () => plain.cut() })
  expect(await carry(local(), letter, patient())).toMatchObject(slow)
  plain.behaves({
    rcpt() {
      plain.cut()
      return undefined
    },
  })
  expect(await carry(local(), letter, patient())).toMatchObject({ is: 'NotNow', perhapsTaken: false })
  plain.behaves({})
})

test('no address, subject or text puts a header, a second receiver or a second mail into what leaves', async () => {
  const nasty = fc.oneof(
    fc.string({ unit: fc.constantFrom('\r', '\n', ':', ',', '<', '>', '"', '@', '.', ' ', '\0', '\u2028', 'a', 'é') }),
    fc.constantFrom('x\r\nBcc: spy@evil.example', '\r\n.\r\nMAIL FROM:<spy@evil.example>\r\n', 'a=?utf-8?Q?=0D=0A?='),
  )
  await fc.assert(
    fc.asyncProperty(nasty, nasty, async (subject, text) => {
      const before = plain.arrived.length
      expect(await carry(local(), { ...letter, subject, text }, patient())).toEqual({ is: 'Taken' })
      expect(plain.arrived.length).toBe(before + 1)
      const { to, raw } = plain.arrived.at(-1)!
      expect(to).toEqual(['desk@ministry.example'])
      const { headers } = readMail(raw)
      expect(headers.has('bcc')).toBe(false)
      expect([...headers.keys()].filter((name) => !/^[a-z-]+$/.test(name))).toEqual([])
      expect(headers.size).toBeLessThanOrEqual(9)
    }),
    { numRuns: 60 },
  )
})

test.each([
  'a@b.example\r\nBcc: c@d.example',
  'a@b.example\n',
  'a@b.example, c@d.example',
  'Amara <a@b.example>',
  '"a b"@c.example',
  'a@b',
  'a@@b.example',
  'a@[127.0.0.1]',
  'a@b.example>',
  'a b@c.example',
  '.a@b.example',
  'a@-b.example',
  'ä@b.example',
  '',
])('%j is no address', (text) => {
  expect(MailAddress.safeParse(text).success).toBe(false)
})

test('what may stand before the @, stands; nothing odd passes', () => {
  for (const good of ['tip.desk+case@sub.ministry.example', "o'hara_1@a-b.example", 'x@xn--fiqs8s.example'])
    expect(MailAddress.parse(good)).toBe(good)
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const address = `${text}@b.example`
      if (MailAddress.safeParse(address).success) expect(text).toMatch(/^[\x21-\x7e]{1,64}$/)
    }),
  )
})

test('an address of a mail server has no options, and a name has a password', () => {
  expect(readSmtpUrl('smtps://suar:p%40ss@mail.example')).toEqual({
    host: 'mail.example',
    port: 465,
    secure: true,
    user: { name: 'suar', password: 'p@ss' },
  })
  expect(readSmtpUrl('smtp://[::1]:2525')).toEqual({ host: '::1', port: 2525, secure: false })
  for (const bad of [
    'smtp://mail.example?ignoreTLS=true',
    'http://mail.example',
    'smtp://',
    'mail.example:25',
    'smtp://suar@mail.example',
    'smtp://a:%zz@mail.example',
    'smtp://mail.example/path',
  ])
    expect(readSmtpUrl(bad)).toBeUndefined()
  expect(['localhost', '127.0.0.1', '127.9.9.9', '::1'].every(isThisMachine)).toBe(true)
  expect(['127.0.0.1.evil.example', '0.0.0.0', '10.0.0.1', 'localhost.example'].some(isThisMachine)).toBe(false)
})
