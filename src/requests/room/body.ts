import type { RoomBody } from './messages.ts'
import type { WordContent } from './room-row.ts'

/** What of it somebody wrote freely. */
export function textsOf(body: RoomBody): string[] {
  switch (body.kind) {
    case 'Opened':
      return [body.title]
    case 'Meeting':
      return [body.title, body.place, ...body.agenda]
    case 'File':
      return [body.name]
    case 'Action':
      return [body.text, body.ownerPost]
    case 'Message':
    case 'Decision':
      return [body.text]
    case 'Done':
    case 'Recalled':
    case 'Closed':
      return []
  }
}

/** What of it is kept sealed. */
export function contentOf(body: RoomBody): WordContent {
  const { post } = body
  switch (body.kind) {
    case 'Opened':
      return { post, text: body.title }
    case 'Meeting': {
      const { title: text, starts, place, agenda, language } = body
      return { post, text, starts, place, agenda, language }
    }
    case 'File':
      return { post, name: body.name, type: body.type, size: body.size }
    case 'Action': {
      const { text, owner, ownerPost, due, language } = body
      return { post, text, owner, ownerPost, due, language }
    }
    case 'Message':
    case 'Decision':
      return { post, text: body.text, language: body.language }
    case 'Done':
    case 'Recalled':
    case 'Closed':
      return { post }
  }
}
