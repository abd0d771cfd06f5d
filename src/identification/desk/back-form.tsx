import { useQueries } from '@tanstack/react-query'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { getCase, type CaseId, type PersonId } from '../../casework/contract.ts'
import { listFiles, readReport } from '../../intake/contract.ts'
import { question, useAsk, useTell } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { ChoiceField, LongField, TextField, type Choice } from '../../../web/kit/form.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { useMay, useMe } from '../../../web/kit/session.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { formatDate } from '../../../web/kit/time.ts'
import { backBox, Side, type GroundKind } from '../matrix/contract.ts'
import type { FilledBox } from '../matrix/fill.contract.ts'
import { Box } from '../screening/catalogue.contract.ts'

type Kind = Exclude<GroundKind, 'Answer'>

/** Puts a note of the case, a message of the reporter or a file behind a box, or against it. */
export function BackForm({ person, case: caseId, boxes }: { person: PersonId; case: CaseId; boxes: FilledBox[] }) {
  const say = useSay()
  const back = useTell(backBox)
  const grounds = useGrounds(caseId)
  const [box, setBox] = useState<string | null>(null)
  const [side, setSide] = useState<string | null>('For')
  const [ground, setGround] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const [words, setWords] = useState('')
  const chosen = grounds.find(({ value }) => value === ground)
  const known = [...new Set([...boxes.map((each) => each.box), ...Box.options])]
  const ready = box !== null && chosen !== undefined && said.trim() !== '' && words.trim().length >= 3
  const send = () =>
    back.mutate(
      {
        person,
        box: Box.parse(box),
        side: Side.parse(side),
        ground: { kind: chosen!.kind, id: chosen!.value },
        said,
        words,
      },
      { onSuccess: () => (setWords(''), setGround(null)) },
    )
  return (
    <Card title={say('identification:matrix.add')}>
      <div className="mx-form">
        <ChoiceField
          label={say('identification:matrix.box')}
          choices={known.map((value) => ({
            value,
            label: `${say(`identification:element.${value.split('.')[0]!}`)}: ${say(`identification:box.${value}`)}`,
          }))}
          empty={say('identification:decide.choose')}
          value={box}
          change={setBox}
          required
        />
        <ChoiceField
          label={say('identification:matrix.side')}
          choices={Side.options.map((value) => ({ value, label: say(`identification:side.${value}`) }))}
          value={side}
          change={setSide}
          required
        />
        <ChoiceField
          label={say('identification:matrix.ground')}
          hint={
            grounds.length === 0 ? say('identification:matrix.no-grounds') : say('identification:matrix.ground-hint')
          }
          choices={grounds}
          empty={say('identification:decide.choose')}
          value={ground}
          change={setGround}
          required
        />
        <TextField label={say('identification:matrix.said')} value={said} change={setSaid} required />
        <LongField
          label={say('identification:matrix.words')}
          value={words}
          change={setWords}
          rows={2}
          max={4000}
          required
        />
        <div>
          <Button variant="default" disabled={!ready} loading={back.isPending} onClick={send}>
            {say('identification:matrix.put')}
          </Button>
        </div>
        {back.error && <ErrorNote error={back.error} />}
      </div>
    </Card>
  )
}

/** The notes, messages and files that this officer may read, each by its kind, day and first words. */
function useGrounds(id: CaseId): (Choice & { kind: Kind })[] {
  const say = useSay()
  const may = useMay()
  const language = useLanguage()
  const { state } = useMe()
  const file = useAsk(getCase, { case: id })
  const reads = may('intake.read') ? (file.data?.reports ?? []) : []
  const reports = useQueries({ queries: reads.map((report) => question(readReport, { report: report as never })) })
  const files = useAsk(listFiles, { reports: reads as never }, { when: reads.length > 0 })
  const label = (kind: Kind, at: string, text: string) =>
    `${say(`identification:ground.${kind}`)}, ${formatDate(at, { language, state })}: ${text.slice(0, 70)}`
  return [
    ...(file.data?.notes ?? []).map(({ id: value, at, text }) => ({
      kind: 'Note' as const,
      value,
      label: label('Note', at, text),
    })),
    ...reports
      .flatMap(({ data }) => data?.messages ?? [])
      .filter(({ author }) => author === 'Reporter')
      .map(({ id: value, at, body }) => ({ kind: 'Message' as const, value, label: label('Message', at, body) })),
    ...(files.data?.reports ?? [])
      .flatMap((report) => report.files)
      .filter(({ state: how }) => how === 'Whole')
      .map(({ id: value, at, name }) => ({ kind: 'File' as const, value, label: label('File', at, name) })),
  ]
}
