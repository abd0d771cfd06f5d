import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTell } from '../../../../web/kit/ask.ts'
import { ChoiceField, LongField, TextField } from '../../../../web/kit/form.tsx'
import { useLanguage, useSay } from '../../../../web/kit/i18n.ts'
import { useMe } from '../../../../web/kit/session.ts'
import { ErrorNote } from '../../../../web/kit/states.tsx'
import { Made, saveTranslation, type RequestView } from '../../contract.ts'
import { useLanguages } from '../languages.ts'
import type { Renderable } from './of-message.ts'

interface FormProps {
  readonly view: RequestView
  readonly messages: readonly Renderable[]
  readonly unsaved: boolean
  readonly done: () => void
}

/** Which message, into which language, by whom; then each text below its original. What is left empty is not rendered. */
export function TranslateForm({ view, messages, unsaved, done }: FormProps) {
  const say = useSay()
  const own = useLanguage()
  const { post } = useMe()
  const languages = useLanguages()
  const [chosen, setChosen] = useState(messages.at(0)?.message ?? null)
  const [language, setLanguage] = useState<string | null>(view.language === own ? null : own)
  const [made, setMade] = useState<Made>('Person')
  const [translator, setTranslator] = useState(post)
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({})
  const save = useTell(saveTranslation)
  const message = messages.find((each) => each.message === chosen) ?? messages[0]
  if (!message) return null
  const filled = Object.fromEntries(
    Object.entries(texts).filter(([name, text]) => text.trim() !== '' && name in message.texts),
  )
  const ready = language !== null && translator.trim() !== '' && Object.keys(filled).length > 0 && !unsaved
  const send = () =>
    save.mutate(
      { request: view.id, message: message.message, language: language!, made, translator, texts: filled },
      { onSuccess: done },
    )
  return (
    <div className="xf">
      {messages.length > 1 && (
        <ChoiceField
          label={say('requests:translate.which')}
          choices={messages.map((each) => ({
            value: each.message ?? '',
            label: `${each.from} · ${say(`requests:step.${each.step}`)}`,
          }))}
          value={message.message ?? ''}
          change={(next) => {
            setChosen(next)
            setTexts({})
          }}
        />
      )}
      <div className="xt-by">
        <ChoiceField
          label={say('requests:translate.into')}
          choices={languages.filter(({ value }) => value !== message.language)}
          empty={say('requests:draft.choose')}
          value={language}
          change={setLanguage}
          required
        />
        <ChoiceField
          label={say('requests:translate.who')}
          choices={Made.options.map((value) => ({ value, label: say(`requests:translate.kind.${value}`) }))}
          value={made}
          change={(next) => {
            setMade(Made.parse(next ?? 'Person'))
            setTranslator(next === 'Person' ? post : '')
          }}
        />
        <TextField
          label={say(`requests:translate.called.${made}`)}
          value={translator}
          change={setTranslator}
          required
        />
      </div>
      {Object.entries(message.texts).map(([name, original]) => (
        <div key={name} className="xt">
          <div>
            <small>{say(`requests:field.${name}`)}</small>
            <p lang={message.language ?? undefined}>{original}</p>
          </div>
          <LongField
            label={say('requests:translate.of', { field: say(`requests:field.${name}`) })}
            value={texts[name] ?? ''}
            change={(text) => setTexts({ ...texts, [name]: text })}
            rows={2}
            max={8000}
          />
        </div>
      ))}
      <Button size="sm" disabled={!ready} loading={save.isPending} onClick={send}>
        {say(message.message === null ? 'requests:translate.with-draft' : 'requests:translate.keep')}
      </Button>
      {save.error && <ErrorNote error={save.error} />}
    </div>
  )
}
