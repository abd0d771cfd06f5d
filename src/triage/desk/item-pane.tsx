import { useAsk } from '../../../web/kit/ask.ts'
import { Clock } from '../../../web/kit/clock.tsx'
import { useGo } from '../../../web/kit/go.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { useKeys, type KeyBinding } from '../../../web/kit/keys.tsx'
import { Receipt } from '../../../web/kit/marks.tsx'
import { Panels } from '../../../web/kit/panels.tsx'
import { useMe } from '../../../web/kit/session.ts'
import { Answered } from '../../../web/kit/states.tsx'
import { formatTime } from '../../../web/kit/time.ts'
import { getItem } from '../contract.ts'
import { Assessment, useAssessment } from './assessment.tsx'
import { Decided } from './decided.tsx'
import { Facts, Quote } from './facts.tsx'
import { FirstActions } from './first-actions.tsx'
import { OneFlag } from './flags.tsx'
import type { Opened } from './opened.ts'
import { PaneFoot } from './pane-foot.tsx'
import { SimilarReports } from './similar-reports.tsx'
import { TakeButton } from './take-button.tsx'

/** One report, whole: what was told, what is like it, the eight questions, and what to do. */
export function ItemPane({ report }: { report: string }) {
  const opened = useAsk(getItem, { report: report as never })
  return (
    <Answered of={opened} rows={12}>
      {(data) => <Report opened={data} />}
    </Answered>
  )
}

function Report({ opened }: { opened: Opened }) {
  const { item, fragments, similar, decision } = opened
  const assessment = useAssessment(opened)
  const open = item.state !== 'decided'
  useQuestionKeys(open, assessment.cycle)
  return (
    <>
      <Head opened={opened} />
      <div className="ib-scroll ib-pb">
        <Quote words={item.words} />
        <Facts fragments={fragments} />
        <Panels on="report" report={item.report} />
        <SimilarReports similar={similar} knownIn={opened.knownIn} />
        <Assessment assessment={assessment} disabled={!open} />
        <FirstActions opened={opened} />
        {decision && <Decided decision={decision} earlier={open} />}
      </div>
      {open && <PaneFoot opened={opened} assessment={assessment} />}
    </>
  )
}

function Head({ opened }: { opened: Opened }) {
  const say = useSay()
  const go = useGo()
  const language = useLanguage()
  const { state } = useMe()
  const { receipt, receivedAt, channel, clock, flags } = opened.item
  return (
    <div className="ib-ph">
      <div className="row between">
        <span className="row">
          <Receipt n={receipt} />
          <span className="muted sm">
            {say(`triage:channel.${channel}`)}, {formatTime(receivedAt, { language, state })}
          </span>
        </span>
        {clock && <Clock due={clock.due} from={clock.from} rule={clock.source} />}
        <button type="button" className="ib-x" onClick={() => go('/inbox')}>
          {say('triage:inbox.key.close')}
        </button>
      </div>
      <div className="row ib-rules">
        {flags.includes('DoNotCall') && <OneFlag flag="DoNotCall" />}
        {flags.includes('PhoneWatched') && <OneFlag flag="PhoneWatched" />}
        <TakeButton opened={opened} />
      </div>
    </div>
  )
}

/** 1 to 8 go round yes, no, not known. */
function useQuestionKeys(open: boolean, cycle: (index: number) => void): void {
  const say = useSay()
  const does = say('triage:inbox.key.answer')
  const keys = Array.from({ length: 8 }, (_, index) => ({ code: `Digit${index + 1}`, does, run: () => cycle(index) }))
  useKeys(open ? keys : none)
}

const none: readonly KeyBinding[] = []
