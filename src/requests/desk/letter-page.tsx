import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAsk, useTell } from '../../../web/kit/ask.ts'
import { Card, Gate, Next } from '../../../web/kit/card.tsx'
import { ChoiceField, TextField } from '../../../web/kit/form.tsx'
import { Go, useGo, useIds } from '../../../web/kit/go.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { Mono } from '../../../web/kit/marks.tsx'
import { Page } from '../../../web/kit/page.tsx'
import { Answered, Empty, ErrorNote } from '../../../web/kit/states.tsx'
import {
  issueLetter,
  listLetters,
  previewLetter,
  type LetterLanguage,
  type LetterOffer,
  type LetterPreview,
  type RequestId,
} from '../contract.ts'
import { saveLetter, showLetter } from './hand-over-file.ts'
import { LanguageFields } from './letter-languages.tsx'
import { Picture } from './letter-picture.tsx'
import { useSettled } from './use-settled.ts'
import './requests.css'

/** Draws up a letter about a request: what is chosen on the left, the paper as it will be on the right. */
function LetterPage() {
  const say = useSay()
  const { request } = useIds<'request'>()
  const asked = useAsk(listLetters, { request: request as RequestId })
  const back = (
    <Go to="/exchange/$request" ids={{ request: request ?? '' }}>
      {say('requests:page.title')}
    </Go>
  )
  return (
    <Page title={say('requests:letters.draw-up')} crumbs={back} className="xp">
      <Answered of={asked} rows={8}>
        {({ offers, languages }) =>
          offers.length === 0 ? (
            <Empty>{say('requests:letters.no-kind')}</Empty>
          ) : (
            <DrawUp request={request as RequestId} offers={offers} languages={languages} />
          )
        }
      </Answered>
    </Page>
  )
}

interface Given {
  readonly request: RequestId
  readonly offers: readonly LetterOffer[]
  readonly languages: readonly LetterLanguage[]
}

function DrawUp({ request, offers, languages: proposed }: Given) {
  const say = useSay()
  const [kind, setKind] = useState(offers[0]!.kind)
  const [languages, setLanguages] = useState(proposed)
  const [typed, setTyped] = useState<Record<string, string>>({})
  const [office, setOffice] = useState('')
  const [theirs, setTheirs] = useState('')
  const offer = offers.find((each) => each.kind === kind)!
  const fill = Object.fromEntries(
    offer.open
      .map(({ name, suggested }) => [name, (typed[name] ?? suggested ?? '').trim()] as const)
      .filter(([, text]) => text !== ''),
  )
  const wish = {
    request,
    kind,
    languages: [...languages],
    fill,
    office: office.trim() || null,
    theirs: theirs.trim() || null,
  }
  const settled = useSettled(wish, 500)
  const preview = useAsk(previewLetter, settled, { keep: true })
  return (
    <div className="xlp">
      <div className="xp-side">
        <Card title={say('requests:letters.what')}>
          <div className="xw">
            <ChoiceField
              label={say('requests:letters.kind-label')}
              choices={offers.map(({ kind: value }) => ({ value, label: say(`requests:letters.kind.${value}`) }))}
              value={kind}
              change={(chosen) => setKind(offers.find((each) => each.kind === chosen)?.kind ?? kind)}
            />
            <LanguageFields languages={languages} change={setLanguages} />
            {offer.open.map(({ name, needed, suggested }) => (
              <TextField
                key={name}
                label={say(`requests:letters.fact.${name}`)}
                required={needed}
                value={typed[name] ?? suggested ?? ''}
                change={(text) => setTyped({ ...typed, [name]: text })}
              />
            ))}
            <TextField
              label={say('requests:letters.office')}
              hint={say('requests:letters.office-hint')}
              value={office}
              change={setOffice}
            />
            <TextField label={say('requests:letters.theirs')} value={theirs} change={setTheirs} />
          </div>
        </Card>
        <Issue key={kind} wish={wish} preview={preview.data} />
      </div>
      <Answered of={preview} rows={12}>
        {({ picture }) => <Picture svg={picture} label={say(`requests:letters.kind.${kind}`)} />}
      </Answered>
    </div>
  )
}

type Wish = Parameters<ReturnType<typeof useTell<typeof issueLetter.input, typeof issueLetter.output>>['mutate']>[0]

/** What stands in the way is named; then one step, and the letter is there to be saved or printed. */
function Issue({ wish, preview }: { wish: Wish; preview: LetterPreview | undefined }) {
  const say = useSay()
  const go = useGo()
  const issue = useTell(issueLetter)
  const named = (facts: readonly string[]) => facts.map((name) => say(`requests:field.${name}`)).join(', ')
  const whole = preview?.missing.length === 0 && preview.unprintable.length === 0
  const issued = issue.data
  return (
    <Card title={say('requests:letters.issue-title')}>
      <div className="xa">
        {preview && preview.missing.length > 0 && (
          <Gate>{say('requests:letters.missing', { facts: named(preview.missing) })}</Gate>
        )}
        {preview && preview.unprintable.length > 0 && (
          <Gate>{say('requests:letters.unprintable', { facts: named(preview.unprintable) })}</Gate>
        )}
        {preview && preview.unreviewed.length > 0 && !issued && (
          <p className="muted sm">{say('requests:letters.unreviewed', { languages: preview.unreviewed.join(', ') })}</p>
        )}
        {issued ? (
          <>
            <p>{say('requests:letters.issued', { number: issued.number })}</p>
            <Mono>{issued.code.match(/.{4}/g)!.join('-')}</Mono>
            <Button variant="default" onClick={() => saveLetter(issued)}>
              {say('requests:letters.download')}
            </Button>
            <Button variant="default" onClick={() => showLetter(issued)}>
              {say('requests:letters.print')}
            </Button>
            <Button variant="subtle" onClick={() => go('/exchange/$request', { request: wish.request })}>
              {say('requests:letters.back')}
            </Button>
          </>
        ) : (
          <Next fullWidth disabled={!whole} loading={issue.isPending} onClick={() => issue.mutate(wish)}>
            {say('requests:letters.issue')}
          </Next>
        )}
        {issue.error && <ErrorNote error={issue.error} />}
      </div>
    </Card>
  )
}

export { LetterPage as Page }
