import { useState } from 'react'
import type { PersonId } from '../../casework/contract.ts'
import { useAsk, useTell } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { useColleague } from '../../../web/kit/colleagues.ts'
import { ChoiceField } from '../../../web/kit/form.tsx'
import { Go, useGo } from '../../../web/kit/go.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Tag } from '../../../web/kit/marks.tsx'
import { useMay, useMe } from '../../../web/kit/session.ts'
import { Answered, Empty, ErrorNote } from '../../../web/kit/states.tsx'
import { formatDate } from '../../../web/kit/time.ts'
import { Button } from '@mantine/core'
import { beginScreening, listScreenings, type Screening } from '../screening/contract.ts'
import './screening.css'

const tooOften = 2

/** The register of interviews, and the way into the next: before it begins, how often she has told it already. */
export function ScreeningsCard({ person }: { person: PersonId }) {
  const say = useSay()
  const may = useMay()
  const asked = useAsk(listScreenings, { person })
  return (
    <Card
      title={say('identification:register.title')}
      right={asked.data && say('identification:register.times', { count: asked.data.screenings.length })}
    >
      <Answered of={asked} rows={3}>
        {({ screenings, forms, languages }) => (
          <>
            {screenings.length >= tooOften && (
              <p className="sc-often" role="note">
                {say('identification:register.too-often', { count: screenings.length })}
              </p>
            )}
            {screenings.length === 0 ? (
              <Empty>{say('identification:register.none')}</Empty>
            ) : (
              <ol className="id-history">
                {screenings.map((one) => (
                  <Sat key={one.id} one={one} forms={forms} />
                ))}
              </ol>
            )}
            {may('identification.screen') && <Begin person={person} forms={forms} languages={languages} />}
          </>
        )}
      </Answered>
    </Card>
  )
}

type Forms = readonly { form: string; title: Readonly<Record<string, string>>; verified: boolean }[]

function Sat({ one, forms }: { one: Screening; forms: Forms }) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  const nameOf = useColleague()
  const may = useMay()
  const title = forms.find(({ form }) => form === one.form)?.title[language] ?? one.form
  return (
    <li>
      <p className="row">
        {may('identification.screen') ? (
          <Go to="/cases/$case/screening/$screening" ids={{ case: one.case, screening: one.id }}>
            {title}
          </Go>
        ) : (
          title
        )}
        <time dateTime={one.begunAt} className="muted">
          {formatDate(one.begunAt, { language, state })}
        </time>
        <span className="muted">{nameOf(one.begunBy) ?? say('identification:register.elsewhere')}</span>
        <Tag tone={one.endedAt ? 'mute' : 'warn'}>
          {one.suggestion ? say(`identification:suggestion.${one.suggestion}`) : say('identification:register.open')}
        </Tag>
      </p>
    </li>
  )
}

function Begin({ person, forms, languages }: { person: PersonId; forms: Forms; languages: readonly string[] }) {
  const say = useSay()
  const go = useGo()
  const language = useLanguage()
  const names = new Intl.DisplayNames(language, { type: 'language' })
  const begin = useTell(beginScreening)
  const [interpreted, setInterpreted] = useState<string | null>(null)
  const start = (form: string) =>
    begin.mutate(
      { person, form, language, interpreted },
      { onSuccess: ({ id, case: caseId }) => go('/cases/$case/screening/$screening', { case: caseId, screening: id }) },
    )
  return (
    <div className="sc-begin">
      <ChoiceField
        label={say('identification:register.interpreted')}
        choices={languages
          .filter((each) => each !== language)
          .map((value) => ({ value, label: names.of(value) ?? value }))}
        empty={say('identification:register.nobody-interprets')}
        value={interpreted}
        change={setInterpreted}
      />
      <div className="sc-forms">
        {forms.map(({ form, title }) => (
          <Button key={form} variant="default" loading={begin.isPending} onClick={() => start(form)}>
            {title[language] ?? form}
          </Button>
        ))}
      </div>
      {begin.error && <ErrorNote error={begin.error} />}
    </div>
  )
}
