import { TextInput } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconMinus, IconTilde } from '@tabler/icons-react'
import { useState } from 'react'
import { useAsk } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { ChoiceField } from '../../../web/kit/form.tsx'
import { Go } from '../../../web/kit/go.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { Page as Frame } from '../../../web/kit/page.tsx'
import { useMe } from '../../../web/kit/session.ts'
import { Answered } from '../../../web/kit/states.tsx'
import type { RequestType } from '../contract.ts'
import { listChannels, type ChannelStanding, type Competent } from '../law/contract.ts'
import { Basis } from './basis.tsx'
import { useStateChoices } from './use-state-choices.ts'
import { Places } from './places.tsx'
import { Verified } from './standing.tsx'
import { Wide } from './wide.tsx'
import { useWords } from './words.ts'

const mark = {
  Available: <IconCheck size={17} />,
  OnlyInformal: <IconTilde size={17} />,
  NotAvailable: <IconMinus size={17} />,
}

/** Which way is open between two states on a day, and on what a request rests. */
export function Page() {
  const say = useSay()
  const words = useWords()
  const { state } = useMe()
  const states = useStateChoices()
  const [from, setFrom] = useState(state)
  const [to, setTo] = useState(state === 'KH' ? 'TH' : 'KH')
  const [date, setDate] = useState(() => new Date().toISOString().slice(0, 10))
  const [chosen, choose] = useState<{ type: RequestType; channel?: string }>({ type: 'LocateAndWelfareCheck' })
  const asked = { from, to, date }
  const found = useAsk(listChannels, asked, { keep: true, when: from !== to && date !== '' })
  return (
    <Frame title={say('directory:desk.channels')}>
      <Places here="channels" />
      <div className="dir-filters dir-asked">
        <ChoiceField
          label={say('directory:matrix.from')}
          value={from}
          change={(value) => value && setFrom(value)}
          choices={states}
        />
        <ChoiceField
          label={say('directory:matrix.to')}
          value={to}
          change={(value) => value && setTo(value)}
          choices={states}
        />
        <TextInput
          type="date"
          label={say('directory:matrix.date')}
          value={date}
          onChange={(event) => setDate(event.currentTarget.value)}
        />
      </div>
      <div className="dir-body">
        <Answered of={found} rows={12}>
          {({ rows, cautions, authorities }) => (
            <>
              {cautions.map(({ text, source }) => (
                <p className="gate" key={source}>
                  <IconAlertTriangle size={16} aria-hidden="true" />
                  <span>
                    {words(text)}
                    <small>{source}</small>
                  </span>
                </p>
              ))}
              <Legend />
              <Chosen row={rows.find(({ type }) => type === chosen.type)} channel={chosen.channel} />
              <Card bleed>
                <Matrix rows={rows} chosen={chosen} choose={choose} />
              </Card>
              <Competents of={authorities.filter(({ types }) => types.includes(chosen.type))} type={chosen.type} />
              <Basis asking={{ ...asked, type: chosen.type }} />
            </>
          )}
        </Answered>
      </div>
    </Frame>
  )
}

/** Who over there is competent for the chosen type. */
function Competents({ of, type }: { of: readonly Competent[]; type: RequestType }) {
  const say = useSay()
  const words = useWords()
  return (
    <Card title={say('directory:matrix.competent', { type: say(`directory:type.${type}`) })}>
      {of.length === 0 ? (
        <p className="muted">{say('directory:matrix.nobody')}</p>
      ) : (
        <ul>
          {of.map(({ code, name }) => (
            <li key={code}>
              <Go to="/directory/$unit" ids={{ unit: code }}>
                {words(name)}
              </Go>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

interface Row {
  readonly type: RequestType
  readonly channels: readonly ChannelStanding[]
}
interface Choosing {
  readonly chosen: { type: RequestType; channel?: string }
  readonly choose: (chosen: { type: RequestType; channel?: string }) => void
}

function Matrix({ rows, chosen, choose }: { rows: readonly Row[] } & Choosing) {
  const say = useSay()
  return (
    <Wide label={say('directory:desk.channels')}>
      <table className="dir-table dir-matrix">
        <thead>
          <tr>
            <th scope="col">{say('directory:matrix.type')}</th>
            {rows[0]?.channels.map(({ channel }) => (
              <th scope="col" key={channel}>
                {say(`directory:channel.${channel}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ type, channels }) => (
            <tr key={type}>
              <th scope="row">{say(`directory:type.${type}`)}</th>
              {channels.map(({ channel, availability }) => (
                <td key={channel}>
                  <button
                    className={`dir-${availability}`}
                    aria-pressed={chosen.type === type && chosen.channel === channel}
                    aria-label={`${say(`directory:type.${type}`)}, ${say(`directory:channel.${channel}`)}: ${say(`directory:availability.${availability}`)}`}
                    onClick={() => choose({ type, channel })}
                  >
                    {mark[availability]}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}

function Legend() {
  const say = useSay()
  return (
    <div className="dir-legend">
      {(['Available', 'OnlyInformal', 'NotAvailable'] as const).map((availability) => (
        <span key={availability} className={`dir-${availability}`}>
          {mark[availability]} {say(`directory:availability.${availability}`)}
        </span>
      ))}
    </div>
  )
}

/** Why the chosen channel stands as it does. */
function Chosen({ row, channel }: { row: Row | undefined; channel: string | undefined }) {
  const say = useSay()
  const words = useWords()
  const one = row?.channels.find((each) => each.channel === channel)
  if (!row || !one) return <p className="muted">{say('directory:matrix.choose')}</p>
  return (
    <Card title={`${say(`directory:channel.${one.channel}`)}: ${say(`directory:availability.${one.availability}`)}`}>
      <p>{words(one.why)}</p>
      {one.lacks && <p>{say(`directory:lacks.${one.lacks}`, { states: one.missing.join(', ') })}</p>}
      <Verified is={one.verified} source={one.source} />
    </Card>
  )
}
