import { IconDoorExit } from '@tabler/icons-react'
import { useLanguage, useSay, type Language } from '../../../web/kit/i18n.ts'
import { Tag, type Tone } from '../../../web/kit/marks.tsx'
import { useMay } from '../../../web/kit/session.ts'
import type { Certainty, Leg } from '../contract.ts'
import type { Action } from './action.ts'

const tones: Record<Certainty, Tone> = {
  Documented: 'ok',
  ToldByPerson: 'info',
  ToldByOther: 'info',
  Estimated: 'mute',
  Planned: 'warn',
}

/** True where no state can simply go: the place is drawn in the colour of danger. */
export const isHeld = ({ control }: Pick<Leg, 'control'>) =>
  control === 'NonStateArmedGroup' || control === 'SEZOperator' || control === 'Contested'

/** The way of a person in words: everything that the map beside it shows, and how sure it is. */
export function Legs({ legs, act }: { legs: readonly Leg[]; act: (action: Action) => void }) {
  const say = useSay()
  const may = useMay()
  const language = useLanguage()
  return (
    <ol className="legs">
      {legs.map((leg) => {
        const planned = leg.certainty === 'Planned'
        const how = [
          leg.description,
          leg.transport !== 'Unknown' && say(`casework:transport.${leg.transport}`),
          leg.officialCrossing === false && say('casework:leg.unofficial'),
          leg.control !== 'Unknown' && leg.control !== 'StateAuthority' && say(`casework:control.${leg.control}`),
          leg.documents !== 'Unknown' && leg.documents !== 'HeldByPerson' && say(`casework:documents.${leg.documents}`),
        ].filter(Boolean)
        return (
          <li key={leg.id} className={planned ? 'plan' : isHeld(leg) ? 'held' : ''}>
            <i aria-hidden="true">{planned ? <IconDoorExit size={13} /> : leg.order}</i>
            <div>
              <b>{leg.place}</b>
              {how.length > 0 && <span>{how.join(', ')}</span>}
              <small>
                <span className="num">{when(leg, language)}</span>
                <Tag tone={tones[leg.certainty]}>{say(`casework:certainty.${leg.certainty}`)}</Tag>
                {leg.accuracyKm !== null && <span className="num">± {leg.accuracyKm} km</span>}
                {may('casework.write') && (
                  <button
                    type="button"
                    className="leg-do"
                    aria-label={say('casework:do.correct-leg-of', { place: leg.place })}
                    onClick={() => act({ kind: 'leg', person: leg.person, leg: leg.id })}
                  >
                    {say('casework:do.correct-leg')}
                  </button>
                )}
              </small>
            </div>
          </li>
        )
      })}
    </ol>
  )
}

function when(leg: Leg, language: Language): string {
  if (leg.dateAsSaid) return leg.dateAsSaid
  const day = (date: string) => {
    const [year, month, date_] = date.split('-').map(Number)
    const options: Intl.DateTimeFormatOptions = { timeZone: 'UTC', year: 'numeric' }
    if (month) options.month = 'short'
    if (date_) options.day = 'numeric'
    return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, options).format(
      Date.UTC(year!, (month ?? 1) - 1, date_ ?? 1),
    )
  }
  return [leg.from, leg.to]
    .filter((date) => date !== null)
    .map(day)
    .join(' – ')
}
