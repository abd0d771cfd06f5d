import { Button, FileInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useAsk, useTell } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Mono, Tag } from '../../../web/kit/marks.tsx'
import { Page } from '../../../web/kit/page.tsx'
import { ProblemError } from '../../../web/kit/problem.ts'
import { SaveText } from '../../../web/kit/save-text.tsx'
import { Answered, ErrorNote } from '../../../web/kit/states.tsx'
import type { Catalogue } from '../screening/catalogue.contract.ts'
import { listCatalogues, takeCatalogue } from '../screening/contract.ts'
import type { MistakeCode } from '../screening/mistake.contract.ts'
import { Bars } from './indicator-row.tsx'
import './determination.css'
import './screening.css'

/** The catalogues of indicators in use, and the way to take a newer one in. */
function CataloguesPage() {
  const say = useSay()
  const asked = useAsk(listCatalogues, {})
  return (
    <Page title={say('identification:catalogues.title')} className="sc-page">
      <Answered of={asked} rows={8}>
        {({ catalogues }) => (
          <div className="id-two">
            <div className="id-left">
              {catalogues.map((catalogue) => (
                <CatalogueCard key={catalogue.catalogue} catalogue={catalogue} />
              ))}
            </div>
            <TakeCatalogue />
          </div>
        )}
      </Answered>
    </Page>
  )
}

function CatalogueCard({ catalogue }: { catalogue: Catalogue }) {
  const say = useSay()
  const language = useLanguage()
  const { items, against, child, title, version, source, verified } = catalogue
  return (
    <Card
      title={`${title[language] ?? title.en} ${version}`}
      right={say('identification:catalogues.items', { count: items.length })}
    >
      <p className="muted">
        {source} {!verified && <Tag tone="warn">{say('identification:screen.not-verified')}</Tag>}
      </p>
      <details>
        <summary>{say('identification:catalogues.show')}</summary>
        <ul className="sc-items">
          {items.map(({ code, words, strength, boxes }) => (
            <li key={code}>
              <Mono>{code}</Mono> <Bars strength={strength} />
              <span>
                {words[language] ?? words.en}
                <small>{boxes.map((box) => say(`identification:box.${box}`)).join(' · ')}</small>
              </span>
            </li>
          ))}
          {[...against, ...child].map(({ code, words }) => (
            <li key={code}>
              <Mono>{code}</Mono> <span />
              <span>{words[language] ?? words.en}</span>
            </li>
          ))}
        </ul>
      </details>
      <SaveText name={`${catalogue.catalogue}-${version}.json`} text={JSON.stringify(catalogue, null, 2)}>
        {say('identification:catalogues.save')}
      </SaveText>
    </Card>
  )
}

interface Mistake {
  readonly line: number
  readonly where: string
  readonly code: MistakeCode
  readonly of: string
}

function TakeCatalogue() {
  const say = useSay()
  const take = useTell(takeCatalogue)
  const [text, setText] = useState('')
  const mistakes = mistakesIn(take.error)
  return (
    <Card title={say('identification:catalogues.take')}>
      <div className="id-form">
        <p className="muted">{say('identification:catalogues.take-hint')}</p>
        <FileInput
          label={say('identification:catalogues.file')}
          accept=".json,.yaml,.yml"
          clearable
          onChange={(file) => void file?.text().then(setText)}
        />
        <Textarea
          label={say('identification:catalogues.text')}
          rows={10}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {mistakes && (
          <div role="alert" className="sc-often">
            <b>{say('identification:catalogues.refused', { count: mistakes.length })}</b>
            <ul className="sc-findings">
              {mistakes.map(({ line, where, code, of }) => (
                <li key={`${line} ${where} ${code} ${of}`}>
                  {say('identification:catalogues.mistake', {
                    line,
                    where,
                    what: say(`identification:mistake.${code}`, { of }),
                  })}
                </li>
              ))}
            </ul>
          </div>
        )}
        {take.error && !mistakes && <ErrorNote error={take.error} />}
        {take.data && (
          <p role="status">
            {say('identification:catalogues.taken', { ...take.data, before: take.data.before ?? '–' })}
          </p>
        )}
        <Button
          variant="default"
          disabled={text.trim() === ''}
          loading={take.isPending}
          onClick={() => take.mutate({ text }, { onSuccess: () => setText('') })}
        >
          {say('identification:catalogues.take-it')}
        </Button>
      </div>
    </Card>
  )
}

const mistakesIn = (error: unknown): readonly Mistake[] | undefined =>
  error instanceof ProblemError && error.code === 'identification/catalogue-refused'
    ? (error.detail['mistakes'] as readonly Mistake[])
    : undefined

export { CataloguesPage as Page }
