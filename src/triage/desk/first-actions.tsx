import { useTell } from '../../../web/kit/ask.ts'
import { useColleague } from '../../../web/kit/colleagues.ts'
import { TickField } from '../../../web/kit/form.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { useMay, useMe } from '../../../web/kit/session.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { formatTime } from '../../../web/kit/time.ts'
import { doFirstAction, type FirstAction } from '../contract.ts'
import type { Opened } from './opened.ts'

/** What is done first because of what makes the report urgent; a tick says who did it and when. */
export function FirstActions({ opened: { item, firstActions } }: { opened: Opened }) {
  const say = useSay()
  const may = useMay()
  const tell = useTell(doFirstAction)
  if (firstActions.length === 0) return null
  const left = firstActions.filter(({ done }) => done === null).length
  return (
    <section aria-labelledby="first-actions">
      <h2 className="sect" id="first-actions">
        {say('triage:first-title')} <span className="muted num">{say('triage:first-left', { count: left })}</span>
      </h2>
      <ul className="ib-first">
        {firstActions.map((action) => (
          <li key={action.action}>
            <TickField
              label={say(`triage:first.${action.action}`)}
              hint={<Because action={action} />}
              value={action.done !== null}
              disabled={!may('triage.decide') || tell.isPending}
              change={(done) => tell.mutate({ report: item.report, action: action.action, done })}
            />
          </li>
        ))}
      </ul>
      {tell.error && <ErrorNote error={tell.error} />}
    </section>
  )
}

function Because({ action: { reasons, done, source, verified } }: { action: FirstAction }) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  const nameOf = useColleague()
  const why = reasons.map((reason) => say(`triage:reason.${reason}`)).join(', ')
  const who = done && {
    who: nameOf(done.by) ?? say('triage:first-officer'),
    when: formatTime(done.at, { language, state }),
  }
  return (
    <span title={source}>
      {who ? say('triage:first-done', who) : why}
      {!verified && ` · ${say('triage:first-unverified')}`}
    </span>
  )
}
