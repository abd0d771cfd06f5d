import { useSay } from '../../../web/kit/i18n.ts'
import { ProblemError } from '../../../web/kit/problem.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'

/** A refusal of a list says what is wrong with the list. */
export function Refusal({ error }: { error: unknown }) {
  const say = useSay()
  const why = error instanceof ProblemError && error.code === 'exchange/list-rejected' ? error.detail['why'] : undefined
  if (typeof why !== 'string') return error ? <ErrorNote error={error} /> : null
  return (
    <div className="error-note" role="alert">
      <p>{say(`exchange:rejection.${why}`)}</p>
    </div>
  )
}
