import { ChoiceField, TextField } from '../../../web/kit/form.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Tag } from '../../../web/kit/marks.tsx'
import { Minor } from '../screening/assess.contract.ts'
import type { Form, GivenAnswer } from '../screening/contract.ts'
import { IndicatorRow, type Question } from './indicator-row.tsx'
import type { Answers } from './use-answers.ts'

interface BarProps {
  readonly ended: boolean
  readonly from: string
  readonly setFrom: (from: string) => void
  readonly minor: Minor
  readonly setMinor: (minor: Minor) => void
  readonly unsent: number
}

/** What holds for the answers that are given now, and whether all of them are kept. */
export function Bar({ ended, from, setFrom, minor, setMinor, unsent }: BarProps) {
  const say = useSay()
  return (
    <div className="sc-bar">
      {ended ? (
        <Tag>{say('identification:screen.ended')}</Tag>
      ) : (
        <>
          <TextField label={say('identification:screen.from')} value={from} change={setFrom} />
          <ChoiceField
            label={say('identification:screen.minor')}
            choices={Minor.options.map((value) => ({ value, label: say(`identification:minor.${value}`) }))}
            value={minor}
            change={(value) => setMinor(Minor.parse(value))}
          />
        </>
      )}
      <p className="muted" role="status">
        {unsent > 0 ? say('identification:screen.unsent', { count: unsent }) : say('identification:screen.kept')}
      </p>
    </div>
  )
}

interface AsksProps {
  readonly form: Form
  readonly questions: ReadonlyMap<string, Question>
  readonly stand: readonly GivenAnswer[]
  readonly from: string
  readonly interpreted: string | null
  readonly here: string
  readonly ended: boolean
  readonly setHere: (code: string) => void
  readonly answer: Answers['say']
}

/** Every question of the form, by its parts. */
export function Asks({ form, questions, stand, from, interpreted, here, ended, setHere, answer }: AsksProps) {
  const say = useSay()
  const language = useLanguage()
  return (
    <div className="sc-asks">
      {form.sections.map(({ title, asks }) => (
        <section className="card" key={title.en}>
          <header className="card-h">
            <h2>{title[language] ?? title.en}</h2>
          </header>
          <ol>
            {asks.map((code) => (
              <IndicatorRow
                key={code}
                question={questions.get(code)!}
                answers={stand.filter((each) => each.code === code)}
                from={from}
                languages={[language, interpreted]}
                here={!ended && code === here}
                ended={ended}
                answer={(said, note) => answer(code, said, note)}
                choose={() => setHere(code)}
              />
            ))}
          </ol>
        </section>
      ))}
      <p className="muted sc-source">
        {form.source} {!form.verified && <Tag tone="warn">{say('identification:screen.not-verified')}</Tag>}
      </p>
    </div>
  )
}
