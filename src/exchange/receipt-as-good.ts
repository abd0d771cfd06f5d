import { z } from 'zod'
import type { Office } from './office.ts'
import { signText, whyUnfit } from './signed.ts'
import { payloadOf } from './take-receipt.ts'

const Header = z.object({ kid: z.string() })

/**
 * A receipt that this node gave, as it stands; where the key that signed it is revoked or out of date by now, so that
 * nobody would believe it any more, the same words under the key of today.
 */
export function receiptAsGood(
  { directory, signer }: Office,
  text: string,
  { state, now }: { state: string; now: Date },
): string {
  const { kid } = Header.parse(JSON.parse(Buffer.from(text.split('.')[0]!, 'base64url').toString('utf8')))
  const key = directory.members.get(state)?.keys.find((each) => each.kid === kid)
  return key && whyUnfit(key, now) === undefined ? text : signText('receipt', payloadOf(text), signer)
}
