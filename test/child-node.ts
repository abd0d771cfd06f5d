import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { sql } from 'kysely'
import { sendMessage, slice as exchange } from '../src/exchange/index.ts'
import { createNode, type Tables } from '../src/node.ts'
import { openDatabase } from '../src/platform/db.ts'
import type { Host } from '../src/platform/http.ts'
import { inSystem } from '../src/platform/in-system.ts'
import { appendToLedger } from '../src/platform/ledger.ts'
import { createMailer } from '../src/platform/mail/mailer.ts'
import { newId } from '../src/platform/new-id.ts'
import { fileProvider } from '../src/platform/key-provider.ts'
import { openKeyRing } from '../src/platform/key-ring.ts'
import type { Slice } from '../src/platform/slice.ts'
import { postBox } from './post-box.ts'

/** Where a node of its own process stands; a test starts and kills such processes. */
export interface Place {
  readonly state: string
  readonly port: number
  readonly folder: string
  readonly database: string
  /** With every slice of the house, and no message that a test writes. */
  readonly whole?: boolean
  /** Carries the mail that waits, once, and does nothing else. */
  readonly mail?: { readonly url: string; readonly from: string }
}

/** The same node, seen from whichever process opens it. */
export function hostAt({ state, port, folder, database }: Place): Host<Tables> {
  const url = (role: string) => database.replace('ROLE', role)
  return {
    state,
    origin: `http://127.0.0.1:${port}`,
    database: openDatabase<Tables>(url('suar_app'), 4),
    system: openDatabase<Tables>(url('suar_system'), 8),
    clock: () => new Date(),
    newId,
    vault: openKeyRing(folder, [fileProvider(folder)]).vault,
    folder,
    poke: () => undefined,
    whenPoked: () => () => undefined,
    fetch: (request) => fetch(request),
    deliver: async () => false,
    log: () => undefined,
    whoIs: async () => undefined,
  }
}

/** Lets a test write the n-th note by HTTP, as often as it likes: the same n is one message. */
const writer: Slice<Tables> = {
  name: 'writer',
  endpoints: [],
  routes: (host) =>
    new Hono().post('/write/:n', async (c) => {
      const n = Number(c.req.param('n'))
      await inSystem(host, async (context) => {
        await sql`select pg_advisory_xact_lock(${n})`.execute(context.db)
        const { rows } =
          await sql`select from platform.ledger where action = 'test/wrote' and subject = ${String(n)}`.execute(
            context.db,
          )
        if (rows.length > 0) return
        await appendToLedger(context, { at: context.now, officer: null, action: 'test/wrote', subject: String(n) })
        await sendMessage(context, {
          to: host.state === 'ID' ? 'TH' : 'ID',
          thread: `00000000-0000-4000-8000-00000000000${n % 8}`,
          type: 'test.note@1.0',
          body: { text: String(n) },
          handling: { tlp: 'AMBER', onward: 'no', purpose: 'protection' },
        })
      })
      host.poke()
      return c.text('written')
    }),
}

if (process.argv[1] === import.meta.filename) {
  const place = JSON.parse(process.argv[2]!) as Place
  if (place.mail) await createMailer({ ...hostAt(place), mail: place.mail } as never).pass()
  else {
    const node = createNode(hostAt(place), place.whole ? undefined : [exchange, postBox, writer])
    serve({ fetch: node.fetch, port: place.port, hostname: '127.0.0.1' })
    await node.start()
  }
}
