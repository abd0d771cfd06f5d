import { useState } from 'react'
import { PersonId, type CaseId } from '../../casework/contract.ts'
import { useAsk } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { ChoiceField } from '../../../web/kit/form.tsx'
import { Go, useIds } from '../../../web/kit/go.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Tag, type Tone } from '../../../web/kit/marks.tsx'
import { Page } from '../../../web/kit/page.tsx'
import { Answered } from '../../../web/kit/states.tsx'
import { getMatrix, nameOfDefinition, type Matrix } from '../matrix/contract.ts'
import { fillMatrix, type Column, type FilledBox } from '../matrix/fill.contract.ts'
import { BackForm } from './back-form.tsx'
import { BackingLine } from './backing-line.tsx'
import './determination.css'
import './matrix.css'

/** What happened to her, box by box of the law, and what each box rests on. */
function MatrixPage() {
  const say = useSay()
  const ids = useIds<'case' | 'person'>()
  const person = PersonId.parse(ids.person)
  const asked = useAsk(getMatrix, { person })
  return (
    <Page
      title={say('identification:matrix.title')}
      crumbs={
        <Go to="/cases/$case/identification/$person" ids={{ case: ids.case!, person }}>
          {say('identification:page.title')}
        </Go>
      }
      className="id-page"
    >
      <Answered of={asked} rows={10}>
        {(matrix) => <Boxes matrix={matrix} />}
      </Answered>
    </Page>
  )
}

const tone: Record<Column['standing'], Tone> = { Backed: 'ok', Empty: 'warn', NotNeeded: 'info' }

function Boxes({ matrix }: { matrix: Matrix }) {
  const say = useSay()
  const language = useLanguage()
  const [name, setName] = useState<string | null>(null)
  const law = matrix.definitions.find((each) => nameOfDefinition(each) === name) ?? matrix.definitions[0]!
  const columns = fillMatrix(matrix, law)
  return (
    <>
      <div className="mx-law">
        <ChoiceField
          label={say('identification:matrix.law')}
          choices={matrix.definitions.map((each) => ({
            value: nameOfDefinition(each),
            label: each.title[language] ?? each.title.en,
          }))}
          value={nameOfDefinition(law)}
          change={setName}
        />
        <p className="muted">
          {law.source} {!law.verified && <Tag tone="warn">{say('identification:screen.not-verified')}</Tag>}
        </p>
        {matrix.minor !== 'No' && law.childNeedsNoMeans && <p>{say(`identification:child.${matrix.minor}`)}</p>}
        {law.resultSuffices && <p className="muted">{say('identification:matrix.result')}</p>}
      </div>
      <div className="mx-columns">
        {columns.map((column) => (
          <Card
            key={column.element}
            title={say(`identification:element.${column.element}`)}
            right={<Tag tone={tone[column.standing]}>{say(`identification:matrix.${column.standing}`)}</Tag>}
            bleed
          >
            {column.boxes.map((box) => (
              <BoxRow key={box.box} box={box} case={matrix.case} />
            ))}
          </Card>
        ))}
      </div>
      <Card title={say('identification:matrix.against')}>
        {matrix.against.length === 0 ? (
          <p className="muted">{say('identification:why.none-against')}</p>
        ) : (
          <ul className="mx-lines">
            {matrix.against.map(({ code, title, said }) => (
              <li key={code}>
                <b>{title[language] ?? title.en}</b> <span className="muted">{said.join(' · ')}</span>
              </li>
            ))}
          </ul>
        )}
      </Card>
      <BackForm person={matrix.person} case={matrix.case} boxes={columns.flatMap(({ boxes }) => boxes)} />
      <Struck matrix={matrix} />
    </>
  )
}

function BoxRow({ box, case: caseId }: { box: FilledBox; case: CaseId }) {
  const say = useSay()
  const empty = box.for.length === 0 && box.against.length === 0
  return (
    <section className={empty ? 'mx-box mx-empty' : 'mx-box'}>
      <h3>
        {say(`identification:box.${box.box}`)}
        {!box.named && <Tag outline>{say('identification:matrix.not-named')}</Tag>}
        {box.for.length > 0 && box.against.length > 0 && (
          <Tag tone="warn">{say('identification:screen.contested')}</Tag>
        )}
        {empty && <small>{say('identification:matrix.nothing')}</small>}
      </h3>
      {!empty && (
        <ul className="mx-lines">
          {[...box.for, ...box.against].map((backing) => (
            <BackingLine key={`${backing.id} ${backing.ground.id}`} backing={backing} case={caseId} />
          ))}
        </ul>
      )}
    </section>
  )
}

/** What backs nothing any more stays to be read, with the reason. */
function Struck({ matrix }: { matrix: Matrix }) {
  const say = useSay()
  const struck = matrix.backings.filter((backing) => backing.struck)
  if (struck.length === 0) return null
  return (
    <Card title={say('identification:matrix.struck')}>
      <ul className="mx-lines">
        {struck.map((backing) => (
          <li key={backing.id}>
            <b>{say(`identification:box.${backing.box}`)}</b> {backing.words}{' '}
            <span className="muted">
              {backing.said} · {backing.struck!.why}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

export { MatrixPage as Page }
