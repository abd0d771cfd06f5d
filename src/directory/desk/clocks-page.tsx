import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAsk } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { Tag } from '../../../web/kit/marks.tsx'
import { Page as Frame } from '../../../web/kit/page.tsx'
import { Answered } from '../../../web/kit/states.tsx'
import { listClockRules, RuleUrgency, type ClockRule } from '../calendar/rules-contract.ts'
import { RequestType } from '../contract.ts'
import { Places } from './places.tsx'
import { RulesCard } from './rules-card.tsx'
import { useLength } from './use-length.ts'
import { Wide } from './wide.tsx'

/** How long each kind of request may take, in all states and under all instruments; a kind opens to its own rules. */
export function Page() {
  const say = useSay()
  const [type, setType] = useState<RequestType>()
  const found = useAsk(listClockRules, {})
  return (
    <Frame title={say('directory:desk.clocks')}>
      <Places here="clocks" />
      <div className="dir-body dir-top">
        <p className="muted">{say('directory:clock.lead')}</p>
        <Answered of={found} rows={12}>
          {({ today, rules }) => (
            <>
              {type && (
                <RulesCard
                  key={type}
                  type={type}
                  today={today}
                  rules={rules.filter((each) => each.type === type)}
                  close={() => setType(undefined)}
                />
              )}
              <Kinds rules={rules.filter(({ standing, ended }) => standing === 'Now' && !ended)} open={setType} />
            </>
          )}
        </Answered>
      </div>
    </Frame>
  )
}

function Kinds({ rules, open }: { rules: readonly ClockRule[]; open: (type: RequestType) => void }) {
  const say = useSay()
  return (
    <Card bleed title={say('directory:clock.for-all')}>
      <Wide label={say('directory:clock.for-all')}>
        <table className="dir-table">
          <thead>
            <tr>
              <th scope="col">{say('directory:clock.type')}</th>
              {RuleUrgency.options.map((urgency) => (
                <th scope="col" key={urgency}>
                  {say(`directory:urgency.${urgency}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {RequestType.options.map((type) => {
              const own = rules.filter((each) => each.type === type)
              const closer = own.filter(({ state, instrument }) => state !== null || instrument !== null).length
              return (
                <tr key={type}>
                  <th scope="row">
                    <Button
                      variant="default"
                      size="compact-sm"
                      onClick={() => {
                        open(type)
                        document.querySelector('main')?.scrollTo({ top: 0 })
                      }}
                    >
                      {say(`directory:type.${type}`)}
                    </Button>
                    {closer > 0 && <small>{say('directory:clock.closer', { count: closer })}</small>}
                  </th>
                  {RuleUrgency.options.map((urgency) => (
                    <td key={urgency} className="nowrap">
                      <Cell
                        rule={own.find(
                          (each) => each.urgency === urgency && each.state === null && each.instrument === null,
                        )}
                      />
                    </td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      </Wide>
    </Card>
  )
}

function Cell({ rule }: { rule: ClockRule | undefined }) {
  const say = useSay()
  const length = useLength()
  if (!rule) return <span className="muted">–</span>
  return (
    <>
      {length(rule.counts, rule.answer)}
      <small>{say('directory:clock.read-in', { length: length(rule.counts, rule.acknowledge) })}</small>
      {rule.verified && <Tag tone="ok">{say('directory:verified.yes')}</Tag>}
    </>
  )
}
