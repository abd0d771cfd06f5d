import { useState } from 'react'
import { useAsk } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { TextField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { Mono, State, Tag } from '../../../web/kit/marks.tsx'
import { Page as Frame } from '../../../web/kit/page.tsx'
import { Answered, Empty } from '../../../web/kit/states.tsx'
import { listInstruments, type Instrument } from '../law/contract.ts'
import { Places } from './places.tsx'
import { Verified } from './standing.tsx'
import { useWords } from './words.ts'

/** On what a request can rest: instruments, who is bound, since when, and their clauses in our words. */
export function Page() {
  const say = useSay()
  const [search, setSearch] = useState('')
  const found = useAsk(listInstruments, {})
  const wanted = search.trim().toLowerCase()
  return (
    <Frame title={say('directory:desk.instruments')}>
      <Places here="instruments" />
      <div className="dir-filters">
        <TextField label={say('directory:law.search')} value={search} change={setSearch} />
      </div>
      <div className="dir-body">
        <p className="muted">{say('directory:law.paraphrase')}</p>
        <Answered of={found} rows={10}>
          {({ instruments }) => {
            const shown = instruments.map((one) => ({ ...one, clauses: matching(one, wanted) }))
            const left = shown.filter(({ clauses }) => clauses.length > 0)
            return left.length === 0 ? (
              <Empty>{say('directory:filter.nothing')}</Empty>
            ) : (
              left.map((one) => <InstrumentCard key={one.code} of={one} />)
            )
          }}
        </Answered>
      </div>
    </Frame>
  )
}

const matching = (instrument: Instrument, wanted: string) =>
  instrument.clauses.filter((clause) =>
    JSON.stringify([instrument.code, clause.clause, clause.title, clause.text, clause.types])
      .toLowerCase()
      .includes(wanted),
  )

function InstrumentCard({ of }: { of: Instrument }) {
  const say = useSay()
  const words = useWords()
  return (
    <Card
      bleed
      className="dir-instrument"
      title={words(of.name)}
      right={
        <Tag tone={of.inForce ? 'ok' : 'warn'}>
          {of.inForce ? say('directory:law.inForce', { date: of.inForce }) : say('directory:law.notInForce')}
        </Tag>
      }
    >
      <div className="dir-clause">
        <div className="dir-source">
          {of.signed && <span>{say('directory:law.signed', { date: of.signed })}</span>}
          <span>{say(`directory:binds.${of.binds}`)}</span>
          {of.parties.map(({ state }) => (
            <State key={state} c={state} dim />
          ))}
        </div>
        {of.note && <p className="t2">{words(of.note)}</p>}
        <Verified is={of.verified} source={of.source} />
      </div>
      {of.clauses.map((clause) => (
        <div className="dir-clause" key={clause.clause}>
          <b>
            <Mono>{clause.clause}</Mono> {words(clause.title)}
          </b>
          <p>{words(clause.text)}</p>
          <div className="dir-source">
            <Verified is={clause.verified} source={clause.source} />
            {clause.types.map((type) => (
              <Tag key={type}>{say(`directory:type.${type}`)}</Tag>
            ))}
          </div>
        </div>
      ))}
    </Card>
  )
}
