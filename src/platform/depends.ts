import type { SystemContext } from './handle.ts'

/** A permission that somebody may take back: of whom, and for what. */
export interface Permission {
  readonly person: string
  readonly purpose: string
}

/** One thing that rests on a permission, and what becomes of it when the permission ends. */
export interface Dependent {
  /** What it is, in the words of its slice: `<slice>:rests.<kind>`. */
  readonly kind: string
  readonly subject: string
  /** `state:TH`, `network:INTERPOL`, `agency:…` */
  readonly recipient: string
  readonly stage: 'Prepared' | 'OnItsWay' | 'Left'
  /** Stopped before it leaves; recalled from its receiver; closed here; taken back by an officer's hand. */
  readonly ends: 'Stopped' | 'Recalled' | 'Closed' | 'ByHand'
  readonly at: Date | null
}

export type DependentOf = Dependent & { readonly slice: string }

/**
 * What of a slice rests on a permission: looked up through the eyes of whoever asks. What ends is ended by the slice's
 * own trigger on the permission, in the transaction in which it is taken back; this says it beforehand.
 */
export type DependsOn<Tables> = (
  context: Pick<SystemContext<Tables>, 'db' | 'now' | 'state'>,
  permission: Permission,
) => Promise<readonly Dependent[]>
