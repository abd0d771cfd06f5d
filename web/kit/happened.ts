import { useCallback } from 'react'
import { useKnows, useSay } from './i18n.ts'

type Keys = Readonly<Record<string, (what: string) => string>>

const events: Keys = {
  assistance: (what) => `assistance:event.${what}`,
  casework: (what) => `casework:event.${what}`,
  identification: (what) => `identification:event.${what}`,
  networks: (what) => `networks:event.${what}`,
  requests: (what) => `requests:event.${what}`,
}
const looks: Keys = {
  access: (what) => `access:look.${what}`,
  assistance: (what) => `assistance:look.${what}`,
  casework: (what) => `casework:look.${what}`,
  identification: (what) => `identification:look.${what}`,
  intake: (what) => `intake:look.${what}`,
  networks: (what) => `networks:look.${what}`,
  requests: (what) => `requests:look.${what}`,
  triage: (what) => `triage:look.${what}`,
}

/** Says what happened on a case: the words of `casework.note-added` are `event.note-added` of casework. */
export const useEventWords = () => useWords(events, '.')

/** Says what an officer did, as the ledger has it: the words of `casework/get-case` are `look.get-case` of casework. */
export const useActionWords = () => useWords(looks, '/')

function useWords(keys: Keys, between: string): (code: string, values?: Record<string, unknown>) => string {
  const say = useSay()
  const knows = useKnows()
  return useCallback(
    (code, values) => {
      const [slice = '', what = ''] = code.split(between, 2)
      const key = keys[slice]?.(what)
      return key && knows(key) ? say(key, values) : code
    },
    [keys, between, knows, say],
  )
}
