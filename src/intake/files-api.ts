import { MemoryLocker, Server } from '@tus/server'
import { Hono } from 'hono'
import type { Officer } from '../platform/officer.ts'
import { Problem } from '../platform/problem.ts'
import { fileRoute } from './files/file-address.ts'
import { SealedStore } from './sealed-store.ts'
import { sendFile } from './files/send-file.ts'
import type { IntakeHost } from './visit.ts'

const path = '/api/intake/upload'
const largest = 2 * 1024 * 1024 * 1024

/** Files at the desk: resumable uploads (tus 1.0) to 2 GB, and what was opened with `open-file`, to see, hear or save. */
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
  app.get(`${fileRoute}/:ticket`, async (c) => {
    const officer = await officerWith(host, c.req.raw, 'intake.read')
    return sendFile(host, { officer, ticket: c.req.param('ticket'), range: c.req.header('range') })
  })
  return app
}

async function officerWith(host: IntakeHost, request: Request, right: string): Promise<Officer> {
  const officer = await host.whoIs(request)
  if (!officer) throw new Problem('not-signed-in', 401)
  if (!officer.may.has(right)) throw new Problem('not-yours-to-do', 403, { needs: right })
  return officer
}
