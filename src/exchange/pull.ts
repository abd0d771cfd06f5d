import { inSystem } from '../platform/in-system.ts'
import { Problem } from '../platform/problem.ts'
import { pullParts } from './attachments/pull-parts.ts'
import { askPartner, send } from './ask-partner.ts'
import { heardFrom } from './contact.ts'
import { postReceipt } from './mark-read.ts'
import { officeOf } from './office.ts'
import { refuse } from './problems.ts'
import { under } from './post-item.ts'
import { Page, Receipt, type Member } from './protocol.ts'
import { receiveMessage } from './receive-message.ts'
import { signProblem } from './say-problem.ts'
import type { ExchangeHost } from './tables.ts'
import { payloadOf } from './take-receipt.ts'

/** Fetches what every partner wrote while this node could not be reached. A partner that does not answer is left for later. */
export async function pullFromAll(host: ExchangeHost): Promise<number> {
  const { directory } = await officeOf(host)
  const others = [...directory.members.values()].filter(({ state }) => state !== host.state)
  // All at once: one that does not answer keeps nobody waiting for the others.
  const fetched = others.map((member) =>
    pullFrom(host, member).catch((error: unknown) => {
      host.log('exchange.pull-failed', { from: member.state, error: error instanceof Error ? error.message : '' })
      return 0
    }),
  )
  return (await Promise.all(fetched)).reduce((sum, n) => sum + n, 0)
}

async function pullFrom(host: ExchangeHost, member: Pick<Member, 'state' | 'endpoint'>): Promise<number> {
  let fetched = 0
  const passed = new Set<string>()
  for (let cursor = await cursorOf(host, member.state); ;) {
    const page = Page.parse(JSON.parse(await askPartner(host, member, `since/${cursor}`)))
    await heardFrom(host, member.state)
    for (const { id, position } of page.messages) {
      // Refused a moment ago and listed once more: it is left for the next time.
      if (passed.has(id)) return fetched
      passed.add(id)
      if (await isNew(host, id)) fetched += await fetchOne(host, member, id)
      await keepCursor(host, member.state, position)
    }
    if (page.messages.length === 0 || page.next <= cursor) return fetched
    cursor = page.next
  }
}

/**
 * A message that is refused, or that stumbles over a fault of this node, is passed over, so that it never blocks those
 * behind it; its sender is told, and lists it again.
 */
async function fetchOne(host: ExchangeHost, member: Pick<Member, 'state' | 'endpoint'>, id: string): Promise<number> {
  const bytes = Buffer.from(await askPartner(host, member, `messages/${id}`))
  try {
    const taken = await receiveMessage(host, bytes)
    const receipt = Receipt.parse(payloadOf(taken.receipt))
    const { message } = receipt
    const step = receipt.step === 'received' ? await pullParts(host, member, { message, ask: send }) : receipt.step
    if (step === 'received') throw new Error(`attachments of ${message} did not all come`)
    await inSystem(host, (context) => postReceipt(context, { message, step, partner: member.state }))
    host.poke()
    return 1
  } catch (error) {
    const problem = error instanceof Problem ? error : refuse('try-later', { id })
    host.log('refused', { action: 'exchange/pull', code: problem.code, from: member.state, id })
    await tell(host, member, { problem, bytes })
    return 0
  }
}

/** Throws where the sender was not reached: the message is then fetched again at the next pull. */
async function tell(
  host: ExchangeHost,
  { state, endpoint }: Pick<Member, 'state' | 'endpoint'>,
  { problem, bytes }: { problem: Problem; bytes: Uint8Array },
): Promise<void> {
  const body = await signProblem(host, problem, bytes)
  const response = await host.fetch(
    new Request(under(endpoint, 'problems'), {
      method: 'POST',
      body: body!,
      headers: { 'content-type': 'application/jose' },
      redirect: 'error',
      signal: AbortSignal.timeout(20_000),
    }),
  )
  if (response.status >= 500) throw new Error(`${state} answered ${response.status}`)
}

async function cursorOf(host: ExchangeHost, state: string): Promise<number> {
  const row = await host.system.kysely
    .selectFrom('exchange.partner')
    .where('state', '=', state)
    .select('pulled')
    .executeTakeFirst()
  return Number(row?.pulled ?? 0)
}

async function keepCursor(host: ExchangeHost, state: string, pulled: number): Promise<void> {
  await host.system.kysely
    .updateTable('exchange.partner')
    .set({ pulled: String(pulled) })
    .where('state', '=', state)
    .execute()
}

async function isNew(host: ExchangeHost, id: string): Promise<boolean> {
  const row = await host.system.kysely
    .selectFrom('exchange.message')
    .where('id', '=', id)
    .select('state')
    .executeTakeFirst()
  return row === undefined || row.state === 'received'
}
