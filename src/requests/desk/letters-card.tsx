import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAsk, useTell } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { ChoiceField } from '../../../web/kit/form.tsx'
import { Go } from '../../../web/kit/go.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Mono, Tag } from '../../../web/kit/marks.tsx'
import { useMay, useMe } from '../../../web/kit/session.ts'
import { Answered, Empty, ErrorNote } from '../../../web/kit/states.tsx'
import { formatDate } from '../../../web/kit/time.ts'
import {
  LetterWithdrawReason,
  listLetters,
  openLetter,
  withdrawLetter,
  type LetterRow,
  type RequestId,
} from '../contract.ts'
import { saveLetter, showLetter } from './hand-over-file.ts'

/** What left on paper about this request, and the way to draw up more. */
export function LettersCard({ request }: { request: RequestId }) {
  const say = useSay()
  const asked = useAsk(listLetters, { request })
  const more = (asked.data?.offers.length ?? 0) > 0
  return (
    <Card
      title={say('requests:letters.title')}
      right={
        more && (
          <Go to="/exchange/$request/letter" ids={{ request }}>
            {say('requests:letters.new')}
          </Go>
        )
      }
    >
      <Answered of={asked} rows={2}>
        {({ letters }) =>
          letters.length === 0 ? (
            <Empty>{say('requests:letters.none')}</Empty>
          ) : (
            <ul className="xlet">
              {letters.map((letter) => (
                <Line key={letter.id} letter={letter} />
              ))}
            </ul>
          )
        }
      </Answered>
    </Card>
  )
}

function Line({ letter }: { letter: LetterRow }) {
  const say = useSay()
  const language = useLanguage()
  const may = useMay()
  const { state } = useMe()
  const [asking, ask] = useState(false)
  const open = useTell(openLetter)
  const withdrawn = letter.withdrawnAt !== null
  return (
    <li>
      <b>{say(`requests:letters.kind.${letter.kind}`)}</b>
      <span className="muted">
        {letter.number} · {formatDate(letter.issuedAt, { language, state })} · {letter.languages.join(', ')}
      </span>
      <Mono>{letter.code}</Mono>
      {withdrawn && <Tag tone="bad">{say('requests:letters.withdrawn')}</Tag>}
      <span className="xlet-acts">
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => open.mutate({ letter: letter.id }, { onSuccess: saveLetter })}
        >
          {say('requests:letters.download')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => open.mutate({ letter: letter.id }, { onSuccess: showLetter })}
        >
          {say('requests:letters.print')}
        </Button>
        {!withdrawn && may('requests.write') && (
          <Button size="compact-sm" variant="subtle" aria-expanded={asking} onClick={() => ask(!asking)}>
            {say('requests:letters.withdraw')}
          </Button>
        )}
      </span>
      {open.error && <ErrorNote error={open.error} />}
      {asking && <Withdraw letter={letter} done={() => ask(false)} />}
    </li>
  )
}

function Withdraw({ letter, done }: { letter: LetterRow; done: () => void }) {
  const say = useSay()
  const [why, setWhy] = useState<string | null>(null)
  const withdraw = useTell(withdrawLetter)
  const send = () => withdraw.mutate({ letter: letter.id, why: LetterWithdrawReason.parse(why) }, { onSuccess: done })
  return (
    <div className="xw">
      <ChoiceField
        label={say('requests:letters.why-label')}
        hint={say('requests:letters.for-good')}
        choices={LetterWithdrawReason.options.map((value) => ({ value, label: say(`requests:letters.why.${value}`) }))}
        empty={say('requests:draft.choose')}
        value={why}
        change={setWhy}
        required
      />
      <Button size="sm" color="red" disabled={why === null} loading={withdraw.isPending} onClick={send}>
        {say('requests:letters.withdraw')}
      </Button>
      {withdraw.error && <ErrorNote error={withdraw.error} />}
    </div>
  )
}
