import { open } from 'node:fs/promises'
import type { Db } from '../../platform/db.ts'
import type { PlatformTables } from '../../platform/handle.ts'
import { streamBody } from '../../platform/stream-body.ts'
import { actAs, type Officer } from '../../platform/officer.ts'
import { getDataKey, openText, type DataKey } from '../../platform/seal.ts'
import { fileAt } from './file-address.ts'
import { pathOf } from '../keep-file.ts'
import { getWholeFile } from './open-file.ts'
import { noSuchFile } from '../problems.ts'
import { readRange, type Range } from './read-range.ts'
import { openFrames } from '../sealed-frames.ts'
import type { IntakeHost } from '../visit.ts'

/**
 * Streams a file that was opened, or a piece of it, unsealed as it goes. Whether she may see it is asked again each
 * time; that she looked stands in the ledger already. The browser gets it as a thing to save or to play, never as a page.
 */
export async function sendFile(
  host: IntakeHost,
  { officer, ticket, range }: { officer: Officer; ticket: string; range: string | undefined },
): Promise<Response> {
  const now = host.clock()
  const id = fileAt(host.vault, { ticket, officer: officer.id }, now)
  if (!id) throw noSuchFile('')
  const { row, key } = await host.database.kysely.transaction().execute(async (db) => {
    await actAs(db, officer, now)
    return {
      row: await getWholeFile(db, id),
      key: await getDataKey(db as unknown as Db<PlatformTables>, host.vault, id),
    }
  })
  const size = Number(row.size)
  const wanted = readRange(range, size)
  const headers = {
    'content-type': row.type === 'text/plain' ? 'text/plain; charset=utf-8' : (row.type ?? 'application/octet-stream'),
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(openText(key, 'name', row.name))}`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'accept-ranges': 'bytes',
  }
  if (wanted === 'beyond')
    return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${size}` } })
  const { from, to } = wanted ?? { from: 0, to: size }
  const body = streamBody(() => piecesOf(host, key, { from, to }))
  return new Response(body, {
    status: wanted ? 206 : 200,
    headers: {
      ...headers,
      'content-length': String(to - from),
      ...(wanted && { 'content-range': `bytes ${from}-${to - 1}/${size}` }),
    },
  })
}

/** Closes the file whatever becomes of the connection. */
async function* piecesOf(host: IntakeHost, key: DataKey, range: Range) {
  const file = await open(pathOf(host, key.id), 'r')
  try {
    yield* openFrames(file, key, range)
  } finally {
    await file.close()
  }
}
