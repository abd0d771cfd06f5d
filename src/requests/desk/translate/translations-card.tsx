import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTell } from '../../../../web/kit/ask.ts'
import { Card } from '../../../../web/kit/card.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { Tag } from '../../../../web/kit/marks.tsx'
import { useMay } from '../../../../web/kit/session.ts'
import { ErrorNote } from '../../../../web/kit/states.tsx'
import { dropTranslation, shareTranslation, type RequestView, type Translation } from '../../contract.ts'
import { useLanguageName } from '../languages.ts'
import { renderableIn } from './of-message.ts'
import { TranslateForm } from './translate-form.tsx'
import './translate.css'

interface CardProps {
  readonly view: RequestView
  /** What stands in the form of a draft, and whether all of it is saved: a translation is of what is kept. */
  readonly values?: RequestView['values']
  readonly unsaved?: boolean
}

/** What stands in another language, what of it is here only, and the way to add one. */
export function TranslationsCard({ view, values = view.values, unsaved = false }: CardProps) {
  const say = useSay()
  const may = useMay()
  const [open, setOpen] = useState(false)
  const messages = renderableIn(view, values).filter(({ texts }) => Object.keys(texts).length > 0)
  const writes = may('requests.write') && view.status !== 'AwaitingApproval' && messages.length > 0
  if (!writes && view.translations.length === 0) return null
  return (
    <Card
      title={say('requests:translate.title')}
      right={
        writes && (
          <Button size="compact-sm" variant="default" aria-expanded={open} onClick={() => setOpen(!open)}>
            {say('requests:translate.add')}
          </Button>
        )
      }
    >
      {view.translations.length === 0 && !open && (
        <p className="muted">
          {say(view.log.length === 0 ? 'requests:translate.none-draft' : 'requests:translate.none')}
        </p>
      )}
      <ul className="xt-list">
        {view.translations.map((each) => (
          <One key={each.id} of={each} view={view} writes={writes} />
        ))}
      </ul>
      {open && <TranslateForm view={view} messages={messages} unsaved={unsaved} done={() => setOpen(false)} />}
    </Card>
  )
}

function One({ of, view, writes }: { of: Translation; view: RequestView; writes: boolean }) {
  const say = useSay()
  const nameOf = useLanguageName()
  const share = useTell(shareTranslation)
  const drop = useTell(dropTranslation)
  const step = view.log.find(({ message }) => message === of.of)?.step ?? 'Opening'
  const id = { request: view.id, translation: of.id }
  return (
    <li>
      <p className="row">
        <b>{nameOf(of.language)}</b>
        <span>{say(`requests:step.${step}`)}</span>
        <span className="muted">{say(`requests:translate.made.${of.made}`, { who: of.translator })}</span>
        {of.shared ? (
          <Tag tone="ok">{say('requests:translate.shared', { state: of.from })}</Tag>
        ) : (
          <Tag outline>{say(of.of === null ? 'requests:translate.leaves-with' : 'requests:translate.here')}</Tag>
        )}
        {of.old.length > 0 && <Tag tone="bad">{say('requests:translate.old')}</Tag>}
      </p>
      {!of.shared && writes && (
        <p className="row">
          {of.of !== null && (
            <Button size="compact-sm" variant="default" loading={share.isPending} onClick={() => share.mutate(id)}>
              {say('requests:translate.share', { state: view.state })}
            </Button>
          )}
          <Button size="compact-sm" variant="subtle" loading={drop.isPending} onClick={() => drop.mutate(id)}>
            {say('requests:translate.drop')}
          </Button>
        </p>
      )}
      {(share.error ?? drop.error) && <ErrorNote error={share.error ?? drop.error} />}
    </li>
  )
}
