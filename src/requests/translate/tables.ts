import type { Made } from './contract.ts'

export interface TranslationTables {
  'requests.translation': {
    id: string
    request: string
    of: string | null
    from_state: string
    language: string
    made: Made
    content: Buffer
    at: Date
    message: string | null
  }
}
