import { Button, Menu } from '@mantine/core'
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { useTell } from '../../../web/kit/ask.ts'
import { Clock } from '../../../web/kit/clock.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { useMay } from '../../../web/kit/session.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { type CaseFile, pauseClock } from '../contract.ts'

type Running = CaseFile['clocks'][number]

const reasons = ['MoreInfoRequested', 'WaitingForOtherState', 'WaitingForPerson'] as const

/** One clock with its source. It stops while another must answer; a promised contact never stops. */
export function ClockRow({ clock, code }: { clock: Running; code: string | undefined }) {
  const say = useSay()
  const may = useMay()
  const told = useTell(pauseClock)
  const stops = may('casework.write') && clock.kind !== 'NextContact' && clock.metAt === null
  const name = say(`casework:clock.${clock.kind}`)
  return (
    <li className="todo">
      <div className="grow">
        <b>{name}</b>
        <small title={clock.source}>
          {[code, clock.verified ? say('casework:file.verified') : say('casework:file.not-verified')]
            .filter(Boolean)
            .join(' · ')}
        </small>
        {told.error && <ErrorNote error={told.error} />}
      </div>
      <Clock
        due={clock.dueAt}
        from={clock.startedAt}
        stopped={clock.metAt ? 'done' : clock.pausedAt ? 'pause' : undefined}
        rule={clock.source}
      />
      {stops &&
        (clock.pausedAt ? (
          <Button
            size="compact-sm"
            variant="default"
            loading={told.isPending}
            aria-label={say('casework:do.resume-of', { clock: name })}
            onClick={() => told.mutate({ clock: clock.id, pause: null })}
          >
            <IconPlayerPlay size={14} />
          </Button>
        ) : (
          <Menu position="bottom-end">
            <Menu.Target>
              <Button
                size="compact-sm"
                variant="default"
                loading={told.isPending}
                aria-label={say('casework:do.pause-of', { clock: name })}
              >
                <IconPlayerPause size={14} />
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Label>{say('casework:do.pause-while')}</Menu.Label>
              {reasons.map((pause) => (
                <Menu.Item key={pause} onClick={() => told.mutate({ clock: clock.id, pause })}>
                  {say(`casework:pause.${pause}`)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        ))}
    </li>
  )
}
