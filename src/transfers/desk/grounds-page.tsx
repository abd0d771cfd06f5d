import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAsk, useTell } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { ChoiceField, TextField } from '../../../web/kit/form.tsx'
import { Go } from '../../../web/kit/go.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { State, Tag } from '../../../web/kit/marks.tsx'
import { Page } from '../../../web/kit/page.tsx'
import { useMay } from '../../../web/kit/session.ts'
import { Answered, Empty, ErrorNote } from '../../../web/kit/states.tsx'
import { endGround, listGrounds, recordGround, type GroundFinding } from '../contract.ts'
import './transfers.css'

/** What was found about the protection of data in other states, and by which law it is asked. */
function GroundsPage() {
  const say = useSay()
  const grounds = useAsk(listGrounds, {})
  const may = useMay()
  return (
    <Page title={say('transfers:grounds.title')} crumbs={<Go to="/transfers">{say('transfers:title')}</Go>}>
      <div className="tf-pane">
        <Answered of={grounds} rows={6}>
          {({ law, grounds: found }) => (
            <>
              <p className="tf-lead">
                {law
                  ? say('transfers:grounds.law', { law: `${law.name} ${law.article}`, source: law.source })
                  : say('transfers:no-law')}
              </p>
              <ol className="tf-steps">
                <li>{say('transfers:grounds.step.Adequacy')}</li>
                <li>{say('transfers:grounds.step.Safeguards')}</li>
                <li>{say('transfers:grounds.step.Consent')}</li>
              </ol>
              {law && !law.verified && <p className="tf-lead">{say('transfers:grounds.unverified')}</p>}
              <Card title={say('transfers:grounds.found')} bleed>
                {found.length === 0 ? (
                  <Empty>{say('transfers:grounds.none')}</Empty>
                ) : (
                  <ul className="tf-list">
                    {found.map((each) => (
                      <Finding key={each.id} of={each} />
                    ))}
                  </ul>
                )}
              </Card>
            </>
          )}
        </Answered>
        {may('transfers.decide') && <Record />}
      </div>
    </Page>
  )
}

function Finding({ of }: { of: GroundFinding }) {
  const say = useSay()
  const may = useMay()
  const { mutate, isPending, error } = useTell(endGround)
  return (
    <li>
      <div className="tf-head">
        <State c={of.state} />
        <Tag tone={of.until ? 'mute' : 'ok'}>{say(`transfers:ground.${of.step}`)}</Tag>
        <span>
          {of.since} – {of.until ?? '…'}
        </span>
        {of.until === null && may('transfers.decide') && (
          <Button
            size="compact-sm"
            variant="default"
            loading={isPending}
            aria-label={say('transfers:grounds.end-of', { state: of.state })}
            onClick={() => mutate({ ground: of.id })}
          >
            {say('transfers:grounds.end')}
          </Button>
        )}
      </div>
      <p>{of.restsOn}</p>
      <small>{of.source}</small>
      {error && <ErrorNote error={error} />}
    </li>
  )
}

const nothing = { state: '', step: 'Safeguards' as 'Adequacy' | 'Safeguards', since: '', restsOn: '', source: '' }

function Record() {
  const say = useSay()
  const [typed, setTyped] = useState(nothing)
  const { mutate, isPending, error } = useTell(recordGround)
  const set = (change: Partial<typeof nothing>) => setTyped({ ...typed, ...change })
  const whole =
    /^[A-Z]{2}$/.test(typed.state) &&
    /^\d{4}-\d\d-\d\d$/.test(typed.since) &&
    typed.restsOn.trim() &&
    typed.source.trim()
  return (
    <Card title={say('transfers:grounds.record')}>
      <form
        className="tf-form"
        onSubmit={(event) => {
          event.preventDefault()
          mutate(typed, { onSuccess: () => setTyped(nothing) })
        }}
      >
        <TextField
          label={say('transfers:grounds.state')}
          hint={say('transfers:grounds.state-hint')}
          value={typed.state}
          change={(state) => set({ state: state.toUpperCase().slice(0, 2) })}
        />
        <ChoiceField
          label={say('transfers:grounds.what')}
          value={typed.step}
          change={(step) => set({ step: (step ?? 'Safeguards') as typeof typed.step })}
          choices={(['Adequacy', 'Safeguards'] as const).map((value) => ({
            value,
            label: say(`transfers:ground.${value}`),
          }))}
        />
        <TextField
          type="date"
          label={say('transfers:grounds.since')}
          value={typed.since}
          change={(since) => set({ since })}
        />
        <TextField
          label={say('transfers:grounds.rests-on')}
          value={typed.restsOn}
          change={(restsOn) => set({ restsOn })}
        />
        <TextField label={say('transfers:grounds.source')} value={typed.source} change={(source) => set({ source })} />
        <Button type="submit" variant="default" disabled={!whole} loading={isPending}>
          {say('transfers:grounds.save')}
        </Button>
      </form>
      {error && <ErrorNote error={error} />}
    </Card>
  )
}

export { GroundsPage as Page }
