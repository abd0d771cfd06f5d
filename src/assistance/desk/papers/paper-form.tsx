import { useState } from 'react'
import { useTell } from '../../../../web/kit/ask.ts'
import { ChoiceField, LongField, MomentField, TextField } from '../../../../web/kit/form.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { addPaper, handPaper, PaperHolder, PaperKind, type Paper } from '../../papers/contract.ts'
import { PersonField, usePerson, type Someone } from '../person-field.tsx'
import { Send } from '../send.tsx'

/** A paper that comes into the ledger, or one that changes hands. */
export function PaperForm({
  people,
  paper,
  done,
}: {
  people: readonly Someone[]
  paper: Paper | undefined
  done: () => void
}) {
  const say = useSay()
  const add = useTell(addPaper, ['casework'])
  const hand = useTell(handPaper, ['casework'])
  const [person, setPerson] = usePerson(people)
  const [kind, setKind] = useState<string | null>(null)
  const [holder, setHolder] = useState<string | null>(null)
  const [words, setWords] = useState({ who: '', why: '', receipt: '' })
  const [since, setSince] = useState(() => new Date().toISOString())
  const write = (field: keyof typeof words) => (value: string) => setWords({ ...words, [field]: value })
  const authority = holder === 'HeldByAuthority'
  const back = holder === 'HeldByPerson'
  const ready =
    holder !== null &&
    (paper !== undefined || (person !== null && kind !== null)) &&
    (!authority || (words.who.trim() !== '' && words.why.trim() !== '')) &&
    (!back || words.receipt.trim() !== '' || (paper === undefined && words.why.trim() !== ''))
  const tell = () => {
    const held = { holder: PaperHolder.parse(holder), ...words, since }
    if (paper) hand.mutate({ paper: paper.id, ...held }, { onSuccess: done })
    else add.mutate({ person: person!, kind: PaperKind.parse(kind), ...held }, { onSuccess: done })
  }
  const choose = say('assistance:papers.choose')
  return (
    <div className="pa-form">
      {!paper && (
        <>
          <PersonField people={people} person={person} change={setPerson} label={say('assistance:papers.person')} />
          <ChoiceField
            label={say('assistance:papers.kind')}
            choices={PaperKind.options.map((value) => ({ value, label: say(`assistance:paper.${value}`) }))}
            empty={choose}
            value={kind}
            change={setKind}
            required
          />
        </>
      )}
      <ChoiceField
        label={say('assistance:papers.holder')}
        choices={PaperHolder.options.map((value) => ({ value, label: say(`assistance:paper-holder.${value}`) }))}
        empty={choose}
        value={holder}
        change={setHolder}
        required
      />
      <TextField label={say('assistance:papers.who')} value={words.who} change={write('who')} required={authority} />
      <LongField
        label={say('assistance:papers.why')}
        value={words.why}
        change={write('why')}
        required={authority}
        max={2000}
      />
      <TextField
        label={say('assistance:papers.receipt')}
        value={words.receipt}
        change={write('receipt')}
        required={back && paper !== undefined}
      />
      <MomentField label={say('assistance:papers.since-when')} value={since} change={setSince} />
      <Send of={paper ? hand : add} disabled={!ready} onClick={tell}>
        {say('assistance:papers.record')}
      </Send>
    </div>
  )
}
