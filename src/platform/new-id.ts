import { randomUUIDv7 } from 'node:crypto'

/** A UUID of version 7: sorts by the time it was made, so that new rows stand together in an index. */
export const newId = (): string => randomUUIDv7()
