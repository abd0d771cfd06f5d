import { Button, Radio, Stack } from '@mantine/core'
import { useState } from 'react'
import { findCaseByCode } from '../../casework/contract.ts'
import { useAsk } from '../../../web/kit/ask.ts'
import { TextField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import type { Opened } from './opened.ts'

interface CaseChoiceProps {
  readonly similar: Opened['similar']
  readonly knownIn: Opened['knownIn']
  readonly chosen: string | undefined
  readonly choose: (caseId: string) => void
}

/** The case to which a report is added: one that a similar report lies in, or one by its number. */
export function CaseChoice({ similar, knownIn, chosen, choose }: CaseChoiceProps) {
  const say = useSay()
  const [code, setCode] = useState('')
  const [asked, setAsked] = useState<string>()
  const found = useAsk(findCaseByCode, { code: asked ?? '' }, { when: asked !== undefined })
  const offered = [
    ...knownIn.map(({ case: id, code: name }) => ({ id: id as string, name })),
    ...similar.flatMap(({ case: id, receipt }) =>
      id ? [{ id: id as string, name: say('triage:decide.case-of', { receipt }) }] : [],
    ),
    ...(found.data ? [{ id: found.data.case as string, name: found.data.code }] : []),
  ]
  return (
    <>
      <div className="row ib-code">
        <TextField label={say('triage:decide.case-code')} value={code} change={setCode} />
        <Button
          variant="default"
          onClick={() => setAsked(code.trim())}
          disabled={!/^[A-Za-z]{2}-\d{2}-\d{4,7}$/.test(code.trim())}
        >
          {say('triage:decide.find')}
        </Button>
      </div>
      {found.error && <ErrorNote error={found.error} />}
      {offered.length > 0 && (
        <Radio.Group label={say('triage:decide.case')} value={chosen ?? ''} onChange={choose}>
          <Stack gap={6} mt={6}>
            {offered.map(({ id, name }) => (
              <Radio key={id} value={id} label={name} />
            ))}
          </Stack>
        </Radio.Group>
      )}
    </>
  )
}
