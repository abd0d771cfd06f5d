import { z } from 'zod'

/** What the sealed body says of its attachments, in the order of the envelope. */
export const AttachmentKeys = z.array(
  z.object({ key: z.string().regex(/^[A-Za-z0-9_-]{43}$/), name: z.string().max(200).optional() }),
)
