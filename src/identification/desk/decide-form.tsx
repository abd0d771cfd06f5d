import { useState } from 'react'
import type { PersonId } from '../../casework/contract.ts'
import { useAsk, useTell } from '../../../web/kit/ask.ts'
import { Card, Next } from '../../../web/kit/card.tsx'
import { ChoiceField, LongField, TickField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { useMay, useMe } from '../../../web/kit/session.ts'
import { Denied, ErrorNote } from '../../../web/kit/states.tsx'
import {
  DecisionBody,
  IdentificationStatus,
  recordDetermination,
  recordScreening,
  screensAgain,
  whoDecides,
  type IdentificationStatus as Status,
} from '../contract.ts'
import { getMatrix, nameOfDefinition } from '../matrix/contract.ts'
import type { Box } from '../screening/catalogue.contract.ts'
import { FoundBoxes } from './found-boxes.tsx'

const least = 20

interface Deciding {
  readonly person: PersonId
  readonly from: Status
  /** Who wrote the present status down. */
  readonly last: string | null
  /** The number of the last decision that lies open. */
  readonly seen: number
}

/** The next status that this officer may write down, with reasons; G9 shown where it applies. */
export function DecideForm({ person, from, last, seen }: Deciding) {
  const say = useSay()
  const may = useMay()
  const screen = useTell(recordScreening, ['casework'])
  const decide = useTell(recordDetermination, ['casework'])
  const [status, setStatus] = useState<string | null>(null)
  const [body, setBody] = useState<string | null>(null)
  const [reasons, setReasons] = useState('')
  const [appealTold, setAppealTold] = useState(false)
  const [found, setFound] = useState<readonly Box[]>([])
  const matrix = useAsk(getMatrix, { person }, { when: may('identification.decide') })
  const { id: me } = useMe()
  const by = (to: Status) => (screensAgain(from, to) && last !== me ? 'screener' : whoDecides(from, to))
  const open = IdentificationStatus.options.filter(
    (to) =>
      (by(to) === 'screener' && may('identification.screen')) ||
      (by(to) === 'authority' && may('identification.decide')),
  )
  if (open.length === 0) return <Denied>{say('identification:decide.nothing')}</Denied>
  const authority = status !== null && by(status as Status) === 'authority'
  const short = reasons.trim().length < least
  const gated = status === 'NotAVictim' && !appealTold
  const save = () => {
    const done = { onSuccess: () => (setStatus(null), setReasons(''), setAppealTold(false), setFound([])) }
    if (!authority) return screen.mutate({ person, status: status as 'IndicatorsPresent', reasons, seen }, done)
    return decide.mutate(
      {
        person,
        status: status as 'PresumedVictim',
        body: DecisionBody.parse(body),
        reasons,
        appealTold,
        seen,
        found: [...found],
        definition: found.length > 0 ? nameOfDefinition(matrix.data!.definitions[0]!) : null,
      },
      done,
    )
  }
  return (
    <Card title={say('identification:decide.title')}>
      <div className="id-form">
        <ChoiceField
          label={say('identification:decide.status')}
          choices={open.map((value) => ({
            value,
            label: say(value === from ? 'identification:decide.again' : `identification:status.${value}`),
          }))}
          empty={say('identification:decide.choose')}
          value={status}
          change={setStatus}
          required
        />
        {authority && (
          <ChoiceField
            label={say('identification:decide.body')}
            choices={DecisionBody.options.map((value) => ({ value, label: say(`identification:body.${value}`) }))}
            empty={say('identification:decide.choose')}
            value={body}
            change={setBody}
            required
          />
        )}
        {authority && matrix.data && <FoundBoxes matrix={matrix.data} found={found} change={setFound} />}
        <LongField
          label={say('identification:decide.reasons')}
          hint={say('identification:decide.reasons-hint')}
          value={reasons}
          change={setReasons}
          required
          max={8000}
        />
        {authority && (
          <TickField label={say('identification:decide.appeal')} value={appealTold} change={setAppealTold} />
        )}
        <Next
          disabled={status === null || short || gated || (authority && body === null)}
          loading={screen.isPending || decide.isPending}
          onClick={save}
        >
          {say(
            gated ? 'identification:decide.gate' : short ? 'identification:decide.short' : 'identification:decide.save',
          )}
        </Next>
        {screen.error && <ErrorNote error={screen.error} />}
        {decide.error && <ErrorNote error={decide.error} />}
      </div>
    </Card>
  )
}
