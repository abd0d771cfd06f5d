import { useSyncExternalStore } from 'react'
import { askAgain } from '../kit/ask.ts'
import { questions } from '../kit/questions.ts'

export interface Notice {
  readonly n: number
  /** What happened, as the catalogue names it: `intake-report-received`. */
  readonly code: string
  readonly at: Date
}

interface Notices {
  readonly notices: readonly Notice[]
  readonly unread: number
}

let heard: Notices = { notices: [], unread: 0 }
let count = 0
const listeners = new Set<() => void>()

function set(next: Notices): void {
  heard = next
  for (const listener of listeners) listener()
}

export const readNotices = () => set({ ...heard, unread: 0 })

export const useNotices = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => heard,
  )

/** News of one slice may change what several show; these are asked again, at most twice a second. */
const touched = new Set<string>()
let timer: ReturnType<typeof setTimeout> | undefined

/** Listens to the node while the desk is open; the browser reconnects by itself. Returns how to stop. */
export function listenToNode(): () => void {
  const source = new EventSource('/api/live')
  const hear = (event: MessageEvent<string>) => {
    const { kind } = JSON.parse(event.data) as { kind: string }
    set({
      notices: [{ n: ++count, code: kind.replaceAll('.', '-'), at: new Date() }, ...heard.notices].slice(0, 50),
      unread: heard.unread + 1,
    })
    touched.add(kind.split('.')[0]!)
    timer ??= setTimeout(() => {
      timer = undefined
      void askAgain(questions, [...touched, 'triage', 'casework', 'requests'])
      touched.clear()
    }, 500)
  }
  source.addEventListener('message', hear)
  return () => source.close()
}
