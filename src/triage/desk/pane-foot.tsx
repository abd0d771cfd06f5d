import { Button } from '@mantine/core'
import { IconAlertHexagon, IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { Gate, Next } from '../../../web/kit/card.tsx'
import { Drawer } from '../../../web/kit/drawer.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { useKeys } from '../../../web/kit/keys.tsx'
import { useMay } from '../../../web/kit/session.ts'
import { AskForm } from './ask-form.tsx'
import type { Assessing } from './assessment.tsx'
import { DecideForm } from './decide-form.tsx'
import type { Opened } from './opened.ts'
import { UrgencyChoice } from './urgency-choice.tsx'

type Sheet = 'none' | 'decide' | 'ask' | 'not-trafficking'

/** What is suggested and why, and the one next step: first the urgency, then the decision. */
export function PaneFoot({ opened, assessment }: { opened: Opened; assessment: Assessing }) {
  const say = useSay()
  const may = useMay()
  const [sheet, setSheet] = useState<Sheet>('none')
  const { item } = opened
  const decides = may('triage.decide')
  const able = decides && item.wroteAt === null
  useKeys([
    { code: 'KeyS', does: '', run: () => able && assessment.set(assessment.suggestion.urgency) },
    { code: 'KeyD', does: '', run: () => able && setSheet('decide') },
  ])
  if (!decides)
    return (
      <div className="ib-act">
        <Gate>{say('triage:foot.not-yours')}</Gate>
      </div>
    )
  if (item.wroteAt)
    return (
      <div className="ib-act">
        <Gate>{say('triage:problem.unread-first')}</Gate>
      </div>
    )
  return (
    <div className="ib-act">
      <Suggestion opened={opened} assessment={assessment} />
      <div className="row ib-do">
        {item.confirmed ? (
          <Next k="D" onClick={() => setSheet('decide')}>
            {say('triage:foot.decide')}
          </Next>
        ) : (
          <Next k="S" loading={assessment.setting} onClick={() => assessment.set(assessment.suggestion.urgency)}>
            {say('triage:foot.set', { urgency: say(`triage:urgency.${assessment.suggestion.urgency}`) })}
          </Next>
        )}
        <UrgencyChoice now={item.urgency} choose={assessment.set} />
        <Button size="sm" variant="subtle" className="quiet" onClick={() => setSheet('ask')}>
          {say('triage:foot.ask')}
        </Button>
        <Button size="sm" variant="subtle" className="quiet ib-not" onClick={() => setSheet('not-trafficking')}>
          {say('triage:foot.not-trafficking')}
        </Button>
      </div>
      <Sheets opened={opened} sheet={sheet} close={() => setSheet('none')} />
    </div>
  )
}

function Sheets({ opened, sheet, close }: { opened: Opened; sheet: Sheet; close: () => void }) {
  const say = useSay()
  const { receipt } = opened.item
  const title = say(sheet === 'ask' ? 'triage:ask.title' : 'triage:decide.title', { receipt })
  return (
    <Drawer title={title} open={sheet !== 'none'} close={close}>
      {sheet === 'ask' && <AskForm opened={opened} done={close} />}
      {sheet === 'decide' && <DecideForm opened={opened} done={close} first="open-case" />}
      {sheet === 'not-trafficking' && <DecideForm opened={opened} done={close} first="honest-negative" />}
    </Drawer>
  )
}

/** The suggestion with its reasons, or that an officer has set the urgency. People decide. */
function Suggestion({ opened, assessment }: { opened: Opened; assessment: Assessing }) {
  const say = useSay()
  const { confirmed, urgency } = opened.item
  const { suggestion } = assessment
  const because = suggestion.reasons.map((reason) => say(`triage:reason.${reason}`)).join(', ')
  return (
    <div className="row ib-sug">
      {confirmed ? (
        <IconCircleCheck size={20} stroke={1.75} aria-hidden="true" />
      ) : (
        <IconAlertHexagon
          size={20}
          stroke={1.75}
          className={suggestion.urgency === 'Immediate' ? 'c-bad' : ''}
          aria-hidden="true"
        />
      )}
      <div>
        {confirmed && (
          <p>
            <b>{say('triage:foot.is-set', { urgency: say(`triage:urgency.${urgency}`) })}</b>
          </p>
        )}
        {(!confirmed || suggestion.urgency !== urgency) && (
          <p>
            <b>{say('triage:foot.suggested', { urgency: say(`triage:urgency.${suggestion.urgency}`) })}</b>{' '}
            <span className="t2">
              {because && say('triage:foot.because', { because })} {say('triage:foot.you-decide')}
            </span>
          </p>
        )}
      </div>
    </div>
  )
}
