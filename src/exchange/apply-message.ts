import { Problem } from '../platform/problem.ts'
import type { Opened } from './open-envelope.ts'
import type { ExchangeHost } from './tables.ts'

/** The slice that owns the message refuses it: what it did is undone, and the code goes into a signed answer. */
export class Objection extends Error {
  override name = 'Objection'
  readonly code: string

  constructor(code: string) {
    super(code)
    this.code = code
  }
}

/** Gives a message to the slice that owns its type. Throws an `Objection` when that slice says no. */
export async function applyMessage(
  host: ExchangeHost,
  context: Parameters<ExchangeHost['deliver']>[0],
  {
    envelope: { id, from, type, thread, issuedAt, attachments },
    body,
    names,
  }: Pick<Opened, 'envelope' | 'body' | 'names'>,
): Promise<void> {
  try {
    const files = attachments?.map(({ digest, type: media }, nth) => ({ nth, digest, type: media, name: names[nth] }))
    const message = { id, from, type, thread, issuedAt: new Date(issuedAt), body, ...(files && { attachments: files }) }
    const known = await host.deliver(context, message)
    if (!known) throw new Objection('exchange/unknown-type')
  } catch (error) {
    // Only what a slice says on purpose is an answer. A bug, or a passing trouble, lets the sender try again.
    throw error instanceof Problem && error.status < 500 ? new Objection(error.code) : error
  }
}
