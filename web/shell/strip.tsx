import { onlineManager, useMutationState } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useLanguage, useSay } from '../kit/i18n.ts'
import { useMe } from '../kit/session.ts'
import { formatClock } from '../kit/time.ts'

/** What an officer must know on every page: that people here are invented, that the network is away. */
export function Strip() {
  const say = useSay()
  const { synthetic } = useMe()
  const away = useAwaySince()
  return (
    <>
      {synthetic && (
        <div className="strip strip-syn" role="note">
          {say('web:shell.synthetic')}
        </div>
      )}
      {away && <Away since={away} />}
    </>
  )
}

function Away({ since }: { since: Date }) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  const waiting = useMutationState({ filters: { predicate: (mutation) => mutation.state.isPaused } }).length
  return (
    <div className="strip strip-away" role="status">
      {say('web:shell.away', { since: formatClock(since, { language, state }) })}
      {waiting > 0 && <b>{say('web:shell.held', { count: waiting })}</b>}
    </div>
  )
}

/** When the network or the node went away; undefined while both are there. */
function useAwaySince(): Date | undefined {
  const [since, setSince] = useState<Date | undefined>(() => sinceWhen(onlineManager.isOnline()))
  useEffect(() => onlineManager.subscribe((online) => setSince(sinceWhen(online))), [])
  return since
}

const sinceWhen = (online: boolean) => (online ? undefined : new Date())
