import { useCallback, useEffect, useRef, useState } from 'react'
import { useKeep } from '../../../web/kit/ask.ts'
import type { Minor } from '../screening/assess.contract.ts'
import { answerScreening, standing, type GivenAnswer, type KeptAnswer, type Screening } from '../screening/contract.ts'

type Said = GivenAnswer['said']

export interface Answers {
  /** What stands now, sent or not. */
  readonly stand: readonly GivenAnswer[]
  readonly minor: Minor
  /** How many are not yet kept by the node. */
  readonly unsent: number
  readonly say: (code: string, said: Said, note?: string | null) => void
  readonly setMinor: (minor: Minor) => void
}

const again = 5000

/** Runs now, every few seconds, and when the network is back, while something waits; a closing window asks first. */
function useWhile(waiting: boolean, send: () => Promise<void>) {
  useEffect(() => {
    if (!waiting) return undefined
    void send()
    const timer = setInterval(() => void send(), again)
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('online', send)
    addEventListener('beforeunload', warn)
    return () => {
      clearInterval(timer)
      removeEventListener('online', send)
      removeEventListener('beforeunload', warn)
    }
  }, [waiting, send])
}

/** Sends what waits, one after another, and tries again until all of it is kept. */
function useSending(id: Screening['id'], before: Minor) {
  const { mutateAsync } = useKeep(answerScreening)
  const [minor, setMinor] = useState(before)
  const [unsent, setUnsent] = useState<readonly GivenAnswer[]>([])
  const [unsentMinor, setUnsentMinor] = useState<Minor>()
  const busy = useRef(false)
  const send = useCallback(async () => {
    if (busy.current) return
    busy.current = true
    const answers = unsent.slice(0, 200)
    await mutateAsync({ screening: id, answers: [...answers], ...(unsentMinor && { minor: unsentMinor }) })
      .then(() => {
        setUnsent((still) => still.filter((answer) => !answers.includes(answer)))
        setUnsentMinor((still) => (still === unsentMinor ? undefined : still))
      })
      .catch(() => undefined) // it stays here, and goes again
    busy.current = false
  }, [id, mutateAsync, unsent, unsentMinor])
  useWhile(unsent.length > 0 || unsentMinor !== undefined, send)

  return {
    minor,
    unsent: unsent.length + (unsentMinor ? 1 : 0),
    send: (answer: GivenAnswer) => setUnsent((now) => [...now, answer]),
    setMinor(to: Minor) {
      setMinor(to)
      setUnsentMinor(to)
    },
  }
}

/**
 * The answers of a sitting. Each is sent as it is given; what could not be sent is tried again until it is kept.
 * The same source said otherwise: a slip, corrected. Another source says otherwise: both stand.
 */
export function useAnswers(
  { id, minor: before }: Pick<Screening, 'id' | 'minor'>,
  { kept, from }: { kept: readonly KeptAnswer[]; from: string },
): Answers {
  const { send, ...sending } = useSending(id, before)
  const [given, setGiven] = useState<readonly GivenAnswer[]>([])
  const known = new Set(kept.map((answer) => answer.id))
  const stand: readonly GivenAnswer[] = standing([...kept, ...given.filter((one) => !known.has(one.id))])
  return {
    ...sending,
    stand,
    say(code, said, note) {
      const same = stand.find((answer) => answer.code === code && answer.from === from)
      const words = note === undefined ? (same?.note ?? null) : note
      if (same?.said === said && same.note === words) return
      const answer = { id: crypto.randomUUID(), code, said, from, note: words, corrects: same?.id ?? null }
      setGiven((now) => [...now, answer])
      send(answer)
    },
  }
}
