/** A message of another state, proven genuine and meant for us; its body is not yet checked against any schema. */
export interface InboundMessage {
  readonly id: string
  /** The sending state, ISO 3166-1 alpha-2. */
  readonly from: string
  /** `requests.welfare-check@1.0`: the slice that owns it, the kind, and its version. */
  readonly type: string
  /** One conversation between the two states. */
  readonly thread: string
  readonly issuedAt: Date
  readonly body: unknown
  /** Its files, all of which have come whole; the exchange opens the n-th. */
  readonly attachments?: readonly InboundAttachment[]
}

export interface InboundAttachment {
  readonly nth: number
  readonly digest: string
  /** Its media type, as the sender says. */
  readonly type: string
  readonly name: string | undefined
}
