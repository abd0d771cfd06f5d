import { z } from 'zod'
import { AuthorityCode, Entry } from '../authority/contract.ts'
import { toColumns, toEntry, type Row } from '../authority/authority-row.ts'

/** One contact as it stands in a file: the entry of the desk, and who checked it when. */
export const Contact = z
  .strictObject({
    code: AuthorityCode,
    ...Entry.shape,
    active: z.boolean().default(true),
    /** Made up for a demonstration. */
    fictional: z.boolean().default(false),
    verifiedBy: z.string().trim().min(1).max(120).nullable().default(null),
    verifiedAt: z.iso.datetime().nullable().default(null),
  })
  .refine(({ verifiedBy, verifiedAt }) => (verifiedBy === null) === (verifiedAt === null), {
    message: 'verifiedBy and verifiedAt go together',
    path: ['verifiedBy'],
  })
export type Contact = z.infer<typeof Contact>

export const toContact = (row: Row): Contact => ({
  code: AuthorityCode.parse(row.code),
  ...toEntry(row),
  active: row.active,
  fictional: row.fictional,
  verifiedBy: row.verified_by,
  verifiedAt: row.verified_at?.toISOString() ?? null,
})

export const toContactColumns = ({ active, fictional, verifiedBy, verifiedAt, ...contact }: Contact) => ({
  ...toColumns(contact),
  active,
  fictional,
  verified_by: verifiedBy,
  verified_at: verifiedAt === null ? null : new Date(verifiedAt),
})
