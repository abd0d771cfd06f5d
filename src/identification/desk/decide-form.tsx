import { useState } from 'react'
import type { PersonId } from '../../casework/contract.ts'
import { useTell } from '../../../web/kit/ask.ts'
import { Card, Next } from '../../../web/kit/card.tsx'
import { ChoiceField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { useMay, useMe } from '../../../web/kit/session.ts'
import { Denied, ErrorNote } from '../../../web/kit/states.tsx'
import {
  IdentificationStatus,
  recordDetermination,
  recordScreening,
  screensAgain,
  whoDecides,
  type IdentificationStatus as Status,
} from '../contract.ts'
import { DecidingFields, ReasonsField, useDeciding } from './deciding.tsx'

const least = 20

interface Props {
  readonly person: PersonId
  readonly from: Status
  /** Who wrote the present status down. */
  readonly last: string | null
  /** The number of the last decision that lies open. */
  readonly seen: number
}

/** The next status that this officer may write down, with reasons; G9 shown where it applies. */
export function DecideForm({ person, from, last, seen }: Props) {
  const say = useSay()
  const may = useMay()
  const screen = useTell(recordScreening, ['casework'])
  const decide = useTell(recordDetermination, ['casework'])
  const [status, setStatus] = useState<string | null>(null)
  const [reasons, setReasons] = useState('')
  const deciding = useDeciding(person, may('identification.decide'))
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
  const gated = status === 'NotAVictim' && !deciding.appealTold
  const save = () => {
    const done = { onSuccess: () => (setStatus(null), setReasons(''), deciding.clear()) }
    if (!authority) return screen.mutate({ person, status: status as 'IndicatorsPresent', reasons, seen }, done)
    return decide.mutate({ person, status: status as 'PresumedVictim', reasons, seen, ...deciding.said() }, done)
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
        {authority ? (
          <DecidingFields of={deciding} reasons={reasons} change={setReasons} />
        ) : (
          <ReasonsField value={reasons} change={setReasons} />
        )}
        <Next
          disabled={status === null || short || gated || (authority && deciding.body === null)}
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
