import type { RoomBody } from './messages.ts'
import type { WordContent } from './room-row.ts'

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never
/** What is said, without what every word carries and without the request that differs from state to state. */
export type Saying = Without<RoomBody, 'room' | 'word' | 'tlp' | 'pap' | 'post' | 'at' | 'request'>

/** What of it is kept sealed. */
export function contentOf(saying: Saying): Omit<WordContent, 'post'> {
  switch (saying.kind) {
    case 'Opened':
      return { text: saying.title }
    case 'Meeting': {
      const { title: text, starts, place, agenda, language } = saying
      return { text, starts, place, agenda, language }
    }
    case 'File': {
      const { name, type, size } = saying
      return { name, type, size }
    }
    case 'Action': {
      const { text, owner, ownerPost, due, language } = saying
      return { text, owner, ownerPost, due, language }
    }
    case 'Message':
    case 'Decision':
      return { text: saying.text, language: saying.language }
    case 'Done':
    case 'Recalled':
    case 'Closed':
      return {}
  }
}

/** What of it somebody wrote freely. */
export const textsOf = ({ text, place, agenda = [], ownerPost, name }: Omit<WordContent, 'post'>): string[] =>
  [text, place, ...agenda, ownerPost, name].filter((each) => each !== undefined)
