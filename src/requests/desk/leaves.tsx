import { useSay } from '../../../web/kit/i18n.ts'
import type { FieldForm, FieldValues } from '../contract.ts'
import { useWordOf } from './words.ts'

/** The fields that leave, as the other state reads them. */
export function Leaves({
  form,
  values,
  missing = [],
}: {
  form: readonly FieldForm[]
  values: FieldValues
  missing?: readonly string[]
}) {
  const say = useSay()
  const wordOf = useWordOf()
  const shown = form.filter(({ name }) => values[name] !== undefined || missing.includes(name))
  return (
    <dl className="xl">
      {shown.map(({ name, kind }) => (
        <div key={name}>
          <dt>{say(`requests:field.${name}`)}</dt>
          <dd>
            {values[name] === undefined ? <mark>{say('requests:draft.missing')}</mark> : wordOf(kind, values[name])}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** What the case may know and this request does not carry. */
export function StaysHere({
  view,
  values,
}: {
  view: { staysHere: readonly { name: string; forbidden: boolean }[]; form: readonly FieldForm[] }
  values: FieldValues
}) {
  const say = useSay()
  const forbidden = view.staysHere.filter((field) => field.forbidden).map(({ name }) => say(`requests:field.${name}`))
  const leaving = view.form.filter(({ name }) => values[name] !== undefined).length
  const empty = view.form.length - leaving
  return (
    <div className="xs">
      <p>{say('requests:draft.leaves', { leaving, staying: forbidden.length + empty })}</p>
      <p className="muted sm">{say('requests:draft.never', { fields: forbidden.join(', ') })}</p>
    </div>
  )
}
