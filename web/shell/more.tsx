import { IconDots, IconLanguage, IconLogout, IconSunMoon } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useSay } from '../kit/i18n.ts'
import { useMe } from '../kit/session.ts'
import { leave } from './leave.ts'
import { Place, useMyPlaces } from './places.tsx'
import { useOtherLanguage, useOtherLight } from './switches.ts'

/** How many places stand in the bar of a phone beside "more". */
export const inBar = 4

/** On a phone: the places that do not fit into the bar, the switches of the head, and the way out. */
export function More() {
  const say = useSay()
  const sheet = useRef<HTMLDivElement>(null)
  const close = () => sheet.current?.hidePopover()
  return (
    <>
      <button type="button" className="nav-i nav-more" popoverTarget="more">
        <IconDots size={20} stroke={1.75} aria-hidden="true" />
        <span className="nav-l">{say('web:shell.more')}</span>
      </button>
      <div id="more" popover="auto" className="more" ref={sheet} role="dialog" aria-label={say('web:shell.more')}>
        <Rest close={close} />
        <Switches close={close} />
        <Out />
      </div>
    </>
  )
}

function Rest({ close }: { close: () => void }) {
  const say = useSay()
  return (
    <nav aria-label={say('web:shell.more')}>
      {useMyPlaces()
        .slice(inBar)
        .map((place) => (
          <Place key={place.path} place={place} onClick={close} />
        ))}
    </nav>
  )
}

function Switches({ close }: { close: () => void }) {
  const language = useOtherLanguage()
  const light = useOtherLight()
  const run = (change: () => void) => () => {
    close()
    change()
  }
  return (
    <div className="more-s">
      <button type="button" className="nav-i" onClick={run(language.change)}>
        <IconLanguage size={20} stroke={1.75} aria-hidden="true" />
        <span className="nav-l">{language.name}</span>
      </button>
      <button type="button" className="nav-i" onClick={run(light.change)}>
        <IconSunMoon size={20} stroke={1.75} aria-hidden="true" />
        <span className="nav-l">{light.name}</span>
      </button>
    </div>
  )
}

function Out() {
  const say = useSay()
  const { post, agency } = useMe()
  const client = useQueryClient()
  return (
    <div className="more-me">
      <p>
        <b>{post}</b>
        <small>{agency?.name}</small>
      </p>
      <button type="button" className="nav-i" onClick={() => void leave(client)}>
        <IconLogout size={20} stroke={1.75} aria-hidden="true" />
        <span className="nav-l">{say('web:shell.sign-out')}</span>
      </button>
    </div>
  )
}
