import { contacts } from '../../../directory/index.ts'
import { MailAddress } from '../../../platform/mail/contract.ts'
import type { Ctx } from '../../context.ts'
import { notThatAddress } from '../../problems.ts'
import type { MailContact, MailTo } from '../contract.ts'
import type { z } from 'zod'

/** The offices of a state that the directory has a mail address of, and when each was last checked. */
export async function mailContacts({ db, state, now }: Ctx, of: string): Promise<MailContact[]> {
  const known = await contacts.of(db, { state: of, other: state, now })
  return known.flatMap(({ code, name, channels, verifiedAt }) =>
    channels
      .filter(({ channel }) => channel === 'Email')
      .map(({ address }) => ({
        authority: code,
        name,
        address,
        good: MailAddress.safeParse(address).success,
        verifiedAt,
      })),
  )
}

/** Mail goes where the directory says today, and only as the officer saw it. */
export async function mustBeKnown(context: Ctx, of: string, to: z.infer<typeof MailTo>): Promise<void> {
  const known = await mailContacts(context, of)
  if (!known.some(({ authority, address }) => authority === to.authority && address === to.address))
    throw notThatAddress(to.authority)
}
