import { Button } from '@mantine/core'
import { useEffect, useMemo, useState } from 'react'
import { PersonId } from '../../casework/contract.ts'
import { useAsk, useTell } from '../../../web/kit/ask.ts'
import { Card, Next } from '../../../web/kit/card.tsx'
import { ChoiceField, LongField } from '../../../web/kit/form.tsx'
import { Go, useIds } from '../../../web/kit/go.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Mono, Tag } from '../../../web/kit/marks.tsx'
import { Page } from '../../../web/kit/page.tsx'
import { saveFile } from '../../../web/kit/save-file.ts'
import { useMay, useMe } from '../../../web/kit/session.ts'
import { Answered, Empty, ErrorNote } from '../../../web/kit/states.tsx'
import { formatDate } from '../../../web/kit/time.ts'
import {
  issueDecisionLetter,
  LetterLanguage,
  listDecisionLetters,
  openDecisionLetter,
  previewDecisionLetter,
  type DeterminationId,
  type LetterPreview,
} from '../contract.ts'
import './determination.css'
import './matrix.css'

type Listed = (typeof listDecisionLetters)['output']['_output']

const save = ({ number, pdf }: { number: string; pdf: string }) =>
  saveFile(`${number.replaceAll('/', '-')}.pdf`, Uint8Array.fromBase64(pdf), 'application/pdf')

/** The letter that tells her what was decided, in her language, and those that were issued before. */
function LetterPage() {
  const say = useSay()
  const may = useMay()
  const ids = useIds<'case' | 'person'>()
  const person = PersonId.parse(ids.person)
  const asked = useAsk(listDecisionLetters, { person })
  return (
    <Page
      title={say('identification:letter.title')}
      crumbs={
        <Go to="/cases/$case/identification/$person" ids={{ case: ids.case!, person }}>
          {say('identification:page.title')}
        </Go>
      }
      className="id-page"
    >
      <Answered of={asked} rows={8}>
        {(listed) => (
          <>
            <Issued listed={listed} />
            {listed.decision && may('identification.decide') ? (
              <DrawUp determination={listed.decision.id} languages={listed.languages} />
            ) : (
              <Empty>{say('identification:letter.nothing')}</Empty>
            )}
          </>
        )}
      </Answered>
    </Page>
  )
}

function Issued({ listed: { letters } }: { listed: Listed }) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  const open = useTell(openDecisionLetter)
  const names = new Intl.DisplayNames(language, { type: 'language' })
  if (letters.length === 0) return null
  return (
    <Card title={say('identification:letter.issued')}>
      <ul className="mx-lines">
        {letters.map((letter) => (
          <li key={letter.id} className="row">
            <b>{letter.number}</b> <Mono>{letter.code}</Mono>
            <span className="muted">
              {formatDate(letter.issuedAt, { language, state })} ·{' '}
              {letter.languages.map((each) => names.of(each) ?? each).join(', ')}
            </span>
            {letter.withdrawnAt && <Tag tone="warn">{say('identification:letter.withdrawn')}</Tag>}
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => open.mutate({ letter: letter.id }, { onSuccess: save })}
            >
              {say('identification:letter.save')}
            </Button>
          </li>
        ))}
      </ul>
      {open.error && <ErrorNote error={open.error} />}
    </Card>
  )
}

function DrawUp({
  determination,
  languages: hers,
}: {
  determination: DeterminationId
  languages: readonly LetterLanguage[]
}) {
  const say = useSay()
  const own = useLanguage()
  const names = new Intl.DisplayNames(own, { type: 'language' })
  const [language, setLanguage] = useState<string | null>(hers[0] ?? own)
  const [second, setSecond] = useState<string | null>(hers[0] && hers[0] !== own ? own : null)
  const [reasons, setReasons] = useState('')
  const [shown, setShown] = useState('')
  const languages = [...new Set([language, second])].flatMap((each) =>
    LetterLanguage.options.filter((one) => one === each),
  )
  const preview = useAsk(previewDecisionLetter, { determination, languages, reasons: shown }, { keep: true })
  const issue = useTell(issueDecisionLetter, ['casework'])
  const choices = LetterLanguage.options.map((value) => ({ value, label: names.of(value) ?? value }))
  const ready = reasons.trim().length >= 20 && preview.data !== undefined && preview.data.unprintable.length === 0
  return (
    <div className="mx-letter">
      <Card title={say('identification:letter.draw-up')}>
        <div className="id-form">
          <ChoiceField
            label={say('identification:letter.language')}
            choices={choices}
            value={language}
            change={setLanguage}
            required
          />
          <ChoiceField
            label={say('identification:letter.second')}
            choices={choices.filter(({ value }) => value !== language)}
            empty={say('identification:letter.none')}
            value={second}
            change={setSecond}
          />
          <LongField
            label={say('identification:letter.reasons')}
            hint={say('identification:letter.reasons-hint')}
            value={reasons}
            change={setReasons}
            rows={5}
            max={8000}
            required
          />
          <Button variant="default" disabled={reasons === shown} onClick={() => setShown(reasons)}>
            {say('identification:letter.look')}
          </Button>
          <Missing preview={preview.data} />
          <Next
            disabled={!ready}
            loading={issue.isPending}
            onClick={() =>
              issue.mutate(
                { determination, languages, reasons },
                { onSuccess: (file) => (save(file), setReasons(''), setShown('')) },
              )
            }
          >
            {say('identification:letter.issue')}
          </Next>
          {issue.error && <ErrorNote error={issue.error} />}
        </div>
      </Card>
      <Answered of={preview} rows={12}>
        {({ picture }) => <Picture svg={picture} />}
      </Answered>
    </div>
  )
}

function Missing({ preview }: { preview: LetterPreview | undefined }) {
  const say = useSay()
  if (!preview) return null
  return (
    <>
      {preview.missing.includes('name') && <p role="note">{say('identification:letter.no-name')}</p>}
      {preview.unprintable.length > 0 && <p role="note">{say('identification:letter.unprintable')}</p>}
      {preview.unreviewed.length > 0 && <p className="muted">{say('identification:letter.unreviewed')}</p>}
    </>
  )
}

/** The pages as they will be printed. A picture, so that nothing in it can act. */
function Picture({ svg }: { svg: string }) {
  const say = useSay()
  const address = useMemo(() => URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' })), [svg])
  useEffect(() => () => URL.revokeObjectURL(address), [address])
  return (
    <div className="mx-paper">
      <img src={address} alt={say('identification:letter.picture')} />
    </div>
  )
}

export { LetterPage as Page }
