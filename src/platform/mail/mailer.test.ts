import { expect, test } from 'vitest'
import { readMail, said, useMailServer } from '../../../test/mail-server.ts'
import { useNode } from '../../../test/node.ts'
import { slices } from '../../node.ts'
import { inSystem } from '../in-system.ts'
import { createMailer } from './mailer.ts'
import { sendMailAgain, takeBackMail, writeMail } from './write-mail.ts'

const server = useMailServer()
const logged: unknown[] = []
const heard: unknown[] = []
const listener = {
  name: 'test',
  endpoints: [],
  listeners: { 'test.mail-moved': async (_: unknown, payload: unknown) => void heard.push(payload) },
}
const node = useNode('ID', {
  slices: [...slices, listener],
  host: {
    mail: {
      get url() {
        return `smtp://127.0.0.1:${server.port()}`
      },
      from: 'suar@id.example',
    },
    log: (event, detail) => void logged.push([event, detail]),
  },
})
const about = '0199aaaa-0000-7000-8000-00000000000a'
const secret = 'https://id.example/en/packet/SECRET-LINK'
const write = (to = 'desk@ministry.example') =>
  inSystem(node.host, (context) =>
    writeMail(context, {
      to,
      subject: 'A message waits',
      text: secret,
      about,
      news: 'test.mail-moved',
      until: new Date(context.now.getTime() + 7 * 86_400_000),
    }),
  )
const pass = (tune?: { patience: number }) => createMailer(node.host as never, tune).pass()
const row = async (id: string) => (await node.rows('select * from platform.mail where id = $1', [id]))[0]!
const newest = async () => {
  await node.drain()
  return heard.at(-1)
}

test('a mail lies sealed until it leaves, and is emptied with its key when it has', async () => {
  const id = await write()
  const text = JSON.stringify(await row(id)) + Buffer.from(((await row(id)) as { content: Buffer }).content).toString()
  expect(text).not.toContain('SECRET-LINK')
  expect(text).not.toContain('ministry')
  expect(await pass()).toBe(1)
  expect(await row(id)).toMatchObject({ state: 'Sent', address: null, content: null, perhaps_twice: false })
  expect(await node.rows('select from platform.data_key where id = $1', [id])).toEqual([])
  expect(readMail(server.arrived.at(-1)!.raw).text).toBe(secret)
  expect(await newest()).toEqual({
    mail: id,
    subject: about,
    state: 'Sent',
    trouble: null,
    perhapsTwice: false,
  })
  expect(await pass()).toBe(0)
})

test('what the transaction undid never leaves', async () => {
  const before = server.arrived.length
  await inSystem(node.host, async (context) => {
    await writeMail(context, { to: 'a@b.example', subject: 's', text: 't', about, until: context.now })
    throw new Error('undone')
  }).catch(() => undefined)
  await pass()
  expect(server.arrived.length).toBe(before)
})

test('a busy server is tried again later and later, and after three days somebody is told', async () => {
  server.behaves({ rcpt: () => '451 4.3.0 Later' })
  const id = await write()
  await pass()
  expect(await row(id)).toMatchObject({ state: 'Waiting', trouble: 'NotNow', tries: 1 })
  expect(await pass()).toBe(0)
  const pauses = []
  for (let n = 0; n < 7; n++) {
    const { next_at: next } = (await row(id)) as { next_at: Date }
    pauses.push(Math.round((next.getTime() - node.host.clock().getTime()) / 60_000))
    node.wait({ minutes: pauses.at(-1)! })
    expect(await pass()).toBe(1)
  }
  expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60])
  node.wait({ days: 3 })
  await pass()
  expect(await row(id)).toMatchObject({ state: 'GivenUp', trouble: 'NotNow' })
  expect(await newest()).toMatchObject({ mail: id, state: 'GivenUp' })
  server.behaves({})
})

test('a refused mail can be sent again to another address, taken back, or goes with its time', async () => {
  server.behaves({ rcpt: (to) => (to.startsWith('nobody') ? '550 5.1.1 No such user' : undefined) })
  const [again, back, old] = [
    await write('nobody@a.example'),
    await write('nobody@b.example'),
    await write('nobody@c.example'),
  ]
  await pass()
  expect(await row(again)).toMatchObject({ state: 'Refused', trouble: 'NoSuchAddress' })
  expect(await inSystem(node.host, (context) => sendMailAgain(context, again, 'right@a.example'))).toBe(true)
  expect(await inSystem(node.host, (context) => takeBackMail(context, back))).toBe(true)
  await pass()
  expect(server.arrived.at(-1)!.to).toEqual(['right@a.example'])
  expect(await inSystem(node.host, (context) => takeBackMail(context, again))).toBe(false)
  node.wait({ days: 8 })
  await pass()
  expect(await row(old)).toMatchObject({ state: 'Refused', content: null, address: null })
  expect(await node.rows('select from platform.data_key where id = any($1)', [[again, back, old]])).toEqual([])
  server.behaves({})
})

test('a server that dies with the mail in its hands: it is sent again under the same Message-ID, and that is said', async () => {
  server.behaves({ data: () => server.cut() })
  const id = await write()
  await pass()
  expect(await row(id)).toMatchObject({ state: 'Waiting', trouble: 'NoAnswer', perhaps_twice: true })
  server.behaves({})
  node.wait({ minutes: 1 })
  await pass()
  expect(await row(id)).toMatchObject({ state: 'Sent', perhaps_twice: true })
  const [first, second] = server.arrived.slice(-2).map(({ raw }) => readMail(raw).headers.get('message-id'))
  expect(first).toBe(`<${id}@id.example>`)
  expect(second).toBe(first)
})

test('the ledger and the log hold ids and codes: no address, no word of it', async () => {
  server.behaves({ rcpt: (to) => `550 5.1.1 ${to} is unknown`, data: (answer) => answer(said('554 5.7.1 no')) })
  await write('planted-name@planted.example')
  await pass()
  server.behaves({})
  const ledger = await node.rows("select * from platform.ledger where action = 'platform/mail'")
  expect(ledger.length).toBeGreaterThan(3)
  for (const text of [JSON.stringify(ledger), JSON.stringify(logged), JSON.stringify(heard)])
    expect(text).not.toMatch(/planted|ministry|SECRET|waits/)
})

test('an officer may add one, and looks at none', async () => {
  const { kysely } = node.host.database
  const asOfficer = (statement: string) =>
    kysely.transaction().execute(async (db) => db.executeQuery({ sql: statement, parameters: [], query: {} } as never))
  await expect(asOfficer('select id from platform.mail')).rejects.toThrow(/permission denied/)
  await expect(asOfficer("update platform.mail set state = 'Waiting'")).rejects.toThrow(/permission denied/)
})

test('a node that stops waits for no slow mail server, and takes nothing more with it', async () => {
  server.behaves({ data: () => undefined })
  const waiting = [await write(), await write(), await write(), await write(), await write()]
  const mailer = createMailer(node.host as never)
  mailer.start()
  const states = async () =>
    (await node.rows('select state from platform.mail where id = any($1)', [waiting])).map(({ state }) => state)
  await expect.poll(async () => (await states()).filter((state) => state === 'Sending').length).toBe(4)
  const began = performance.now()
  await mailer.stop()
  expect(performance.now() - began).toBeLessThan(5_000)
  expect(await states()).toEqual(Array.from(waiting, () => 'Waiting'))
  server.behaves({})
})
