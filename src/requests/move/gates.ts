import type { FieldValues } from '../contract.ts'
import type { Ctx } from '../context.ts'
import type { Gate } from '../kinds/definition.ts'
import type { RequestRecord } from '../tables.ts'

type Look = (context: Ctx, row: RequestRecord, values: FieldValues) => Promise<void> | void

/**
 * What a gate asks beyond required fields, before anything leaves. G1 is not here: PostgreSQL keeps it where the log is
 * written. G6 (the items of Article 6) has its place here.
 */
export const gates: Readonly<Partial<Record<Gate, Look>>> = {}
