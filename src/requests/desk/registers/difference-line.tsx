import { Go } from '../../../../web/kit/go.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { State } from '../../../../web/kit/marks.tsx'
import type { Difference } from '../../contract.ts'

/** One difference in words: which request, what each book says, why, and by which message. */
export function DifferenceLine({ of, state }: { of: Difference; state: string }) {
  const say = useSay()
  const { request, kind, from, what, here, there, message, code } = of
  const status = (at: Difference['here']) => (at ? say(`requests:status.${at}`) : say('requests:books.not-there'))
  const name = say(`requests:kind.${kind}`)
  return (
    <>
      <span className="row">
        <State c={from} />
        {here ? (
          <Go to="/exchange/$request" ids={{ request }}>
            <b>{name}</b>
          </Go>
        ) : (
          <b>{name}</b>
        )}
      </span>
      <span>{say('requests:books.statuses', { here: status(here), state, there: status(there) })}</span>
      <p>{say(`requests:books.what.${what}`, { state })}</p>
      <small className="mono">{[request, message, code].filter(Boolean).join(' · ')}</small>
    </>
  )
}
