import { handle, type Context } from '../../platform/handle.ts'
import { latestDirectory } from '../directory.ts'
import type { ExchangeTables } from '../tables.ts'
import { adoptLists } from './adopt.ts'
import { makeKeys, type MembersContext } from './card.ts'
import { changesBetween } from './changes.ts'
import {
  adoptLists as adopt,
  makeKeys as make,
  proposeMembers,
  signProposal,
  withdrawProposal,
  type Change,
  type ProposalStep,
} from './contract.ts'
import { draftNext } from './draft.ts'
import { noSuchProposal } from './problems.ts'
import { digestOfList, getProposal, keepProposal } from './proposals.ts'
import { signList } from './sign-list.ts'
import { speak } from './spoken.ts'

interface Drafted {
  readonly digest: string
  readonly version: number
  readonly words: string
  readonly changes: Change[]
  readonly document: string
}

/** Drafts the next list and keeps it, unsigned. */
export async function proposeList(context: MembersContext, steps: readonly ProposalStep[]): Promise<Drafted> {
  const current = await latestDirectory(context.db)
  const next = await draftNext(context, current, steps)
  const payload = Buffer.from(JSON.stringify(next)).toString('base64url')
  const document = JSON.stringify({ payload, signatures: [] })
  await keepProposal(context, { document, version: next.version, origin: 'here' })
  const digest = digestOfList(document)
  return {
    digest,
    version: next.version,
    words: speak(digest),
    changes: changesBetween(current?.content, next),
    document,
  }
}

export const makeOwnKeys = handle(make, {
  needs: 'exchange.operate',
  audit: (_input, { kids }) => ({ subject: 'exchange', detail: { kids } }),
  run: async (context: Context<ExchangeTables>) => ({ kids: await makeKeys(context) }),
})

export const propose = handle(proposeMembers, {
  needs: 'exchange.operate',
  audit: ({ steps }, { digest, version }) => ({
    subject: digest,
    detail: { version, steps: steps.map((step) => step.do) },
  }),
  run: async (context: Context<ExchangeTables>, { steps }) => {
    const { document: _, ...drafted } = await proposeList(context, steps)
    return drafted
  },
})

export const sign = handle(signProposal, {
  needs: 'exchange.operate',
  audit: ({ digest, instead }, { version, inForce }) => ({ subject: digest, detail: { version, inForce, instead } }),
  run: async (context: Context<ExchangeTables>, { digest, instead }) => {
    const { document, origin } = await getProposal(context.db, digest)
    const { document: _, signedBy, ...signed } = await signList(context, { document, instead, origin })
    return { ...signed, signedBy: [...signedBy] }
  },
})

export const withdraw = handle(withdrawProposal, {
  needs: 'exchange.operate',
  audit: ({ digest }) => ({ subject: digest }),
  run: async ({ db, now }: Context<ExchangeTables>, { digest }) => {
    const { numUpdatedRows } = await db
      .updateTable('exchange.proposal')
      .set({ withdrawn_at: now })
      .where('digest', '=', digest)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirst()
    if (!numUpdatedRows) throw noSuchProposal(digest)
    return { digest }
  },
})

export const takeFile = handle(adopt, {
  needs: 'exchange.operate',
  audit: (_input, { adopted, proposed, version }) => ({ subject: 'exchange', detail: { adopted, proposed, version } }),
  run: (context: Context<ExchangeTables>, input) => adoptLists(context, input),
})
