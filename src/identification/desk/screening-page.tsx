import { useDeferredValue, useMemo, useState } from 'react'
import { useAsk } from '../../../web/kit/ask.ts'
import { Go, useIds } from '../../../web/kit/go.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import type { KeyBinding } from '../../../web/kit/keys.tsx'
import { Page } from '../../../web/kit/page.tsx'
import { Answered } from '../../../web/kit/states.tsx'
import { assess } from '../screening/assess.contract.ts'
import type { Catalogue } from '../screening/catalogue.contract.ts'
import { asksOf, getScreening, ScreeningId, type Form, type KeptAnswer, type Screening } from '../screening/contract.ts'
import { whatChanges } from '../screening/what-changes.contract.ts'
import { FindForm } from './find-form.tsx'
import { Asks, Bar } from './asks.tsx'
import type { Question } from './indicator-row.tsx'
import { useAnswers } from './use-answers.ts'
import { WhyCard } from './why-card.tsx'
import './screening.css'

/** A sitting: what is asked, why the answers suggest what they do, what the officer finds. */
function ScreeningPage() {
  const { screening } = useIds<'screening'>()
  const asked = useAsk(getScreening, { screening: ScreeningId.parse(screening) })
  const say = useSay()
  if (!asked.data)
    return (
      <Page title={say('identification:screen.title')}>
        <Answered of={asked} rows={12}>
          {() => null}
        </Answered>
      </Page>
    )
  return <Sitting {...asked.data} />
}

interface Given {
  readonly screening: Screening
  readonly form: Form
  readonly catalogues: readonly Catalogue[]
  readonly answers: readonly KeptAnswer[]
}

const sayKeys = [
  ['KeyY', 'Y', 'Yes'],
  ['KeyN', 'N', 'No'],
  ['KeyU', 'U', 'Unknown'],
] as const

function Sitting({ screening, form, catalogues, answers: kept }: Given) {
  const say = useSay()
  const language = useLanguage()
  const [from, setFrom] = useState<string>(say('identification:screen.own-words'))
  const { stand, minor, unsent, ...tell } = useAnswers(screening, {
    kept,
    from: from.trim() || say('identification:screen.own-words'),
  })
  const codes = useMemo(() => asksOf(form), [form])
  const questions = useMemo(() => questionsOf(catalogues), [catalogues])
  const asked = useMemo(() => ({ answers: stand, minor, form: codes }), [stand, minor, codes])
  const assessment = useMemo(() => assess(catalogues, asked), [catalogues, asked])
  // The reasons come with the answer; what would change them weighs a hundred other answers and may follow.
  const later = useDeferredValue(asked)
  const changes = useMemo(() => whatChanges(catalogues, later), [catalogues, later])
  const [here, setHere] = useState(codes[0]!)
  const ended = screening.endedAt !== null
  const move = (by: number) => {
    const next = codes[Math.min(codes.length - 1, Math.max(0, codes.indexOf(here) + by))]!
    setHere(next)
    document.querySelector(`[data-code="${next}"]`)?.scrollIntoView({ block: 'nearest' })
  }
  const keys: KeyBinding[] = ended
    ? []
    : [
        { code: 'KeyJ', show: 'J', does: say('identification:screen.move'), run: () => move(1) },
        { code: 'KeyK', show: 'K', does: say('identification:screen.move'), run: () => move(-1) },
        ...sayKeys.map(([code, show, said]) => ({
          code,
          show,
          does: say(`identification:said.${said}`),
          run: () => {
            tell.say(here, said)
            move(1)
          },
        })),
      ]
  return (
    <Page
      title={form.title[language] ?? form.title.en}
      crumbs={
        <Go to="/cases/$case/identification/$person" ids={{ case: screening.case, person: screening.person }}>
          {say('identification:page.title')}
        </Go>
      }
      keys={keys}
      className="sc-page"
    >
      <Bar {...{ ended, from, setFrom, minor, unsent, setMinor: tell.setMinor }} />
      <div className="sc-three">
        <Asks
          {...{ form, questions, stand, from, here, ended, setHere }}
          interpreted={screening.interpreted}
          answer={tell.say}
        />
        <div className="sc-why">
          <WhyCard assessment={assessment} changes={changes} catalogues={catalogues} />
        </div>
        <div className="sc-opinion">
          {!ended && <FindForm screening={screening} suggestion={assessment.suggestion} unsent={unsent} />}
        </div>
      </div>
      <p className="sc-foot">
        <b>{say(`identification:suggestion.${assessment.suggestion}`)}</b>
        {assessment.elements.map(({ element, standing }) => (
          <span key={element}>
            {say(`identification:element.${element}`)}: {say(`identification:standing.${standing}`)}
          </span>
        ))}
      </p>
    </Page>
  )
}

const questionsOf = (catalogues: readonly Catalogue[]): ReadonlyMap<string, Question> =>
  new Map(
    catalogues.flatMap(({ items, against, child }) => [
      ...items.map(({ code, words, strength }): [string, Question] => [code, { code, words, strength }]),
      ...[...against, ...child].map(({ code, words }): [string, Question] => [
        code,
        { code, words, strength: undefined },
      ]),
    ]),
  )

export { ScreeningPage as Page }
