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
