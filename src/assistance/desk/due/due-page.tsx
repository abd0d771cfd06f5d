import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAsk } from '../../../../web/kit/ask.ts'
import { Card } from '../../../../web/kit/card.tsx'
import { ChoiceField } from '../../../../web/kit/form.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { Page } from '../../../../web/kit/page.tsx'
import { Answered, Empty } from '../../../../web/kit/states.tsx'
import { DueKind, listDue, type Due } from '../../due/contract.ts'
import { DueRow } from './due-row.tsx'
import '../safety/safety.css'

type After = Pick<Due, 'dueAt' | 'subject' | 'kind'>

/** All that this agency must do for people by a date, page by page. */
function DuePage() {
  const say = useSay()
  const [kind, setKind] = useState<string | null>(null)
  const [after, setAfter] = useState<After>()
  const asked = useAsk(
    listDue,
    { limit: 50, ...(kind && { kinds: [DueKind.parse(kind)] }), ...(after && { after }) },
    { every: 60, keep: true },
  )
  return (
    <Page title={say('assistance:due.title')} className="sf-page">
      <ChoiceField
        label={say('assistance:due.kind')}
        choices={DueKind.options.map((value) => ({ value, label: say(`assistance:due.${value}`) }))}
        empty={say('assistance:due.all')}
        value={kind}
        change={(value) => (setKind(value), setAfter(undefined))}
      />
      <Card title={say('assistance:due.lead')} bleed>
        <Answered of={asked} rows={8}>
          {({ due, more }) => (
            <>
              {due.length === 0 && <Empty>{say('assistance:due.nothing')}</Empty>}
              <ul className="waits">
                {due.map((one) => (
                  <DueRow key={`${one.kind} ${one.subject}`} one={one} />
                ))}
              </ul>
              <p className="waits-none sf-acts">
                {after && (
                  <Button size="compact-sm" variant="default" onClick={() => setAfter(undefined)}>
                    {say('assistance:due.first')}
                  </Button>
                )}
                {more && (
                  <Button
                    size="compact-sm"
                    variant="default"
                    onClick={() => {
                      const { dueAt, subject, kind: last } = due.at(-1)!
                      setAfter({ dueAt, subject, kind: last })
                    }}
                  >
                    {say('assistance:due.next')}
                  </Button>
                )}
              </p>
            </>
          )}
        </Answered>
      </Card>
    </Page>
  )
}

export { DuePage as Page }
