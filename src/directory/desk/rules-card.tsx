import { Button } from '@mantine/core'
import { useState } from 'react'
import { Card } from '../../../web/kit/card.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { State, Tag } from '../../../web/kit/marks.tsx'
import { useMay } from '../../../web/kit/session.ts'
import { useAsk } from '../../../web/kit/ask.ts'
import { listInstruments } from '../law/contract.ts'
import type { ClockRule } from '../calendar/rules-contract.ts'
import type { RequestType } from '../contract.ts'
import { RuleForm } from './rule-form.tsx'
import { Since } from './since.tsx'
import { Verified } from './standing.tsx'
import { useLength } from './use-length.ts'
import { Wide } from './wide.tsx'
import { useWords } from './words.ts'

interface Of {
  readonly type: RequestType
  readonly today: string
  readonly rules: readonly ClockRule[]
}

/** All rules of one kind with their versions: what counts, what will, what did. */
export function RulesCard({ type, today, rules, close }: Of & { close: () => void }) {
  const say = useSay()
  const may = useMay()
  const [from, setFrom] = useState<ClockRule | 'new'>()
  const done = () => setFrom(undefined)
  const edit = may('directory.edit') ? setFrom : undefined
  return (
    <Card
      title={say(`directory:type.${type}`)}
      right={
        <span className="row">
          {edit && (
            <Button variant="default" size="compact-sm" onClick={() => edit('new')}>
              {say('directory:clock.add')}
            </Button>
          )}
          <Button variant="default" size="compact-sm" onClick={close}>
            {say('directory:clock.close')}
          </Button>
        </span>
      }
    >
      {from && (
        <RuleForm
          key={from === 'new' ? 'new' : JSON.stringify(from)}
          type={type}
          today={today}
          rules={rules}
          from={from === 'new' ? undefined : from}
          done={done}
        />
      )}
      <Wide label={say(`directory:type.${type}`)}>
        <table className="dir-table">
          <thead>
            <tr>
              <th scope="col">{say('directory:clock.where')}</th>
              <th scope="col">{say('directory:clock.urgency')}</th>
              <th scope="col">{say('directory:clock.length')}</th>
              <th scope="col">{say('directory:clock.since')}</th>
              <th scope="col">{say('directory:column.source')}</th>
              {edit && <th scope="col">{say('directory:clock.replace')}</th>}
            </tr>
          </thead>
          <tbody>
            {rules.map((rule) => (
              <Line
                key={[rule.urgency, rule.state, rule.instrument, rule.since, rule.version].join()}
                {...{ rule, edit }}
              />
            ))}
          </tbody>
        </table>
      </Wide>
    </Card>
  )
}

function Line({ rule, edit }: { rule: ClockRule; edit: ((rule: ClockRule) => void) | undefined }) {
  const say = useSay()
  const length = useLength()
  const { standing } = rule
  return (
    <tr className={standing === 'Past' ? 'muted' : undefined}>
      <td>
        <Where rule={rule} />
      </td>
      <td className="nowrap">{say(`directory:urgency.${rule.urgency}`)}</td>
      <td>
        {rule.ended ? (
          say('directory:clock.ended')
        ) : (
          <>
            {length(rule.counts, rule.answer)}
            <small>{say('directory:clock.read-in', { length: length(rule.counts, rule.acknowledge) })}</small>
          </>
        )}
        {rule.ours && <Tag outline>{say('directory:clock.ours')}</Tag>}
      </td>
      <td className="nowrap">
        <Since day={rule.since} />{' '}
        <Tag tone={standing === 'Now' ? 'ok' : standing === 'Later' ? 'info' : 'mute'}>
          {say(`directory:clock.standing.${standing}`)}
        </Tag>
        {rule.post && <small>{say('directory:clock.by', { post: rule.post })}</small>}
      </td>
      <td>
        <Verified is={rule.verified} source={rule.source} />
      </td>
      {edit && (
        <td>
          {standing !== 'Past' && (
            <Button variant="default" size="compact-sm" onClick={() => edit(rule)}>
              {say('directory:clock.replace')}
              <span className="sr">{` ${say(`directory:urgency.${rule.urgency}`)} ${rule.state ?? ''} ${rule.instrument ?? ''}`}</span>
            </Button>
          )}
        </td>
      )}
    </tr>
  )
}

/** In which state, under which instrument; for all where neither is named. */
function Where({ rule: { state, instrument } }: { rule: ClockRule }) {
  const say = useSay()
  const words = useWords()
  const { data } = useAsk(listInstruments, {})
  const name = data?.instruments.find(({ code }) => code === instrument)?.name
  return (
    <>
      {state === null ? say('directory:clock.any-state') : <State c={state} />}
      {instrument !== null && <small>{name ? words(name) : instrument}</small>}
    </>
  )
}
