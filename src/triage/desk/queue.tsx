import { IconMapPin, IconShieldOff } from '@tabler/icons-react'
import { Clock, ClockFace } from '../../../web/kit/clock.tsx'
import { DataList } from '../../../web/kit/data-list.tsx'
import { useSay, type Say } from '../../../web/kit/i18n.ts'
import { formatLeft } from '../../../web/kit/time.ts'
import type { Item } from '../contract.ts'
import { ChannelIcon } from './channel-icon.tsx'
import { Flags } from './flags.tsx'

interface QueueProps {
  readonly items: readonly Item[]
  readonly selected: string | undefined
  readonly choose: (item: Item) => void
}

/** The list, grouped by urgency; each row says how long, in whose words, from where, and what to beware of. */
export function Queue({ items, selected, choose }: QueueProps) {
  const say = useSay()
  return (
    <DataList
      label={say('triage:inbox.title')}
      items={items}
      idOf={(item) => item.report}
      selected={selected}
      select={choose}
      group={{
        of: (item) => (item.wroteAt ? 'wrote' : item.urgency),
        head: (group, rows) => (group === 'wrote' ? <Wrote rows={rows} /> : <Head urgency={group} rows={rows} />),
      }}
      row={(item) => <Row item={item} />}
    />
  )
}

const tone: Readonly<Record<string, string>> = { Immediate: 'bad', '24h': 'warn', '48h': 'info', Routine: 'mute' }

/** On top, whatever their urgency: what a reporter wrote and nobody has read. */
function Wrote({ rows }: { rows: readonly Item[] }) {
  const say = useSay()
  return (
    <div className="ib-g ib-g-bad">
      <b>{say('triage:inbox.wrote')}</b>
      <span>{rows.length}</span>
      <small>{say('triage:inbox.wrote-hint')}</small>
    </div>
  )
}

function Head({ urgency, rows }: { urgency: string; rows: readonly Item[] }) {
  const say = useSay()
  return (
    <div className={`ib-g ib-g-${tone[urgency]}`}>
      <b>{say(`triage:urgency.${urgency}`)}</b>
      <span>{rows.length}</span>
      <small>{ruleOf(rows, say)}</small>
    </div>
  )
}

/** What the clock of this group demands, told from the clock itself: the rule is data and may change. */
function ruleOf(rows: readonly Item[], say: Say): string {
  const clock = rows.find((item) => item.clock)?.clock
  if (!clock) return ''
  const within = formatLeft(Date.parse(clock.due) - Date.parse(clock.from), say)
  return say(`triage:rule.${clock.step}`, { within })
}

function Row({ item }: { item: Item }) {
  const say = useSay()
  const { clock, state, words, channel, relation, place, flags, similar, owner } = item
  const outside = flags.includes('OutsideStateControl')
  return (
    <div className="ib-row">
      <div className="ib-clock">
        {clock ? (
          <Clock due={clock.due} from={clock.from} rule={clock.source} />
        ) : (
          <ClockFace level={state === 'asked' ? 'pause' : 'done'}>{say(`triage:inbox.still.${state}`)}</ClockFace>
        )}
      </div>
      <div className="ib-say ell">{words || say('triage:inbox.no-words')}</div>
      <div className="ib-sub">
        <span className="nowrap">
          <ChannelIcon channel={channel} />
          {say(`triage:channel.${channel}`)}
        </span>
        {relation && <span className="ell">{say(`triage:relation.${relation}`)}</span>}
        <span className="ell">
          {outside ? (
            <IconShieldOff
              size={13}
              stroke={1.75}
              className="c-bad"
              aria-label={say('triage:flag.OutsideStateControl')}
            />
          ) : (
            <IconMapPin size={13} stroke={1.75} aria-hidden="true" />
          )}
          {place ?? say('triage:inbox.no-place')}
        </span>
      </div>
      <Flags flags={flags} similar={similar} wrote={item} />
      <div className="ib-own">
        {owner ? say(owner.mine ? 'triage:inbox.mine' : 'triage:inbox.taken') : say('triage:inbox.free')}
      </div>
    </div>
  )
}
