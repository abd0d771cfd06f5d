import { useSay } from '../../../web/kit/i18n.ts'
import { Tag } from '../../../web/kit/marks.tsx'
import type { LegalBasis } from '../contract.ts'

/** The clauses on which it rests, each with its source; what no lawyer has looked at says so. */
export function LegalBasisTags({ basis }: { basis: readonly LegalBasis[] }) {
  const say = useSay()
  if (basis.length === 0) return <p className="c-bad">{say('requests:draft.no-basis')}</p>
  const [known, open] = [basis.filter(({ verified }) => verified), basis.filter(({ verified }) => !verified)]
  return (
    <div className="xb-basis">
      {known.length > 0 && (
        <p className="row">
          {known.map(({ clause, source }) => (
            <span key={clause} title={source}>
              <Tag tone="info">{clause}</Tag>
            </span>
          ))}
        </p>
      )}
      {open.length > 0 && (
        <p className="row">
          <span className={known.length === 0 ? 'c-warn sm' : 'muted sm'}>
            {say(known.length === 0 ? 'requests:page.rests-on-unverified' : 'requests:page.not-verified')}:
          </span>
          {open.map(({ clause, source }) => (
            <span key={clause} title={source}>
              <Tag outline>{clause}</Tag>
            </span>
          ))}
        </p>
      )}
    </div>
  )
}
