import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTell } from '../../../web/kit/ask.ts'
import { Card, Next } from '../../../web/kit/card.tsx'
import { ChoiceField, LongField, TextField, TickField } from '../../../web/kit/form.tsx'
import { Go } from '../../../web/kit/go.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Page as Frame } from '../../../web/kit/page.tsx'
import { ErrorNote } from '../../../web/kit/states.tsx'
import {
  Channel,
  Concerns,
  ContactWay,
  Danger,
  KnownFrom,
  LastHeard,
  Sign,
  attachFiles,
  takeReport,
  type Fragments,
} from '../contract.ts'
import { UploadBox, UploadList } from './uploads.tsx'
import { useUploads } from './use-uploads.ts'
import './new-report.css'

/** A report taken for somebody who calls or walks in: the same questions as on the portal, in the order of the call. */
export function Page() {
  const say = useSay()
  const language = useLanguage()
  const [once, setOnce] = useState(() => crypto.randomUUID())
  const [channel, setChannel] = useState<string | null>('Call')
  const [told, setTold] = useState<Fragments>({})
  const take = useTell(takeReport, ['triage'])
  const attach = useTell(attachFiles, ['triage'])
  const report = take.data?.report
  // The report does not wait for its files: what comes after it joins it.
  const uploads = useUploads((file) => report && attach.mutate({ report, files: [file] }))
  const come = uploads.files.flatMap(({ id, state }) => (id && (state === 'whole' || state === 'refused') ? id : []))
  // What came while the report was being written down joins it as soon as it stands.
  useEffect(() => {
    const late = come.filter((id) => !take.variables?.uploads?.includes(id))
    if (report && late.length > 0) attach.mutate({ report, files: late })
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when the report stands
  }, [report])
  const isGoing = uploads.files.some(({ state }) => state === 'going')
  const send = () =>
    take.mutate({
      once,
      channel: Channel.parse(channel),
      language: language === 'en' ? 'en' : 'id',
      fragments: told,
      uploads: come,
    })
  const again = () => {
    take.reset()
    setTold({})
    uploads.clear()
    setOnce(crypto.randomUUID())
  }
  return (
    <Frame title={say('intake:desk.title')}>
      {take.data ? (
        <Card className="new-report" title={say('intake:desk.taken')}>
          {take.data.added && <p role="status">{say('intake:again.added-desk')}</p>}
          <p>{say('intake:desk.readOut')}</p>
          <h3>{take.data.receipt}</h3>
          <h3>{take.data.pin}</h3>
          <p>
            <Go to="/inbox/$report" ids={{ report: take.data.report }}>
              {say('intake:desk.open')}
            </Go>
          </p>
          {uploads.files.length > 0 && <UploadList uploads={uploads} />}
          {attach.error && <ErrorNote error={attach.error} />}
          <Button variant="default" onClick={again} disabled={isGoing}>
            {say('intake:desk.another')}
          </Button>
        </Card>
      ) : (
        <Card className="new-report" title={say('intake:desk.script')}>
          <ChoiceField
            label={say('intake:desk.channel')}
            value={channel}
            change={setChannel}
            choices={Channel.options.map((value) => ({ value, label: say(`intake:channel.${value}`) }))}
          />
          <Questions told={told} change={setTold} />
          <section>
            <h3>{say('intake:files.title')}</h3>
            <UploadBox uploads={uploads} />
          </section>
          {take.error && <ErrorNote error={take.error} />}
          <p>
            <Next onClick={send} loading={take.isPending}>
              {say('intake:desk.send')}
            </Next>
          </p>
        </Card>
      )}
    </Frame>
  )
}

const choices = {
  danger: Danger.options,
  concerns: Concerns.options,
  placeKnownFrom: KnownFrom.options,
  lastHeard: LastHeard.options,
  contactWay: ContactWay.options,
} as const
const order = [
  'danger',
  'concerns',
  'called',
  'features',
  'place',
  'placeKnownFrom',
  'happening',
  'lastHeard',
  'lastHeardHow',
  'recruiter',
  'contactWay',
  'phone',
  'callHours',
  'throughWhom',
] as const
const long: readonly string[] = ['place', 'happening', 'recruiter']

function Questions({ told, change }: { told: Fragments; change: (told: Fragments) => void }) {
  const say = useSay()
  const set = (name: string, value: unknown) => change({ ...told, [name]: value || undefined } as Fragments)
  const signs = told.signs ?? []
  return (
    <>
      {order.map((name) => {
        const common = { label: say(`intake:question.${name}`), hint: say(`intake:hint.${name}`) }
        const value = told[name] ?? ''
        if (name in choices)
          return (
            <ChoiceField
              key={name}
              {...common}
              value={value || null}
              change={(next) => set(name, next)}
              choices={choices[name as keyof typeof choices].map((each) => ({
                value: each,
                label: say(`intake:option.${name}.${each}`),
              }))}
            />
          )
        const Field = long.includes(name) ? LongField : TextField
        return <Field key={name} {...common} value={value} change={(next: string) => set(name, next)} />
      })}
      <TickField
        label={say('intake:question.doNotCall')}
        value={told.doNotCall ?? false}
        change={(next) => set('doNotCall', next)}
      />
      <fieldset>
        <legend>{say('intake:desk.signs')}</legend>
        {Sign.options.map((sign) => (
          <TickField
            key={sign}
            label={say(`intake:sign.${sign}`)}
            value={signs.includes(sign)}
            change={(next) => set('signs', next ? [...signs, sign] : signs.filter((each) => each !== sign))}
          />
        ))}
      </fieldset>
    </>
  )
}
