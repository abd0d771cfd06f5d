/** A message of our own that a partner gave back, proven ours. */
export interface SaidBefore {
  readonly id: string
  /** The state to which it was said. */
  readonly to: string
  readonly type: string
  readonly thread: string
  readonly issuedAt: Date
  readonly expiresAt: Date
  /** `undefined` where the receiver has erased it since. */
  readonly body: unknown
  readonly handling: { readonly tlp: string; readonly onward: string; readonly purpose: string }
}
