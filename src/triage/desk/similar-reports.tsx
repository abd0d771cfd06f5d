import { Go } from '../../../web/kit/go.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { Mono, Receipt, Tag } from '../../../web/kit/marks.tsx'
import type { Opened } from './opened.ts'

/** Reports that may speak of the same people, each with the reason. A hint, not a finding. */
export function SimilarReports({ similar, knownIn }: Pick<Opened, 'similar' | 'knownIn'>) {
  const say = useSay()
  if (similar.length + knownIn.length === 0) return null
  return (
    <>
      <h2 className="sect">{say('triage:similar.title')}</h2>
      {knownIn.map(({ case: caseId, code, reasons }) => (
        <div className="sim" key={caseId}>
          <div>
            <Go to="/cases/$case" ids={{ case: caseId }}>
              <Mono>{code}</Mono>
            </Go>
            <small>{reasons.map((reason) => say(`triage:hint.${reason}`)).join(', ')}</small>
          </div>
          <Tag tone="info">{say('triage:similar.in-case')}</Tag>
        </div>
      ))}
      {similar.map(({ report, receipt, case: caseId, reasons }) => (
        <div className="sim" key={report}>
          <div>
            <Go to="/inbox/$report" ids={{ report }}>
              <Receipt n={receipt} />
            </Go>
            <small>{reasons.map((reason) => say(`triage:hint.${reason}`)).join(', ')}</small>
          </div>
          {caseId && <Tag tone="info">{say('triage:similar.in-case')}</Tag>}
        </div>
      ))}
    </>
  )
}
