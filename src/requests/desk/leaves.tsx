import { useSay } from '../../../web/kit/i18n.ts'
import type { FieldForm, FieldValues, Translation } from '../contract.ts'
import { SideBySide } from './translate/side-by-side.tsx'
import { useWordOf } from './words.ts'

const none: readonly Translation[] = []

/** The fields that leave, as the other state reads them. */
export function Leaves({
  form,
  values,
  missing = [],
  language = '',
  translations = none,
}: {
  form: readonly FieldForm[]
  values: FieldValues
  missing?: readonly string[]
  /** Of the texts, where translations stand beside them. */
  language?: string
  translations?: readonly Translation[]
}) {
  const say = useSay()
  const wordOf = useWordOf()
  const shown = form.filter(({ name }) => values[name] !== undefined || missing.includes(name))
  return (
    <dl className="xl">
      {shown.map(({ name, kind }) => (
        <div key={name} className={translations.some(({ texts }) => name in texts) ? 'xl-wide' : undefined}>
          <dt>{say(`requests:field.${name}`)}</dt>
          <dd>
            {values[name] === undefined ? (
              <mark>{say('requests:draft.missing')}</mark>
            ) : kind === 'text' ? (
              <SideBySide original={String(values[name])} {...{ language, name, translations }} />
            ) : (
              wordOf(kind, values[name])
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
