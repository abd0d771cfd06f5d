import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { MemoryLocker, Server } from '@tus/server'
import { Hono } from 'hono'
import { z } from 'zod'
import type { Db } from '../platform/db.ts'
import type { PlatformTables } from '../platform/handle.ts'
import { appendToLedger } from '../platform/ledger.ts'
import { actAs, type Officer } from '../platform/officer.ts'
import { Problem } from '../platform/problem.ts'
import { readJson } from '../platform/read-json.ts'
import { getDataKey, openText } from '../platform/seal.ts'
import { FileId } from './contract.ts'
import { pathOf } from './keep-file.ts'
import { noSuchFile } from './problems.ts'
import { openFrames } from './sealed-frames.ts'
import { SealedStore } from './sealed-store.ts'
import type { IntakeTables } from './tables.ts'
import type { IntakeHost } from './visit.ts'

const path = '/api/intake/upload'
const largest = 2 * 1024 * 1024 * 1024

/** Files at the desk: resumable uploads (tus 1.0) to 2 GB, and reading a sealed file. */
export function filesApi(host: IntakeHost): Hono {
  const app = new Hono()
  const locker = new MemoryLocker()
  const upload = async (request: Request) => {
    const officer = await officerWith(host, request, 'intake.take')
    const datastore = new SealedStore(host, officer.id)
    const server = new Server({
      path,
      datastore,
      locker,
      maxSize: largest,
      relativeLocation: true,
      namingFunction: () => host.newId(),
    })
    return server.handleWeb(request)
  }
  app.all(path, (c) => upload(c.req.raw))
  app.all(`${path}/*`, (c) => upload(c.req.raw))
  app.post('/api/intake/open-file', async (c) => openFile(host, c.req.raw))
  return app
}

async function officerWith(host: IntakeHost, request: Request, right: string): Promise<Officer> {
  const officer = await host.whoIs(request)
  if (!officer) throw new Problem('not-signed-in', 401)
  if (!officer.may.has(right)) throw new Problem('not-yours-to-do', 403, { needs: right })
  return officer
}

/** Streams one file, opened as it goes. The ledger line stands before the first byte leaves. */
async function openFile(host: IntakeHost, request: Request): Promise<Response> {
  const officer = await officerWith(host, request, 'intake.read')
  const parsed = z.object({ file: FileId }).safeParse(await readJson(request))
  if (!parsed.success) throw new Problem('not-understood', 400, { issues: [] })
  const { file: id } = parsed.data
  const now = host.clock()
  const { vault } = host
  const { row, key } = await host.database.kysely.transaction().execute(async (db) => {
    await actAs(db, officer, now)
    const found = await findFile(db, id)
    const platform = db as unknown as Db<PlatformTables>
    await appendToLedger(
      { db: platform, vault },
      {
        at: now,
        officer: officer.id,
        action: 'intake/open-file',
        subject: id,
        detail: { report: found.report },
        ...(found.case_file && { cases: [found.case_file] }),
      },
    )
    return { row: found, key: await getDataKey(platform, vault, id) }
  })
  const file = await open(pathOf(host, id), 'r')
  const stream = Readable.from(openFrames(file, key)).on('close', () => void file.close())
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array<ArrayBuffer>>, {
    headers: {
      'content-type': row.type ?? 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(openText(key, 'name', row.name))}`,
      'content-security-policy': "default-src 'none'; sandbox",
    },
  })
}

async function findFile(db: Db<IntakeTables & PlatformTables>, id: FileId) {
  const row = await db
    .selectFrom('intake.file as file')
    .innerJoin('intake.report as report', 'report.id', 'file.report')
    .select(['file.type', 'file.name', 'file.report', 'report.case_file'])
    .where('file.id', '=', id)
    .where('file.state', '=', 'Whole')
    .executeTakeFirst()
  if (!row) throw noSuchFile(id)
  return row
}
