import { expect, inject, test } from 'vitest'
import pg from 'pg'
import { aCase } from '../test/a-case.ts'
import { aSentRequest, knowTheLaw } from '../test/a-request.ts'
import type { useNode } from '../test/node.ts'
import { filesUnder, leaksIn, planted } from '../test/planted.ts'
import { useRegion } from '../test/region.ts'
import { useReporter } from '../test/reporter.ts'
import { recordConsent } from './assistance/contract.ts'
import { searchPeople } from './casework/contract.ts'
import {
  acceptRequest,
  acknowledgeRequest,
  getRequest,
  getRoom,
  openRoom,
  reportExecution,
  saveTranslation,
  sayInRoom,
  type RequestId,
  type RoomId,
} from './requests/contract.ts'

type Node = ReturnType<typeof useNode>

const region = useRegion(['ID', 'TH'])
const jakarta = region.node('ID')
const bangkok = region.node('TH')

/** Every table as its owner reads it, in PostgreSQL's own text form: bytea comes as hex, and is looked at as bytes too. */
async function dumpOf(database: string): Promise<{ table: string; bytes: Buffer }[]> {
  const client = new pg.Client(inject('postgres').replace('DATABASE', database).replace('ROLE', 'postgres'))
  await client.connect()
  const { rows: tables } = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')`,
  )
  const dump = []
  for (const { name } of tables) {
    const { rows } = await client.query<{ line: string }>(`select t::text as line from ${name} t`)
    const lines = rows.map(({ line }) => line).join('\n')
    const decoded = [...lines.matchAll(/x((?:[0-9a-f]{2})+)/g)].map(([, hex]) => Buffer.from(hex!, 'hex'))
    dump.push({ table: name, bytes: Buffer.concat([Buffer.from(lines), ...decoded]) })
  }
  await client.end()
  return dump
}

/** Where the words lie readable: in a table or a file of this node. */
async function leaksOf(node: Node) {
  const [is] = await node.rows<{ database: string }>('select current_database() as database')
  const dump = await dumpOf(is!.database)
  expect(dump.length).toBeGreaterThan(20)
  return [
    ...dump.map(({ table, bytes }) => [table, leaksIn(bytes)] as const),
    ...filesUnder(node.host.folder).map(({ file, bytes }) => [file, leaksIn(bytes)] as const),
  ].filter(([, found]) => found.length > 0)
}

/** A report with a file, and what its reporter wrote afterwards. */
async function aMotherWrites() {
  const mother = useReporter(jakarta)
  const photo = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.from(planted.file)])
  const attached = new FormData()
  attached.append('f', new Blob([photo]), planted.fileName)
  await mother.write('siapa', { concerns: 'Child' })
  await mother.write('nama', { called: planted.name })
  await mother.write('tempat', { place: planted.place, placeKnownFrom: 'PersonSaid' })
  await mother.post('/id/tulis/lampiran', attached)
  const receipt = await mother.send()
  await mother.signIn(receipt.number, receipt.pin)
  await mother.post('/id/baca/balas', { text: planted.story })
}

/** A case, an answer of hers, a search by name, and a request that the other state reads and answers. */
async function officersWork() {
  const amara = jakarta.as('Amara')
  const eko = bangkok.as('Eko')
  await knowTheLaw(jakarta)
  await knowTheLaw(bangkok)
  const summary = `${planted.story} ${planted.phone}`
  const about = await aCase(jakarta, { name: planted.name, title: planted.place, summary })
  const { person } = about
  const consent = { person, language: 'id', interpreter: 'NotNeeded', copyGiven: true, note: planted.guardian } as const
  const agreed = await amara(recordConsent, { ...consent, purpose: 'TellFamily', state: 'AssentWithGuardian' })
  const searched = await amara(searchPeople, { name: planted.sought })
  const values = { alias: planted.name, lastPlace: planted.place, dangerNote: planted.danger }
  const change = { tlp: 'RED', immediateDanger: true } as const
  const { request } = await aSentRequest(jakarta, { about, values, change })
  await region.settle()
  await eko(acknowledgeRequest, { request })
  await eko(acceptRequest, { request })
  const answer = { outcome: 'Found', safety: 'AtRisk', summary: planted.answer } as const
  const answered = await eko(reportExecution, { request, answer })
  await region.settle()
  expect([agreed.status, searched.status, answered.status]).toEqual([200, 200, 200])
  return request
}

/** What the two states say beside the request, in words and on paper, and what one keeps for itself. */
async function theyTalk(request: RequestId) {
  const amara = jakarta.as('Amara')
  const [opening] = (await amara(getRequest, { request })).body.log
  const texts = { dangerNote: planted.rendered }
  const kept = { request, message: opening.message, language: 'th', made: 'Person', translator: 'desk', texts } as const
  const rendered = await amara(saveTranslation, kept)
  const { room } = (await amara(openRoom, { through: [request], title: planted.word })).body as { room: RoomId }
  const say = (text: string, shared: boolean) =>
    amara(sayInRoom, { room, said: { kind: 'Message', text, language: 'en' }, shared })
  const said = [await say(planted.word, true), await say(planted.ownNote, false)]
  const body = `%PDF-1.7\n${planted.paper}`
  const path = `${jakarta.host.origin}/api/requests/room-file/${room}`
  const sent = await jakarta.fetch(new Request(path, { method: 'POST', headers: { 'x-person': 'Amara' }, body }))
  const { file } = (await sent.json()) as { file: string }
  said.push(await amara(sayInRoom, { room, said: { kind: 'File', name: planted.paperName, file }, shared: true }))
  await region.settle()
  expect([rendered, ...said].map(({ status }) => status)).toEqual([200, 200, 200, 200])
  const there = JSON.stringify((await bangkok.as('Eko')(getRoom, { room })).body)
  expect([there.includes(planted.word), there.includes(planted.paperName)]).toEqual([true, true])
}

test('a stolen database or disk tells none of what people told us, on either side of the border', async () => {
  await aMotherWrites()
  const request = await officersWork()
  await theyTalk(request)

  const read = await jakarta.as('Amara')(getRequest, { request })
  expect(JSON.stringify(read.body)).toContain(planted.answer)
  expect(await jakarta.rows('select from intake.report')).toHaveLength(1)
  expect(filesUnder(jakarta.host.folder).length).toBeGreaterThan(0)
  expect(await leaksOf(jakarta)).toEqual([])
  expect(await leaksOf(bangkok)).toEqual([])
})

test('and this search would find them, in every shape', () => {
  for (const text of Object.values(planted)) {
    const plain = Buffer.from(text)
    for (const shape of [
      plain,
      Buffer.from(text, 'utf16le'),
      Buffer.from(plain.toString('hex')),
      Buffer.from(Buffer.concat([Buffer.from('ab'), plain, Buffer.from('xyz')]).toString('base64')),
    ])
      expect(leaksIn(Buffer.concat([Buffer.from('before'), shape, Buffer.from('after')]))).not.toEqual([])
  }
})
