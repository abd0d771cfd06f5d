import { useEffect, useRef, useState } from 'react'
import { useTell } from '../../../web/kit/ask.ts'
import { NoAnswer } from '../../../web/kit/problem.ts'
import { changeDraft, type RequestView } from '../contract.ts'
import type { HeadValues } from './draft-head.tsx'

const pause = 700

/**
 * What is typed is saved by itself a moment later; nothing leaves by that. Until all of it is saved the draft counts as
 * unsaved, so that what leaves is what stands on the screen.
 */
export function useDraft(view: RequestView) {
  const { mutateAsync, error } = useTell(changeDraft)
  const [values, setValues] = useState(view.values)
  const [head, setHead] = useState<HeadValues>(view)
  const [edits, setEdits] = useState(0)
  const [saved, setSaved] = useState({ edits: 0, version: view.version })
  const version = useRef(view.version)
  const line = useRef(Promise.resolve())
  useEffect(() => {
    if (edits === 0) return undefined
    const save = async () => {
      const { tlp, urgency, language, purpose, caveats, immediateDanger } = head
      const whole = { values, tlp, urgency, language, purpose, caveats, immediateDanger, legalBasis: view.legalBasis }
      const change = { request: view.id, version: version.current, ...whole }
      const answer = await held(mutateAsync, change)
      version.current = answer.version
      setSaved({ edits, version: answer.version })
    }
    const timer = setTimeout(() => {
      line.current = line.current.then(save).catch(() => undefined)
    }, pause)
    return () => clearTimeout(timer)
  }, [edits, values, head, mutateAsync, view.id, view.legalBasis])
  const edited = () => setEdits((count) => count + 1)
  return {
    values,
    head,
    unsaved: edits !== saved.edits,
    error,
    seen: saved.version,
    setHead: (change: Partial<HeadValues>) => {
      edited()
      setHead((before) => ({ ...before, ...change }))
    },
    setValue: (name: string, value: RequestView['values'][string] | undefined) => {
      edited()
      setValues(({ [name]: _old, ...rest }) => (value === undefined ? rest : { ...rest, [name]: value }))
    },
  }
}

/** Saves once more when no answer came, which is held until the node is back; the version keeps it from being saved twice. */
const held = <I, O>(save: (change: I) => Promise<O>, change: I): Promise<O> =>
  save(change).catch((error: unknown) => {
    if (error instanceof NoAnswer) return save(change)
    throw error
  })
