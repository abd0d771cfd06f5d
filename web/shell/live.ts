import { askAgain } from '../kit/ask.ts'
import { questions } from '../kit/questions.ts'

/** Which slices show what another one announced; their answers are asked again too. */
const shownBy: Readonly<Record<string, readonly string[]>> = {
  notice: ['access'],
  intake: ['triage'],
  exchange: ['requests'],
  identification: ['casework'],
  assistance: ['casework'],
  requests: ['casework'],
}

const touched = new Set<string>()
let timer: ReturnType<typeof setTimeout> | undefined

/** Listens to the node while the desk is open; the browser reconnects by itself. Returns how to stop. */
export function listenToNode(): () => void {
  const source = new EventSource('/api/live')
  source.addEventListener('message', (event: MessageEvent<string>) => {
    const { kind } = JSON.parse(event.data) as { kind: string }
    const [slice = ''] = kind.split('.')
    for (const each of [slice, ...(shownBy[slice] ?? [])]) touched.add(each)
    // A burst of news is one round of questions.
    timer ??= setTimeout(() => {
      timer = undefined
      void (touched.has('resync') ? questions.invalidateQueries() : askAgain(questions, [...touched]))
      touched.clear()
    }, 300)
  })
  return () => source.close()
}
