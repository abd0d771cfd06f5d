import { useId, useState } from 'react'
import { YesNoUnknown } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { Mono, Tag } from '../../../web/kit/marks.tsx'
import type { Strength, Words } from '../screening/catalogue.contract.ts'
import type { GivenAnswer } from '../screening/contract.ts'

export interface Question {
  readonly code: string
  readonly words: Words
  readonly strength: Strength | undefined
}

const cell = { Yes: 'yes', No: 'no', Unknown: 'unknown' } as const
const said = { yes: 'Yes', no: 'No', unknown: 'Unknown' } as const
const bars: Record<Strength, number> = { strong: 3, medium: 2, weak: 1 }

/** How much a sign weighs: three bars, and the word for who cannot see them. */
export function Bars({ strength }: { strength: Strength }) {
  const say = useSay()
  return (
    <span className="sc-bars" role="img" aria-label={say(`identification:strength.${strength}`)}>
      {[1, 2, 3].map((nth) => (
        <i key={nth} className={nth <= bars[strength] ? 'on' : ''} />
      ))}
    </span>
  )
}

/** One indicator: its wording in the officer's and the interpreter's language, what was answered, and by whom. */
export function IndicatorRow({
  question: { code, words, strength },
  answers,
  from,
  languages: [own, other],
  here,
  ended,
  answer,
  choose,
}: {
  question: Question
  answers: readonly GivenAnswer[]
  from: string
  languages: readonly [own: string, other: string | null]
  here: boolean
  ended: boolean
  answer: (said: GivenAnswer['said'], note?: string | null) => void
  choose: () => void
}) {
  const say = useSay()
  const id = useId()
  const [noting, setNoting] = useState(false)
  const mine = answers.find((each) => each.from === from)
  const contested = answers.some((each) => each.said === 'Yes') && answers.some((each) => each.said === 'No')
  const wording = words[own] ?? words['en']
  return (
    <li className={here ? 'sc-row sc-here' : 'sc-row'} data-code={code}>
      <Mono>{code}</Mono>
      <div className="sc-words">
        {ended ? (
          <span>{wording}</span>
        ) : (
          <button
            type="button"
            className="sc-note"
            aria-expanded={noting}
            onClick={() => (choose(), setNoting(!noting))}
          >
            {wording}
          </button>
        )}
        {other && other !== own && <p lang={other}>{words[other] ?? words['en']}</p>}
        {answers.map((each) => (
          <small key={each.id}>
            {say(`identification:said.${each.said}`)} · {each.from}
            {each.note && <> · “{each.note}”</>}
          </small>
        ))}
        {contested && <Tag tone="warn">{say('identification:screen.contested')}</Tag>}
        {noting && !ended && (
          <label className="sc-noting">
            {say('identification:screen.note')}
            <textarea
              rows={2}
              maxLength={4000}
              defaultValue={mine?.note ?? ''}
              onBlur={(event) => {
                const note = event.currentTarget.value.trim() || null
                if (note !== (mine?.note ?? null)) answer(mine?.said ?? 'Unknown', note)
              }}
            />
          </label>
        )}
      </div>
      {strength ? <Bars strength={strength} /> : <span />}
      {ended ? (
        <span />
      ) : (
        <YesNoUnknown
          name={`${id}-${code}`}
          label={wording ?? code}
          value={mine && cell[mine.said]}
          change={(value) => (choose(), answer(said[value]))}
          words={{
            yes: { short: say('identification:said.Yes'), long: say('identification:said.Yes') },
            no: { short: say('identification:said.No'), long: say('identification:said.No') },
            unknown: { short: '?', long: say('identification:said.Unknown') },
          }}
        />
      )}
    </li>
  )
}
