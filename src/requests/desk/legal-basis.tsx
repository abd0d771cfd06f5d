import { useSay } from '../../../web/kit/i18n.ts'
import { Tag } from '../../../web/kit/marks.tsx'
import type { LegalBasis } from '../contract.ts'

/** The clauses on which it rests, each with its source; what no lawyer has looked at says so. */
export function LegalBasisTags({ basis }: { basis: readonly LegalBasis[] }) {
  const say = useSay()
  if (basis.length === 0) return <p className="c-bad">{say('requests:draft.no-basis')}</p>
  return (
    <p className="row xb-basis">
      {basis.map(({ clause, source, verified }) => (
        <span key={clause} title={source} className="row">
          <Tag tone="info">{clause}</Tag>
          {!verified && <Tag outline>{say('requests:page.not-verified')}</Tag>}
        </span>
      ))}
    </p>
  )
}
