import type { Generated } from 'kysely'

export interface MailTables {
  'platform.mail': {
    id: string
    news: string | null
    subject: string
    address: Buffer | null
    content: Buffer | null
    state: 'Waiting' | 'Sending' | 'Sent' | 'Refused' | 'GivenUp' | 'TakenBack'
    trouble: string | null
    tries: Generated<number>
    perhaps_twice: Generated<boolean>
    made_at: Date
    next_at: Date
    until: Date
    ended_at: Date | null
  }
}
