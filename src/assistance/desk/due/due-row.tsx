import { Clock } from '../../../../web/kit/clock.tsx'
import { Go } from '../../../../web/kit/go.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { Mono } from '../../../../web/kit/marks.tsx'
import type { Due, DueKind } from '../../due/contract.ts'

const consents = '/cases/$case/consents'
const pageOf: Record<DueKind, string> = {
  RiskReview: '/cases/$case/safety',
  SafetyPlan: '/cases/$case/safety',
  ConsentExpires: consents,
  ConsentAsk: consents,
  ConsentCapacity: consents,
  ConsentNotLetGo: consents,
  OverrideWaits: consents,
  OverrideLook: consents,
  Need: '/cases/$case/services',
  Restriction: '/beds',
  SupportPlan: '/cases/$case/services',
  Transfer: '/cases/$case/services',
}

/** Something to be done for somebody by a date. */
export function DueRow({ one }: { one: Due }) {
  const say = useSay()
  return (
    <li>
      <div className="grow">
        <Go to={pageOf[one.kind]} ids={{ case: one.case }}>
          {say(`assistance:due.${one.kind}`)}
        </Go>
        <small>
          {one.personCode && <b>{one.personCode}</b>} <Mono>{one.caseCode}</Mono>
          {pageOf[one.kind] === consents && one.level && ` · ${say(`assistance:purpose.${one.level}`)}`}
          {one.kind === 'RiskReview' && one.level && ` · ${say(`assistance:level.${one.level}`)}`}
          {one.kind === 'Need' && one.level && ` · ${say(`assistance:service-urgency.${one.level}`)}`}
          {one.kind === 'Restriction' && one.level && ` · ${say(`assistance:restriction.${one.level}`)}`}
        </small>
      </div>
      <Clock due={one.dueAt} from={one.dueAt} />
    </li>
  )
}
