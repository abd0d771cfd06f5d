import { ActionIcon, Button } from '@mantine/core'
import { IconArrowUp, IconX } from '@tabler/icons-react'
import { ChoiceField, TextField } from '../../../web/kit/form.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { isMailAddress } from '../../platform/mail/contract.ts'
import { ReachChannel, type Entry, type Opening, type Reach } from '../authority/contract.ts'

const always: Opening = { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }
const weekdays: Opening = { days: [1, 2, 3, 4, 5], from: '08:00', to: '16:00' }

/** Not known, round the clock, or working days with their hours. */
export function HoursField({ hours, change }: { hours: Entry['hours']; change: (hours: Entry['hours']) => void }) {
  const say = useSay()
  const first = hours?.[0]
  const kind = !first ? 'unknown' : first.to === '24:00' && first.days.length === 7 ? 'always' : 'week'
  return (
    <>
      <ChoiceField
        label={say('directory:column.open')}
        value={kind}
        change={(value) => change(value === 'always' ? [always] : value === 'week' ? [weekdays] : null)}
        choices={[
          { value: 'unknown', label: say('directory:hours.unknown') },
          { value: 'always', label: say('directory:hours.always') },
          { value: 'week', label: say('directory:edit.weekdays') },
        ]}
      />
      {kind === 'week' && first && (
        <div className="dir-pair">
          <TextField
            type="time"
            label={say('directory:edit.from')}
            value={first.from}
            change={(from) => change([{ ...first, from }])}
          />
          <TextField
            type="time"
            label={say('directory:edit.to')}
            value={first.to}
            change={(to) => change([{ ...first, to }])}
          />
        </div>
      )}
    </>
  )
}

/** The ways to reach it, in the order in which they are tried. */
export function WaysField({ ways, change }: { ways: readonly Reach[]; change: (ways: Reach[]) => void }) {
  const say = useSay()
  const put = (index: number, way: Partial<Reach>) =>
    change(ways.map((old, place) => (place === index ? { ...old, ...way } : old)))
  return (
    <>
      {ways.map((way, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the order is what is edited
        <div className="dir-way" key={index}>
          <ChoiceField
            label={say('directory:edit.way', { n: index + 1 })}
            value={way.channel}
            change={(channel) => channel && put(index, { channel: channel as ReachChannel })}
            choices={ReachChannel.options.map((value) => ({ value, label: say(`directory:channel.${value}`) }))}
          />
          <TextField
            label={say('directory:edit.address')}
            value={way.address}
            change={(address) => put(index, { address })}
            error={
              way.channel === 'Email' && way.address !== '' && !isMailAddress(way.address)
                ? say('directory:edit.no-address')
                : undefined
            }
            required
          />
          <span className="row">
            <ActionIcon
              variant="default"
              aria-label={say('directory:edit.up', { n: index + 1 })}
              disabled={index === 0}
              onClick={() => change(ways.toSpliced(index, 1).toSpliced(index - 1, 0, way))}
            >
              <IconArrowUp size={16} />
            </ActionIcon>
            <ActionIcon
              variant="default"
              aria-label={say('directory:edit.remove', { n: index + 1 })}
              onClick={() => change(ways.toSpliced(index, 1))}
            >
              <IconX size={16} />
            </ActionIcon>
          </span>
        </div>
      ))}
      <Button variant="default" size="compact-sm" onClick={() => change([...ways, { channel: 'Phone', address: '' }])}>
        {say('directory:edit.addWay')}
      </Button>
    </>
  )
}
