import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { inSystem } from '../src/platform/in-system.ts'
import { createMailer } from '../src/platform/mail/mailer.ts'
import { writeMail } from '../src/platform/mail/write-mail.ts'
import { hostAt, type Place } from './child-node.ts'
import { readMail, useMailServer } from './mail-server.ts'

const server = useMailServer()
const name = `kill_mail_${process.pid}`
const folder = mkdtempSync(join(tmpdir(), 'suar-kill-'))
const database = inject('postgres').replace('DATABASE', name)
const place: Place = { state: 'ID', port: 1, folder, database }
const ask = async (where: string, statement: string) => {
  const client = new pg.Client(inject('postgres').replace('DATABASE', where).replace('ROLE', 'postgres'))
  await client.connect()
  return client.query(statement).finally(() => client.end())
}
beforeAll(() => ask('postgres', `create database ${name} template template_node`))
afterAll(async () => {
  await ask('postgres', `drop database ${name} with (force)`)
  rmSync(folder, { recursive: true, force: true })
})

test('killed between the server’s yes and our mark: it is sent a second time under the same Message-ID, and says so', async () => {
  const mail = { url: `smtp://127.0.0.1:${server.port()}`, from: 'suar@id.example' }
  const host = { ...hostAt(place), mail }
  const until = new Date(Date.now() + 86_400_000)
  const about = '0199aaaa-0000-7000-8000-00000000000a'
  const id = await inSystem(host, (context) =>
    writeMail(context, { to: 'desk@ministry.example', subject: 'A message waits', text: 'x', about, until }),
  )
  const child = spawn(process.execPath, ['test/child-node.ts', JSON.stringify({ ...place, mail })], { stdio: 'ignore' })
  await new Promise<void>((came) => server.behaves({ data: () => came() }))
  child.kill('SIGKILL')
  await once(child, 'exit')
  server.behaves({})
  const carryAt = (minutes: number) =>
    createMailer({ ...host, clock: () => new Date(Date.now() + minutes * 60_000) } as never).pass()
  expect(await carryAt(0)).toBe(0) // whoever took it may still live
  expect(await carryAt(6)).toBe(1)
  const { rows } = await ask(name, `select state, tries, perhaps_twice from platform.mail where id = '${id}'`)
  expect(rows).toEqual([{ state: 'Sent', tries: 2, perhaps_twice: true }])
  expect(server.arrived.map(({ raw }) => readMail(raw).headers.get('message-id'))).toEqual(
    Array.from({ length: 2 }, () => `<${id}@127.0.0.1>`),
  )
  await Promise.all([host.database.kysely.destroy(), host.system.kysely.destroy()])
})
