import type { z } from 'zod'
import type { getItem } from '../contract.ts'

/** One report of the queue as the node opens it. */
export type Opened = z.output<typeof getItem.output>
