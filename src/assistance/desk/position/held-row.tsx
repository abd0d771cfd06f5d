import { Clock } from '../../../../web/kit/clock.tsx'
import { Go } from '../../../../web/kit/go.tsx'
import { Mono, State } from '../../../../web/kit/marks.tsx'
import type { Held } from '../../position/contract.ts'

/** Somebody in detention: who, in which case, and since when somebody should have looked. */
export const HeldRow = ({ one }: { one: Held }) => (
  <li>
    <div className="grow">
      <Go to="/cases/$case/protection" ids={{ case: one.case }}>
        {one.code}
      </Go>
      <small>
        <State c={one.state} /> <Mono>{one.caseCode}</Mono>
      </small>
    </div>
    <Clock due={one.reviewDue} from={one.since} />
  </li>
)
