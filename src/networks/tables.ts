import type { ColumnType, Generated } from 'kysely'

export interface NetworksTables {
  'networks.entry': {
    id: string
    case_id: string
    person: string | null
    form: string
    network: string
    status: Generated<string>
    /** Nothing, once the person took back the yes on which it named her. */
    fields: Buffer | null
    released: string[]
    originator: string | null
    originator_unit: string | null
    originator_yes: Buffer | null
    reference: Buffer | null
    agency: string
    prepared_by: string
    post: string
    prepared_at: Date
    changed_at: Date
    filed_at: Date | null
    filed_by: string | null
    version: Generated<number>
    taken_back_at: Generated<Date | null>
  }
  'networks.operation': {
    id: string
    agency: string
    network: string
    status: Generated<string>
    from_day: ColumnType<Date, string, string>
    until_day: ColumnType<Date, string, string>
    states: string[]
    contact: string
    sealed: Buffer
    made_by: string
    made_at: Date
    version: Generated<number>
  }
  'networks.target': { id: string; operation: string; kind: string; value: Buffer; added_at: Date }
  'networks.target_token': { target: string; operation: string; kind: string; token: Buffer }
}
