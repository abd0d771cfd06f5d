import type { SystemContext } from '../platform/handle.ts'
import { consentTo } from './consent-to.ts'
import { ConsentPurpose, type ConsentStanding } from './contract.ts'
import { overridesOf } from './override/override.ts'
import type { AssistanceTables } from './tables.ts'

export interface OwnConsents {
  readonly standing: Readonly<Record<ConsentPurpose, ConsentStanding>>
  readonly bounds: readonly {
    purpose: ConsentPurpose
    recipients: string[]
    fields: string[]
    expiresAt: Date | null
  }[]
  /** What was done against her answer, where it is safe that she reads it. */
  readonly overridden: readonly {
    purpose: string
    clause: string
    source: string
    recipients: string[]
    until: string
  }[]
  /** Who had something on a yes that she took back, and whether it is gone there. */
  readonly receivers: readonly { purpose: ConsentPurpose; recipient: string; gone: boolean }[]
}

/**
 * For her own view on the portal: where her answers stand. What is against them is told only where somebody has decided
 * that it is safe; reasons, and who works on it, are never told there.
 * @public the door of the slice of her own view
 */
export async function ownConsents(context: SystemContext<AssistanceTables>, person: string): Promise<OwnConsents> {
  const { db } = context
  const bounds = await db
    .selectFrom('assistance.standing')
    .select(['purpose', 'recipients', 'fields', 'expires_at as expiresAt'])
    .where('person', '=', person)
    .execute()
  const standing = {} as Record<ConsentPurpose, ConsentStanding>
  for (const purpose of ConsentPurpose.options)
    standing[purpose] = await consentTo(context, { person, purpose, recipient: null })
  const receivers = await db
    .selectFrom('assistance.receiver')
    .select(['purpose', 'recipient', 'acknowledged_at'])
    .where('person', '=', person)
    .where('compartment', 'is', null)
    .orderBy('told_at')
    .execute()
  return {
    standing,
    bounds,
    overridden: (await overridesOf(context, person, undefined))
      .filter(({ approvedAt, tell, toldAt }) => approvedAt !== null && (tell === 'Now' || toldAt !== null))
      .map(({ purpose, clause, source, recipients, expiresAt, endedAt }) => ({
        purpose,
        clause,
        source,
        recipients,
        until: endedAt ?? expiresAt,
      })),
    receivers: receivers.map(({ acknowledged_at: at, ...each }) => ({ ...each, gone: at !== null })),
  }
}
