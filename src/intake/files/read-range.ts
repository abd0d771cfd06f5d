/** A piece of a file: from the first byte to before the last. */
export interface Range {
  readonly from: number
  readonly to: number
}

/**
 * One range of bytes as a browser asks for it (RFC 9110 §14). Undefined means the whole: nothing was asked, or nothing
 * that we understand. `beyond` means that it begins past the end.
 */
export function readRange(header: string | undefined, size: number): Range | 'beyond' | undefined {
  const asked = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '')
  if (!asked || asked[0] === 'bytes=-') return undefined
  const [, first = '', last = ''] = asked
  if (first === '') return Number(last) === 0 ? 'beyond' : { from: Math.max(0, size - Number(last)), to: size }
  const from = Number(first)
  const to = last === '' ? size : Math.min(size, Number(last) + 1)
  if (from >= size) return 'beyond'
  return from < to ? { from, to } : undefined
}
