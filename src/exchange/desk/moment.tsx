import { useLanguage } from '../../../web/kit/i18n.ts'
import { useMe } from '../../../web/kit/session.ts'
import { formatTime } from '../../../web/kit/time.ts'

/** A time on this state's clock; `never` where there is none. */
export function Moment({ at, never = '' }: { at: string | null; never?: string }) {
  const language = useLanguage()
  const { state } = useMe()
  return at ? formatTime(at, { language, state }) : never
}
