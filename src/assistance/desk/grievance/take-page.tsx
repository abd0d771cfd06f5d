import { useState } from 'react'
import type { z } from 'zod'
import { listAgencies } from '../../../access/contract.ts'
import { listStates } from '../../../directory/contract.ts'
import { useAsk, useTell } from '../../../../web/kit/ask.ts'
import { Card, Next } from '../../../../web/kit/card.tsx'
import { ChoiceField, LongField, TextField, TickField } from '../../../../web/kit/form.tsx'
import { useLanguage, useSay } from '../../../../web/kit/i18n.ts'
import { Mono } from '../../../../web/kit/marks.tsx'
import { Page } from '../../../../web/kit/page.tsx'
import { useMe } from '../../../../web/kit/session.ts'
import { formatDate } from '../../../../web/kit/time.ts'
import { GrievanceChannel, GrievanceType, takeGrievance } from '../../grievance/contract.ts'
import './grievance.css'
import { Send } from '../send.tsx'

interface About {
  readonly state: string | null
  readonly agency: string | null
  readonly mayGoAbroad: boolean
}
type Write = (field: keyof typeof empty) => (value: string) => void
type Taken = z.output<typeof takeGrievance.output>
const empty = { what: '', office: '', name: '', reach: '', language: '' }
const choices = (values: readonly string[], label: (value: string) => string) =>
  values.map((value) => ({ value, label: label(value) }))
const ways = GrievanceChannel.exclude(['Portal'])

/** For somebody on the telephone, at the door, or by an NGO. */
function TakePage() {
  const say = useSay()
  const [taken, setTaken] = useState<Taken>()
  return (
    <Page title={say('assistance:grievance.take')} className="gr-page">
      <Card title={say('assistance:grievance.take')} className="gr-narrow">
        {taken ? <Kept taken={taken} again={() => setTaken(undefined)} /> : <TakeForm done={setTaken} />}
      </Card>
    </Page>
  )
}

function Kept({ taken, again }: { taken: Taken; again: () => void }) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  const by = (at: string) => formatDate(at, { language, state })
  return (
    <div className="gr-form" role="status">
      <p>{say('assistance:grievance.read-out')}</p>
      <p className="gr-ticket">
        {say('assistance:grievance.receipt')} <Mono>{taken.receipt}</Mono>
      </p>
      <p className="gr-ticket">
        {say('assistance:grievance.pin')} <Mono>{taken.pin}</Mono>
      </p>
      <p className="muted">
        {say('assistance:grievance.acknowledge-by', { date: by(taken.acknowledgeBy) })}{' '}
        {say('assistance:grievance.decide-by', { date: by(taken.decideBy) })}
      </p>
      <Next onClick={again}>{say('assistance:grievance.another')}</Next>
    </div>
  )
}

function TakeForm({ done }: { done: (taken: Taken) => void }) {
  const say = useSay()
  const take = useTell(takeGrievance)
  const [once] = useState(() => crypto.randomUUID())
  const [way, setWay] = useState<string | null>(null)
  const [type, setType] = useState<string | null>(null)
  const [about, setAbout] = useState<About>({ state: null, agency: null, mayGoAbroad: false })
  const [officials, setOfficials] = useState(false)
  const [words, setWords] = useState(empty)
  const write: Write = (field) => (value: string) => setWords({ ...words, [field]: value })
  const ready = way !== null && type !== null && words.what.trim() !== '' && words.language.trim() !== ''
  const tell = () => {
    const { language, ...told } = words
    take.mutate(
      {
        once,
        channel: ways.parse(way),
        type: GrievanceType.parse(type),
        language,
        officials,
        mayGoAbroad: about.state !== null && about.mayGoAbroad,
        aboutState: about.state,
        aboutAgency: about.state ? null : about.agency,
        told,
      },
      { onSuccess: done },
    )
  }
  return (
    <div className="gr-form">
      <p className="muted">{say('assistance:grievance.take-lead')}</p>
      <ChoiceField
        label={say('assistance:grievance.way')}
        choices={choices(ways.options, (value) => say(`assistance:way-in.${value}`))}
        empty={say('assistance:grievance.choose')}
        value={way}
        change={setWay}
        required
      />
      <ChoiceField
        label={say('assistance:grievance.type')}
        choices={choices(GrievanceType.options, (value) => say(`assistance:grievance-type.${value}`))}
        empty={say('assistance:grievance.choose')}
        value={type}
        change={setType}
        required
      />
      <LongField
        label={say('assistance:grievance.what')}
        hint={say('assistance:grievance.what-hint')}
        value={words.what}
        change={write('what')}
        required
        max={8000}
      />
      <AboutWhom about={about} change={setAbout} />
      <TickField label={say('assistance:grievance.officials')} value={officials} change={setOfficials} />
      <Who words={words} write={write} />
      <Send of={take} disabled={!ready} onClick={tell}>
        {say('assistance:grievance.record')}
      </Send>
    </div>
  )
}

/** Another state with her yes that it is sent there, or the unit of this one. */
function AboutWhom({ about, change }: { about: About; change: (about: About) => void }) {
  const say = useSay()
  const { state: own } = useMe()
  const names = new Intl.DisplayNames(useLanguage(), { type: 'region' })
  const agencies = useAsk(listAgencies, {})
  const states = useAsk(listStates, {})
  return (
    <>
      <ChoiceField
        label={say('assistance:grievance.state')}
        choices={choices(
          (states.data?.states ?? []).map(({ iso2 }) => iso2).filter((iso2) => iso2 !== own),
          (value) => names.of(value) ?? value,
        )}
        empty={say('assistance:grievance.this-state')}
        value={about.state}
        change={(state) => change({ ...about, state })}
      />
      {about.state ? (
        <TickField
          label={say('assistance:grievance.abroad')}
          value={about.mayGoAbroad}
          change={(mayGoAbroad) => change({ ...about, mayGoAbroad })}
        />
      ) : (
        <ChoiceField
          label={say('assistance:grievance.unit')}
          choices={(agencies.data?.agencies ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          empty={say('assistance:grievance.unit-unknown')}
          value={about.agency}
          change={(agency) => change({ ...about, agency })}
        />
      )}
    </>
  )
}

function Who({ words, write }: { words: typeof empty; write: Write }) {
  const say = useSay()
  return (
    <>
      <TextField label={say('assistance:grievance.office')} value={words.office} change={write('office')} />
      <TextField
        label={say('assistance:grievance.name')}
        hint={say('assistance:grievance.name-hint')}
        value={words.name}
        change={write('name')}
      />
      <TextField label={say('assistance:grievance.reach')} value={words.reach} change={write('reach')} />
      <TextField
        label={say('assistance:grievance.language')}
        value={words.language}
        change={write('language')}
        required
      />
    </>
  )
}

export { TakePage as Page }
