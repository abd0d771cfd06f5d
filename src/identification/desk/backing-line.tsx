import { Button } from '@mantine/core'
import { useState } from 'react'
import type { CaseId } from '../../casework/contract.ts'
import { useTell } from '../../../web/kit/ask.ts'
import { TextField } from '../../../web/kit/form.tsx'
import { Go } from '../../../web/kit/go.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Tag } from '../../../web/kit/marks.tsx'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { strikeBacking, type Backing } from '../matrix/contract.ts'

/** One statement or exhibit of a box: for or against, who said it, what it rests on. */
export function BackingLine({ backing, case: caseId }: { backing: Backing; case: CaseId }) {
  const say = useSay()
  const language = useLanguage()
  const [striking, setStriking] = useState(false)
  const ground = say(`identification:ground.${backing.ground.kind}`)
  return (
    <li>
      <Tag tone={backing.side === 'For' ? 'ok' : 'bad'}>{say(`identification:side.${backing.side}`)}</Tag>{' '}
      {backing.title && <>{backing.title[language] ?? backing.title.en} </>}
      {backing.words && <q>{backing.words}</q>}
      <small>
        {backing.said} ·{' '}
        {backing.screening ? (
          <Go to="/cases/$case/screening/$screening" ids={{ case: caseId, screening: backing.screening }}>
            {ground} {backing.code}
          </Go>
        ) : (
          <Go to="/cases/$case" ids={{ case: caseId }}>
            {ground}
          </Go>
        )}
        {backing.id && !striking && (
          <Button variant="subtle" size="compact-xs" onClick={() => setStriking(true)}>
            {say('identification:matrix.strike')}
          </Button>
        )}
      </small>
      {striking && <Strike backing={backing} done={() => setStriking(false)} />}
    </li>
  )
}

function Strike({ backing, done }: { backing: Backing; done: () => void }) {
  const say = useSay()
  const strike = useTell(strikeBacking)
  const [why, setWhy] = useState('')
  return (
    <div className="mx-strike">
      <TextField label={say('identification:matrix.strike-why')} value={why} change={setWhy} required />
      <Button
        variant="default"
        size="xs"
        disabled={why.trim().length < 10}
        loading={strike.isPending}
        onClick={() => strike.mutate({ backing: backing.id!, why }, { onSuccess: done })}
      >
        {say('identification:matrix.strike')}
      </Button>
      <Button variant="subtle" size="xs" onClick={done}>
        {say('identification:matrix.keep')}
      </Button>
      {strike.error && <ErrorNote error={strike.error} />}
    </div>
  )
}
