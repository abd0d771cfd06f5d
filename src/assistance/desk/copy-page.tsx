import { Button } from '@mantine/core'
import { useState } from 'react'
import { PersonId } from '../../casework/contract.ts'
import { useAsk } from '../../../web/kit/ask.ts'
import { ChoiceField } from '../../../web/kit/form.tsx'
import { Go, useIds } from '../../../web/kit/go.tsx'
import { languages, useLanguage, useSay, useSayIn, type Language, type Say } from '../../../web/kit/i18n.ts'
import { Page } from '../../../web/kit/page.tsx'
import { useMe } from '../../../web/kit/session.ts'
import { Answered, Skeleton } from '../../../web/kit/states.tsx'
import { formatDate } from '../../../web/kit/time.ts'
import { ConsentPurpose, listConsents, opens, type ConsentRecord, type ConsentStanding } from '../contract.ts'
import { groupIn, recipientIn } from './consent-words.ts'
import './consent.css'

/** What a person agreed to, on paper for her: in her language, without her name, without a word of why. */
function CopyPage() {
  const say = useSay()
  const own = useLanguage()
  const { case: id, person } = useIds<'case' | 'person'>()
  const [language, setLanguage] = useState<Language>(own)
  const sayThere = useSayIn(language)
  const asked = useAsk(listConsents, { person: PersonId.parse(person) })
  return (
    <Page
      title={say('assistance:copy.title')}
      crumbs={
        <Go to="/cases/$case/consents" ids={{ case: id! }}>
          {say('assistance:consent.title')}
        </Go>
      }
      className="cg-page"
    >
      <div className="cg-copy-head">
        <ChoiceField
          label={say('assistance:copy.language')}
          choices={languages.map((value) => ({
            value,
            label: new Intl.DisplayNames(own, { type: 'language' }).of(value) ?? value,
          }))}
          value={language}
          change={(value) => setLanguage(value === 'en' ? 'en' : 'id')}
        />
        <Button size="sm" onClick={() => globalThis.print()}>
          {say('assistance:copy.print')}
        </Button>
      </div>
      <Answered of={asked} rows={8}>
        {({ standing, history, overrides }) =>
          sayThere ? (
            <article className="cg-copy" lang={language}>
              <h2>{sayThere('assistance:copy.head')}</h2>
              <p>{sayThere('assistance:copy.yours')}</p>
              <dl>
                {ConsentPurpose.options
                  .filter((purpose) => standing[purpose] !== 'NotAsked')
                  .map((purpose) => (
                    <One
                      key={purpose}
                      purpose={purpose}
                      standing={standing[purpose]}
                      last={history.find((record) => record.purpose === purpose)}
                      there={{ say: sayThere, language }}
                    />
                  ))}
              </dl>
              {overrides
                .filter(({ approvedAt, endedAt, tell, toldAt }) => approvedAt && !endedAt && (tell === 'Now' || toldAt))
                .map(({ id: key, clause, purpose }) => (
                  <p key={key}>
                    {sayThere('assistance:copy.overridden', {
                      purpose: sayThere(`assistance:purpose.${purpose}`),
                      clause,
                    })}
                  </p>
                ))}
              <p>{sayThere('assistance:copy.take-back')}</p>
              <p>{sayThere('assistance:ask.free')}</p>
            </article>
          ) : (
            <Skeleton rows={6} />
          )
        }
      </Answered>
    </Page>
  )
}

interface OneProps {
  readonly purpose: ConsentPurpose
  readonly standing: ConsentStanding
  readonly last: ConsentRecord | undefined
  readonly there: { readonly say: Say; readonly language: Language }
}

function One({ purpose, standing, last, there: { say, language } }: OneProps) {
  const { state } = useMe()
  // Against her wish is told below, where it is safe; here stands what she said.
  const said = standing === 'Overridden' && last ? last.state : standing
  return (
    <>
      <dt>{say(`assistance:purpose.${purpose}`)}</dt>
      <dd>
        <b>{say(`assistance:you.${said}`)}</b>
        {last && `, ${formatDate(last.recordedAt, { language, state })}`}
        {last && opens(last.state) && (
          <span>
            {last.recipients.map((each) => recipientIn(say, language, each)).join(', ')};{' '}
            {last.fields.map((each) => groupIn(say, each)).join(', ')}
            {last.expiresAt &&
              `; ${say('assistance:bounds.ends', { day: formatDate(last.expiresAt, { language, state }) })}`}
          </span>
        )}
      </dd>
    </>
  )
}

export { CopyPage as Page }
