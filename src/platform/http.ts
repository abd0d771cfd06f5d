import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Database, Db } from './db.ts'
import { brokenConstraint, isOutOfRange } from './db.ts'
import type { DependentOf, Permission } from './depends.ts'
import type { Context, Endpoint, PlatformTables, SystemContext } from './handle.ts'
import type { InboundMessage } from './inbound-message.ts'
import type { SaidBefore } from './said-before.ts'
import { appendToLedger } from './ledger.ts'
import { actAs, type Officer } from './officer.ts'
import { Problem } from './problem.ts'
import { readJson } from './read-json.ts'
import type { Spoken } from './portal/spoken.ts'
import type { Vault } from './seal.ts'
import type { Proxies } from './visitor-address.ts'

/** The world in which one node runs. Tests put in a fixed clock and ids; all else is the real thing. */
export interface Host<Tables> {
  /** The state whose node this is, ISO 3166-1 alpha-2. */
  readonly state: string
  /** Where people reach this node, e.g. `https://suar.example`. */
  readonly origin: string
  /** All people and numbers of this node are made up; every page says so. */
  readonly synthetic?: boolean
  /** The number that people in danger call, as it is dialled, where the operator named one; else the directory's counts. */
  readonly dangerNumber?: string
  /** Where RFC 3161 time stamps are given for the hourly head of the exchange's log; without it there are none. */
  readonly timeStamps?: string
  /** The server that takes over its mail, and the address that it comes from; without it no mail leaves. */
  readonly mail?: { readonly url: string; readonly from: string }
  /** Proxies whose word on the address of a visitor is believed. Without them the socket's address counts alone. */
  readonly proxies?: Proxies
  /** How long an officer stays signed in, in milliseconds; the slice that signs her in has its own limits otherwise. */
  readonly sessions?: { readonly idle: number; readonly longest: number }
  /** Signs in as an officer's database role: row-level security applies. */
  readonly database: Database<Tables>
  /** Signs in as the node itself, for jobs, inbound messages and the portal. */
  readonly system: Database<Tables>
  readonly whoIs: (request: Request) => Promise<Officer | undefined>
  readonly clock: () => Date
  readonly newId: () => string
  readonly vault: Vault
  /** How its portal speaks; a node makes it for itself. */
  readonly spoken?: Spoken
  /** Folder for sealed files and keys of this node. */
  readonly folder: string
  /** Called after a command commits, so that the outbox moves at once instead of at its next poll. */
  readonly poke: () => void
  /** Calls `wake` at every poke, for work in the background that must not wait for its next poll; returns how to stop. */
  readonly whenPoked: (wake: () => void) => () => void
  /** The types of message that this program takes, with their major version: `requests.welfare-check@1`. */
  readonly accepts?: readonly string[]
  /** How this node reaches others. Tests put the other node's own `fetch` here. */
  readonly fetch: (request: Request) => Promise<Response>
  /** Hands a message of another state to the slice that owns its type; false when none does. */
  // oxlint-disable-next-line typescript/method-signature-style -- a method: what a slice hands over knows more tables than it names
  deliver(context: SystemContext<Tables>, message: InboundMessage): Promise<boolean>
  /** Asks every slice what of it rests on a permission; nothing without a node around it. */
  // oxlint-disable-next-line typescript/method-signature-style -- as above
  dependents?(
    context: Pick<SystemContext<Tables>, 'db' | 'now' | 'state'>,
    permission: Permission,
  ): Promise<readonly DependentOf[]>
  /** Gives a message of our own that came back to the slice that owns its type; false when none rebuilds from it. */
  // oxlint-disable-next-line typescript/method-signature-style -- as above
  replay?(context: SystemContext<Tables>, said: SaidBefore): Promise<boolean>
  readonly log: (event: string, detail?: Record<string, unknown>) => void
}

/** Puts every endpoint at POST /api/<slice>/<verb>. Case data travels in bodies, so no URL or access log holds any. */
export function mount<Tables extends PlatformTables>(endpoints: readonly Endpoint<Tables>[], host: Host<Tables>): Hono {
  const app = new Hono()
  for (const endpoint of endpoints) {
    app.post(`/api/${endpoint.contract.name}`, async (c) => {
      const officer = await host.whoIs(c.req.raw)
      return c.json((await carryOut(endpoint, host, { officer, request: c.req.raw })) as never)
    })
  }
  return app
}

/** Any refusal as application/problem+json (RFC 9457); a bug says nothing but its reference. */
export function answerProblem(error: unknown, host: Pick<Host<never>, 'log' | 'newId'>): Response {
  const known = error instanceof Problem
  const problem = known ? error : new Problem('unforeseen', 500, { reference: host.newId() })
  if (!known) host.log('unforeseen', { ...problem.detail, error: error instanceof Error ? error.stack : String(error) })
  const { code, status, detail } = problem
  const body = { type: `/problems/${code}`, title: code, status, code, detail }
  return Response.json(body, {
    status: status as ContentfulStatusCode,
    headers: {
      'content-type': 'application/problem+json',
      ...(detail['retryAfter'] !== undefined && { 'retry-after': String(Number(detail['retryAfter'])) }),
    },
  })
}

async function carryOut<Tables extends PlatformTables>(
  { contract, handler }: Endpoint<Tables>,
  host: Host<Tables>,
  { officer, request }: { officer: Officer | undefined; request: Request },
): Promise<unknown> {
  if (officer === undefined) throw new Problem('not-signed-in', 401)
  if (!officer.may.has(handler.needs)) {
    host.log('refused', { officer: officer.id, action: contract.name, needs: handler.needs })
    throw new Problem('not-yours-to-do', 403, { needs: handler.needs })
  }
  const parsed = contract.input.safeParse(await readJson(request))
  if (!parsed.success) throw notUnderstood(withoutInput(parsed.error.issues))
  const input = parsed.data

  const now = host.clock()
  try {
    const output = await host.database.kysely.transaction().execute(async (db) => {
      await actAs(db, officer, now)
      const result = await handler.run(contextOf(host, { db, officer, now }), input)
      const output = contract.output.parse(result)
      const line = handler.audit(input, output)
      await appendToLedger(
        { db: db as unknown as Db<PlatformTables>, vault: host.vault },
        { ...line, at: now, officer: officer.id, action: contract.name },
      )
      return output
    })
    if (contract.kind === 'command') host.poke()
    return output
  } catch (error) {
    const refusal = handler.broken?.[brokenConstraint(error) ?? '']
    if (refusal) throw refusal(input)
    throw isOutOfRange(error)
      ? notUnderstood([{ code: 'out_of_range', path: '', message: 'a number too large' }])
      : error
  }
}

function contextOf<Tables extends PlatformTables>(
  host: Host<Tables>,
  asked: { db: unknown; officer: Officer; now: Date },
): Context<Tables> {
  const { newId, vault, state, origin, synthetic, mail } = host
  const whole = { ...asked, newId, vault, state, origin, synthetic: synthetic === true, mailFrom: mail?.from ?? null }
  const context = whole as Context<Tables>
  return { ...context, dependents: async (on) => (await host.dependents?.(context, on)) ?? [] }
}

/** What was wrong and where, never what was typed: a narrative must not come back in an error. */
const withoutInput = (issues: readonly { code: string; path: readonly PropertyKey[]; message: string }[]) =>
  issues.slice(0, 50).map(({ code, path, message }) => ({ code, path: path.map(String).join('.'), message }))

const notUnderstood = (issues: readonly object[]) => new Problem('not-understood', 400, { issues })
