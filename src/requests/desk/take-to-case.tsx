import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTell } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { TextField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { LinkToCase } from './link-to-case.tsx'
import { openCaseFromRequest, type RequestView } from '../contract.ts'

/** Another state's request becomes work of ours: in a case that stands, or in a new one. */
export function TakeToCase({ view }: { view: RequestView }) {
  const say = useSay()
  const [title, setTitle] = useState('')
  const open = useTell(openCaseFromRequest, ['casework'])
  // Ours that came back without its case has one; a new one would be another.
  if (view.side === 'Out')
    return (
      <Card title={say('requests:restored.to-case')}>
        <LinkToCase view={view} />
      </Card>
    )
  return (
    <Card title={say('requests:case.title')}>
      <LinkToCase view={view} />
      <div className="xf xk-new">
        <h3>{say('requests:case.new')}</h3>
        <TextField
          label={say('requests:case.name')}
          hint={say('requests:case.hint')}
          value={title}
          change={setTitle}
          required
        />
        <Button
          size="sm"
          variant="default"
          disabled={title.trim().length < 3}
          loading={open.isPending}
          onClick={() => open.mutate({ request: view.id, title })}
        >
          {say('requests:case.open')}
        </Button>
        {open.error && <ErrorNote error={open.error} />}
      </div>
    </Card>
  )
}
