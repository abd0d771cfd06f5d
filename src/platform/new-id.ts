import { randomUUIDv7 } from 'node:crypto'

let millisecond = 0
let turn = 0

/**
 * A UUID of version 7: sorts by the time it was made, so that new rows stand together in an index. Within one
 * millisecond of this process a counter keeps the order (RFC 9562 §6.2); 62 bits stay random.
 */
export function newId(): string {
  const id = randomUUIDv7()
  const now = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
  turn = now > millisecond ? 0 : turn + 1
  millisecond = Math.max(now, millisecond + (turn >> 12))
  turn &= 0xfff
  const time = millisecond.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${turn.toString(16).padStart(3, '0')}${id.slice(18)}`
}
