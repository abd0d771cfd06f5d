import { Go } from '../../../web/kit/go.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import './directory.css'

export type Place = 'authorities' | 'states' | 'channels' | 'instruments' | 'holidays' | 'clocks' | 'languages'

/** The parts of the directory, above each of them. */
export function Places({ here }: { here: Place }) {
  const say = useSay()
  const places = [
    { place: 'authorities', to: '/directory', word: say('directory:desk.authorities') },
    { place: 'states', to: '/directory/states', word: say('directory:desk.states') },
    { place: 'channels', to: '/directory/channels', word: say('directory:desk.channels') },
    { place: 'instruments', to: '/directory/instruments', word: say('directory:desk.instruments') },
    { place: 'holidays', to: '/directory/holidays', word: say('directory:desk.holidays') },
    { place: 'clocks', to: '/directory/clocks', word: say('directory:desk.clocks') },
    { place: 'languages', to: '/directory/languages', word: say('directory:desk.languages') },
  ]
  return (
    <nav className="dir-places" aria-label={say('directory:desk.title')}>
      {places.map(({ place, to, word }) => (
        <Go key={place} to={to} className={place === here ? 'is-here' : ''}>
          {word}
        </Go>
      ))}
    </nav>
  )
}
