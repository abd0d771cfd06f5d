import { useSay } from '../../../web/kit/i18n.ts'
import type { FieldValues, RequestView } from '../contract.ts'

/** What the case may know and this request does not carry, and why not. */
export function StaysHere({ view, values }: { view: Pick<RequestView, 'staysHere' | 'form'>; values: FieldValues }) {
  const say = useSay()
  const forbidden = view.staysHere.filter((field) => field.forbidden)
  const leaving = view.form.filter(({ name }) => values[name] !== undefined).length
  const never = forbidden.filter(({ carriedBy }) => carriedBy.length === 0)
  const others = forbidden.filter(({ carriedBy }) => carriedBy.length > 0)
  const staying = forbidden.length + view.form.length - leaving
  return (
    <div className="xs">
      <p>{say('requests:draft.leaves', { leaving, staying })}</p>
      <p className="muted sm">
        {say('requests:draft.never', { fields: never.map(({ name }) => say(`requests:field.${name}`)).join(', ') })}
      </p>
      {others.length > 0 && (
        <details>
          <summary>{say('requests:draft.not-for-this', { count: others.length })}</summary>
          <dl className="xs-why">
            {others.map(({ name, carriedBy }) => (
              <div key={name}>
                <dt>{say(`requests:field.${name}`)}</dt>
                <dd className="muted">{carriedBy.map((kind) => say(`requests:kind.${kind}`)).join(', ')}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </div>
  )
}
