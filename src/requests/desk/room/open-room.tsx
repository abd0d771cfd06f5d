import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useTell } from '../../../../web/kit/ask.ts'
import { Next } from '../../../../web/kit/card.tsx'
import { TextField } from '../../../../web/kit/form.tsx'
import { useGo } from '../../../../web/kit/go.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { ErrorNote } from '../../../../web/kit/states.tsx'
import { openRoom, type RequestId } from '../../contract.ts'

interface Door {
  readonly request: RequestId
  readonly state: string
  readonly kind: string
}

/** With whom, through which request, and about what. Who takes part does not change afterwards. */
export function OpenRoom({ doors, first }: { doors: readonly Door[]; first: RequestId | undefined }) {
  const say = useSay()
  const go = useGo()
  const [title, setTitle] = useState('')
  const [chosen, setChosen] = useState<readonly RequestId[]>(
    doors.filter(({ request }) => request === first || doors.length === 1).map(({ request }) => request),
  )
  const open = useTell(openRoom, ['casework'])
  const turn = (request: RequestId, on: boolean) =>
    setChosen(on ? [...chosen, request] : chosen.filter((each) => each !== request))
  const send = () =>
    open.mutate({ through: [...chosen], title }, { onSuccess: ({ room }) => go('/exchange/rooms/$room', { room }) })
  return (
    <form
      className="xf rm-open"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <fieldset className="xd-caveats">
        <legend>{say('requests:room.with')}</legend>
        {doors.map(({ request, state, kind }) => (
          <Checkbox
            key={request}
            label={`${state} · ${say(`requests:kind.${kind}`)}`}
            checked={chosen.includes(request)}
            onChange={({ currentTarget: { checked } }) => turn(request, checked)}
          />
        ))}
      </fieldset>
      <TextField
        label={say('requests:room.title')}
        hint={say('requests:room.no-name')}
        value={title}
        change={setTitle}
        required
      />
      <Next type="submit" disabled={title.trim() === '' || chosen.length === 0} loading={open.isPending}>
        {say('requests:room.open')}
      </Next>
      <small className="muted">{say('requests:room.settled')}</small>
      {open.error && <ErrorNote error={open.error} />}
    </form>
  )
}
