import { askAgain } from '../kit/ask.ts'
import { isNodeThere, questions } from '../kit/questions.ts'

/** Which slices show what another one announced; their answers are asked again too. */
const shownBy: Readonly<Record<string, readonly string[]>> = {
  notice: ['access'],
  intake: ['triage'],
  triage: ['intake'],
  casework: ['intake'],
  exchange: ['requests'],
  identification: ['casework'],
  assistance: ['casework'],
  requests: ['casework'],
}

const touched = new Set<string>()
let timer: ReturnType<typeof setTimeout> | undefined

/** Listens to the node while the desk is open; the browser reconnects by itself. Returns how to stop. */
export function listenToNode(): () => void {
  let again: ReturnType<typeof setTimeout> | undefined
  let source = open()
  function open(isBack = false): EventSource {
    const source = new EventSource('/api/live')
    source.addEventListener('message', hear)
    // What was announced while nobody listened is not repeated: look at everything again.
    if (isBack) source.addEventListener('open', () => void questions.invalidateQueries(), { once: true })
    source.addEventListener('error', () => {
      void isNodeThere()
      if (source.readyState === EventSource.CLOSED) again = setTimeout(reopen, 3000)
    })
    return source
  }
  // A refusal (the session ended, a proxy without its node) closes a stream for good; the browser retries a broken line only.
  function reopen() {
    source = open(true)
  }
  return () => {
    clearTimeout(again)
    source.close()
  }
}

function hear(event: MessageEvent<string>): void {
  const { kind } = JSON.parse(event.data) as { kind: string }
  const [slice = ''] = kind.split('.')
  for (const each of [slice, ...(shownBy[slice] ?? [])]) touched.add(each)
  // A burst of news is one round of questions.
  timer ??= setTimeout(() => {
    timer = undefined
    void (touched.has('resync') ? questions.invalidateQueries() : askAgain(questions, [...touched]))
    touched.clear()
  }, 300)
}
