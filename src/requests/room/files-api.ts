import { Readable } from 'node:stream'
import { fileTypeFromBuffer } from 'file-type'
import { Hono } from 'hono'
import { attachments } from '../../exchange/index.ts'
import type { PlatformTables } from '../../platform/handle.ts'
import type { Host } from '../../platform/http.ts'
import { actAs, type Officer } from '../../platform/officer.ts'
import { Problem } from '../../platform/problem.ts'
import { readAtMost } from '../../platform/read-json.ts'
import { createDataKey, getDataKey, openBytes, sealBytes, sealJson } from '../../platform/seal.ts'
import { streamBody } from '../../platform/stream-body.ts'
import type { AllTables, Ctx } from '../context.ts'
import { fileNotTaken, noSuchRoom, noSuchWord, roomIsClosed } from '../problems.ts'
import { roomFileRoute, wordAt } from './file-address.ts'
import { getRoomRow, keyOfRoom, openWord } from './room-row.ts'
import type { Kept } from './send-word.ts'

type RoomHost = Host<AllTables & PlatformTables>

/** As much as a paper, a photo or a table needs; recordings and devices go the way of evidence. */
const largest = 16 * 1024 * 1024
const accepted =
  /^(image\/(jpeg|png|webp)|application\/(pdf|vnd\.(openxmlformats-officedocument\.[a-z.]+|oasis\.opendocument\.[a-z]+)))$/

/** Files of a room: sent up for one room, and what was opened with `open-room-file`. */
export function filesApi(host: RoomHost): Hono {
  const app = new Hono()
  app.post(`${roomFileRoute}/:room`, async (c) => {
    const officer = await officerWith(host, c.req.raw, 'requests.write')
    return c.json({ file: await take(host, officer, { room: c.req.param('room'), request: c.req.raw }) })
  })
  app.get(`${roomFileRoute}/:ticket`, async (c) =>
    give(host, await officerWith(host, c.req.raw, 'requests.read'), c.req.param('ticket')),
  )
  return app
}

async function officerWith(host: RoomHost, request: Request, right: string): Promise<Officer> {
  const officer = await host.whoIs(request)
  if (!officer) throw new Problem('not-signed-in', 401)
  if (!officer.may.has(right)) throw new Problem('not-yours-to-do', 403, { needs: right })
  return officer
}

/** Through the officer's own eyes: what she may not see does not exist. */
const as = <T>(host: RoomHost, officer: Officer, work: (context: Pick<Ctx, 'db' | 'vault'>) => Promise<T>) =>
  host.database.kysely.transaction().execute(async (db) => {
    await actAs(db, officer, host.clock())
    return work({ db, vault: host.vault } as unknown as Pick<Ctx, 'db' | 'vault'>)
  })

/** Sealed as it comes in: once for ourselves, and once for each state that would get it. */
async function take(host: RoomHost, officer: Officer, { room: id, request }: { room: string; request: Request }) {
  if (!/^[0-9a-f-]{36}$/.test(id)) throw noSuchRoom(id)
  const room = await as(host, officer, (context) => getRoomRow(context, id))
  if (room.closed_at !== null) throw roomIsClosed(id)
  const bytes = await readAtMost(request.body, largest)
  const type = await typeOf(bytes)
  const kept: Record<string, Kept> = {}
  for (const state of room.states.filter((each) => each !== host.state))
    kept[state] = await attachments.keep(host, Readable.from([bytes]), { type })
  const file = host.newId()
  await as(host, officer, async (context) => {
    const { db, vault } = context
    const key = await createDataKey(db, vault, file)
    await db
      .insertInto('requests.room_file')
      .values({
        id: file,
        room: id,
        officer: officer.id,
        word: null,
        type,
        size: bytes.length,
        content: sealBytes(key, 'content', bytes),
        kept: sealJson(await keyOfRoom(context, id), `kept.${file}`, kept),
        at: host.clock(),
      })
      .execute()
  })
  return file
}

/** By its own bytes, never by its name. */
async function typeOf(bytes: Uint8Array): Promise<string> {
  const found = (await fileTypeFromBuffer(bytes))?.mime
  if (found && accepted.test(found)) return found
  throw fileNotTaken()
}

async function give(host: RoomHost, officer: Officer, ticket: string): Promise<Response> {
  const word = wordAt(host.vault, { ticket, officer: officer.id }, host.clock())
  if (!word) throw noSuchWord('')
  const found = await as(host, officer, async ({ db, vault }) => {
    const row = await db.selectFrom('requests.room_word').selectAll().where('id', '=', word).executeTakeFirst()
    if (!row || row.recalled !== null) throw noSuchWord(word)
    const own = await db.selectFrom('requests.room_file').selectAll().where('word', '=', word).executeTakeFirst()
    const bytes = own?.content && openBytes(await getDataKey(db, vault, own.id), 'content', own.content)
    return { row, bytes, said: openWord(await keyOfRoom({ db, vault }, row.room), row) }
  })
  const { bytes } = found
  const theirs = bytes ? undefined : await attachments.open(host, { message: found.row.message ?? word, nth: 0 })
  return new Response(bytes ? new Uint8Array(bytes) : streamBody(() => theirs!.stream), {
    headers: {
      // What another state calls it is not believed: it is saved, never shown as a page.
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(found.said.name ?? 'file')}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  })
}
