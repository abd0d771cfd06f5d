import { useState } from 'react'
import { useTell } from '../../../web/kit/ask.ts'
import { Card, Next } from '../../../web/kit/card.tsx'
import { LongField } from '../../../web/kit/form.tsx'
import { useGo } from '../../../web/kit/go.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { useKeys } from '../../../web/kit/keys.tsx'
import { ErrorNote } from '../../../web/kit/states.tsx'
import type { Suggestion } from '../screening/assess.contract.ts'
import { endScreening, type Screening } from '../screening/contract.ts'

const findings = ['IndicatorsPresent', 'NoIndicators', 'DeclinedIdentification'] as const
const least = 20

/** What the officer finds, with reasons in her own words. It ends the sitting; another person decides. */
export function FindForm({
  screening: { id, case: caseId, person },
  suggestion,
  unsent,
}: {
  screening: Screening
  suggestion: Suggestion
  unsent: number
}) {
  const say = useSay()
  const go = useGo()
  const end = useTell(endScreening, ['casework'])
  const [status, setStatus] = useState<(typeof findings)[number] | null>(null)
  const [reasons, setReasons] = useState('')
  const suggested = suggestion === 'AllElements' ? 'IndicatorsPresent' : suggestion
  const short = reasons.trim().length < least
  const ready = status !== null && !short && unsent === 0 && !end.isPending
  const send = () => {
    if (!ready) return
    end.mutate(
      { screening: id, status, reasons },
      { onSuccess: () => go('/cases/$case/identification/$person', { case: caseId, person }) },
    )
  }
  useKeys([{ code: 'Ctrl+Enter', does: say('identification:find.send'), run: send }])
  return (
    <Card title={say('identification:find.title')}>
      <div className="id-form">
        <fieldset className="sc-find" aria-label={say('identification:find.title')}>
          {findings.map((each) => (
            <label key={each} className={each === status ? 'on' : ''}>
              <input type="radio" name="finding" checked={each === status} onChange={() => setStatus(each)} />
              <span>
                {say(`identification:status.${each}`)}
                <small>
                  {say(each === suggested ? 'identification:find.as-suggested' : `identification:find.${each}`)}
                </small>
              </span>
            </label>
          ))}
        </fieldset>
        <LongField
          label={say('identification:find.reasons')}
          hint={say('identification:decide.reasons-hint')}
          value={reasons}
          change={setReasons}
          rows={4}
          required
          max={8000}
        />
        <p className="muted">{say('identification:find.who-decides')}</p>
        <Next disabled={!ready} loading={end.isPending} onClick={send} k="Ctrl ⏎">
          {say(
            unsent > 0
              ? 'identification:find.unsent'
              : status === null
                ? 'identification:find.choose'
                : short
                  ? 'identification:decide.short'
                  : 'identification:find.send',
          )}
        </Next>
        {end.error && <ErrorNote error={end.error} />}
      </div>
    </Card>
  )
}
