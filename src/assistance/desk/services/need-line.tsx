import type { z } from 'zod'
import { Clock } from '../../../../web/kit/clock.tsx'
import { useLanguage, useSay } from '../../../../web/kit/i18n.ts'
import { Tag, type Tone } from '../../../../web/kit/marks.tsx'
import { useMay, useMe } from '../../../../web/kit/session.ts'
import { formatDate } from '../../../../web/kit/time.ts'
import type { listServices, Need, NeedStanding } from '../../services/contract.ts'
import { StepForm } from './need-forms.tsx'
import { NoteForm } from './note-form.tsx'
import '../position/position.css'

const tone: Record<NeedStanding, Tone> = {
  Open: 'warn',
  Offered: 'info',
  Rejected: 'warn',
  Agreed: 'info',
  Declined: 'mute',
  Started: 'ok',
  Ended: 'mute',
  NoService: 'bad',
}
const waits: readonly NeedStanding[] = ['Open', 'Offered', 'Rejected', 'Agreed']

/** One need: for whom, what, how soon, and where it stands. */
export function NeedLine({ need, code, open }: { need: Need; code: string; open: () => void }) {
  const say = useSay()
  return (
    <li>
      <button type="button" className="po-row" onClick={open}>
        <b>{code}</b>
        <span className="po-what">
          <b>{say(`assistance:service-type.${need.type}`)}</b>
          <small>
            {say(`assistance:service-urgency.${need.urgency}`)} · {need.district}
            {need.waited !== null && ` · ${say('assistance:services.waited', { minutes: need.waited })}`}
          </small>
        </span>
        <span className="po-marks">
          {waits.includes(need.standing) && <Clock due={need.dueAt} from={need.recordedAt} />}
          <Tag tone={tone[need.standing]}>{say(`assistance:service-standing.${need.standing}`)}</Tag>
        </span>
      </button>
    </li>
  )
}

/** Every step so far, what those who treat her wrote as far as this reader may see it, and what follows. */
export function NeedDetail({ need, services }: { need: Need; services: z.output<typeof listServices.output> }) {
  const say = useSay()
  const may = useMay()
  const language = useLanguage()
  const { state } = useMe()
  const nameOf = (provider: string | null) => services.providers.find(({ id }) => id === provider)?.name
  const notes = services.notes.filter((note) => note.need === need.id)
  return (
    <div className="sf-form">
      <p>{need.what}</p>
      <ol className="po-steps">
        {need.steps.map(({ number, step, provider, reason, outcome, satisfaction, recordedAt }) => (
          <li key={number}>
            <p className="row">
              <b>{say(`assistance:service-step.${step}`)}</b>
              <time dateTime={recordedAt} className="muted">
                {formatDate(recordedAt, { language, state })}
              </time>
            </p>
            <p className="muted">
              {[
                nameOf(provider),
                outcome && say(`assistance:outcome.${outcome}`),
                satisfaction !== null && `${satisfaction}/5`,
                reason,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ol>
      {may('assistance.services') && <StepForm key={need.steps.length} need={need} />}
      {notes.length > 0 && <b>{say('assistance:services.notes')}</b>}
      <ul className="sf-list">
        {notes.map((note) => (
          <li key={note.id}>
            <p>{note.text}</p>
            <p className="muted">{formatDate(note.recordedAt, { language, state })}</p>
          </li>
        ))}
      </ul>
      {may('assistance.services') && <NoteForm need={need} />}
    </div>
  )
}
