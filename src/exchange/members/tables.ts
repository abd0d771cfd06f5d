export interface MembersTables {
  'exchange.proposal': {
    digest: string
    version: number
    document: string
    origin: 'here' | 'partner' | 'file'
    seen_at: Date
    withdrawn_at: Date | null
  }
  'exchange.held_list': {
    state: string
    version: number | null
    digest: string | null
    seen_at: Date | null
    told: string | null
    code: string | null
  }
  'exchange.offer': { type: string }
}
