import { useEffect, useState } from 'react'
import { useLanguage } from '../../../web/kit/i18n.ts'

/** What the clock says in a zone, kept going: `const clock = useClockThere()`, then `clock('Asia/Yangon')`. */
export function useClockThere(): (zone: string) => string {
  const language = useLanguage()
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 20_000)
    return () => clearInterval(timer)
  }, [])
  return (timeZone) =>
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
    }).format(now)
}
