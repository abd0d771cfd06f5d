import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { useMe } from '../../../web/kit/session.ts'
import { formatDate } from '../../../web/kit/time.ts'
import type { Change } from '../members/contract.ts'

/** What is different between two lists, a sentence a difference. */
export function Changes({ of }: { of: readonly Change[] }) {
  const say = useSay()
  const language = useLanguage()
  const { state: here } = useMe()
  const spoken = (value: string) =>
    /^\d{4}-\d\d-\d\dT/.test(value) ? formatDate(value, { language, state: here }) : value
  return (
    <ul className="ex-changes">
      {of.map(({ what, state, values }) => {
        const said = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, spoken(value)]))
        return (
          <li key={`${what}${state}${values['kid']}`}>
            {what === 'key-dates' && !values['until']
              ? say('exchange:members.key-open', { ...said, state })
              : say(`exchange:change.${what}`, { ...said, state })}
          </li>
        )
      })}
    </ul>
  )
}
