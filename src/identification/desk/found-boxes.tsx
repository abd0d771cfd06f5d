import { Go } from '../../../web/kit/go.tsx'
import { TickField } from '../../../web/kit/form.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Tag } from '../../../web/kit/marks.tsx'
import type { Matrix } from '../matrix/contract.ts'
import { backedBoxes, lackingFor } from '../matrix/fill.contract.ts'
import type { Box } from '../screening/catalogue.contract.ts'
import './matrix.css'

interface Found {
  readonly matrix: Matrix
  readonly found: readonly Box[]
  readonly change: (found: readonly Box[]) => void
}

/** On which boxes of our law the decision rests: those that something backs, and no other. */
export function FoundBoxes({ matrix, found, change }: Found) {
  const say = useSay()
  const language = useLanguage()
  const law = matrix.definitions[0]!
  const backed = backedBoxes(matrix.backings)
  const lacking = lackingFor(found, law, matrix.minor)
  return (
    <fieldset className="mx-found">
      <legend>{say('identification:matrix.rests-on')}</legend>
      <small className="muted">
        {law.title[language] ?? law.title.en}{' '}
        {!law.verified && <Tag tone="warn">{say('identification:screen.not-verified')}</Tag>}
      </small>
      {backed.map((box) => (
        <TickField
          key={box}
          label={`${say(`identification:element.${box.split('.')[0]!}`)}: ${say(`identification:box.${box}`)}`}
          value={found.includes(box)}
          change={(on) => change(on ? [...found, box] : found.filter((each) => each !== box))}
        />
      ))}
      {lacking.length > 0 && (
        <p className="muted">
          {say('identification:matrix.lacking', {
            elements: lacking.map((element) => say(`identification:element.${element}`)).join(', '),
          })}
        </p>
      )}
      {matrix.against.length > 0 && (
        <p>{say('identification:why.answer-against', { codes: matrix.against.map(({ code }) => code).join(', ') })}</p>
      )}
      <Go to="/cases/$case/elements/$person" ids={{ case: matrix.case, person: matrix.person }}>
        {say('identification:matrix.title')}
      </Go>
    </fieldset>
  )
}
