import { useEffect } from 'react'
import { useNow } from '../kit/clock.tsx'
import { useFrame } from '../kit/frame.ts'
import { useLanguage, useSay } from '../kit/i18n.ts'
import { useMe } from '../kit/session.ts'
import { formatClock, formatDate, zoneName } from '../kit/time.ts'

/**
 * What stands in the margin of every printed sheet: the marking, whose office, who printed it and when. CSS has no way
 * to put an element into a margin, so the words go there as properties that `print.css` names.
 */
export function PrintMarks() {
  const say = useSay()
  const language = useLanguage()
  const { state, post, agency } = useMe()
  const { tlp } = useFrame()
  const now = new Date(useNow())
  const here = { language, state }
  const at = `${formatDate(now, here)} ${formatClock(now, here)} ${zoneName[state]}`
  const marks: Readonly<Record<string, string>> = {
    '--print-tlp': tlp ? `TLP:${tlp}` : '',
    '--print-office': `Suar · ${say(`web:state-name.${state}`)} · ${agency?.name ?? ''}`,
    '--print-who': say('web:shell.printed', { post, at }),
  }
  useEffect(() => {
    for (const [name, words] of Object.entries(marks))
      document.documentElement.style.setProperty(name, JSON.stringify(words))
  })
  return null
}
