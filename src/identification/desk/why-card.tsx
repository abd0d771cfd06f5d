import { Card } from '../../../web/kit/card.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Tag, type Tone } from '../../../web/kit/marks.tsx'
import type { Assessment, ElementFound, Standing, Suggestion } from '../screening/assess.contract.ts'
import type { Catalogue } from '../screening/catalogue.contract.ts'
import type { Change } from '../screening/what-changes.contract.ts'
import { Bars } from './indicator-row.tsx'

const tone: Record<Standing, Tone> = { Shown: 'ok', Partly: 'warn', NotShown: 'mute', NotNeeded: 'info' }
const steps: readonly Suggestion[] = ['NotEnoughKnown', 'NoIndicators', 'IndicatorsPresent', 'AllElements']

/** Why the answers suggest what they suggest, element by element. The officer may see it otherwise. */
export function WhyCard({
  assessment,
  changes,
  catalogues,
}: {
  assessment: Assessment
  changes: readonly Change[]
  catalogues: readonly Catalogue[]
}) {
  const say = useSay()
  const language = useLanguage()
  const { suggestion, elements, against, contested, findings, childRule, minor } = assessment
  const age = minor === 'Yes' ? 'Yes' : 'Disputed'
  const title = (name: string) => catalogues.find(({ catalogue }) => catalogue === name)?.title[language] ?? name
  return (
    <>
      <Card title={say('identification:why.title')} right={say('identification:why.disagree')} bleed>
        <div className="sc-elements">
          {elements.map((found) => (
            <Element key={found.element} found={found} />
          ))}
          <section>
            <h3>{say('identification:why.against')}</h3>
            <Tag tone={against.length > 0 ? 'warn' : 'mute'}>
              {say('identification:why.signs', { count: against.length })}
            </Tag>
            <p>
              {against.length > 0
                ? say('identification:why.answer-against', { codes: against.map(({ code }) => code).join(', ') })
                : say('identification:why.none-against')}
            </p>
          </section>
        </div>
        <div className="sc-result">
          <ol className="sc-scale" aria-hidden="true">
            {steps.map((step) => (
              <li key={step} className={step === suggestion ? 'on' : ''}>
                {say(`identification:suggestion.${step}`)}
              </li>
            ))}
          </ol>
          <p aria-live="polite">
            <b>{say('identification:why.suggested', { what: say(`identification:suggestion.${suggestion}`) })}</b>{' '}
            {say(`identification:suggests.${suggestion}`)}
            {childRule && <> {say(`identification:child.${age}`)}</>}
          </p>
          <ul className="sc-findings">
            {findings.map(({ catalogue, version, met }) => (
              <li key={catalogue}>
                {title(catalogue)} {version}: {say(met ? 'identification:why.met' : 'identification:why.not-met')}
              </li>
            ))}
          </ul>
          {contested.length > 0 && (
            <p className="muted">
              {say('identification:why.contested', { codes: contested.map(({ code }) => code).join(', ') })}
            </p>
          )}
        </div>
      </Card>
      {changes.length > 0 && (
        <Card title={say('identification:changes.title')}>
          <ul className="sc-changes">
            {changes.map((change) => (
              <li key={change.kind === 'child' ? 'child' : `${change.kind} ${change.code}`}>
                {say(`identification:changes.${change.kind}`, {
                  code: change.kind === 'child' ? '' : change.code,
                  makes: say(`identification:suggestion.${change.makes}`),
                })}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}

function Element({ found: { element, standing, signs, unasked } }: { found: ElementFound }) {
  const say = useSay()
  return (
    <section>
      <h3>{say(`identification:element.${element}`)}</h3>
      <Tag tone={tone[standing]}>{say(`identification:standing.${standing}`)}</Tag>
      {signs.length > 0 && (
        <p className="sc-signs">
          {signs.map(({ code, strength }) => (
            <span key={code}>
              <Bars strength={strength} /> {code}
            </span>
          ))}
        </p>
      )}
      {standing !== 'Shown' && standing !== 'NotNeeded' && unasked.length > 0 && (
        <p>{say('identification:why.ask', { codes: unasked.slice(0, 3).join(', ') })}</p>
      )}
    </section>
  )
}
