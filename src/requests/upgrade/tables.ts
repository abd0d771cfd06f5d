export type Origin = 'Earlier' | 'Case' | 'Typed'

export interface UpgradeTables {
  'requests.upgrade': {
    request: string
    /** The request that it was raised from; perhaps not here yet. */
    earlier: string | null
    as_note: boolean
  }
  'requests.item': {
    request: string
    field: string
    origin: Origin
    confirmed_by: string | null
    post: string | null
    at: Date | null
  }
}
