import { Button } from '@mantine/core'
import { useAsk, useTell } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Tag } from '../../../web/kit/marks.tsx'
import { useMe } from '../../../web/kit/session.ts'
import { Answered, ErrorNote } from '../../../web/kit/states.tsx'
import { formatTime } from '../../../web/kit/time.ts'
import { endDevice, listDevices } from '../contract.ts'
import { browserName } from './browser-name.ts'

/** Where the officer is signed in, and how to end it. */
export function DevicesCard() {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  const devices = useAsk(listDevices, {})
  const end = useTell(endDevice)
  return (
    <Card title={say('access:devices.title')} bleed>
      {end.error && <ErrorNote error={end.error} />}
      <Answered of={devices} rows={3}>
        {({ devices: all }) => (
          <>
            {all.length === 0 && <p className="empty">{say('access:devices.none')}</p>}
            <ul className="acc-list">
              {all.map(({ id, current, address, browser, lastUsed }) => (
                <li key={id}>
                  <span className="grow">
                    {browserName(browser) || say('access:devices.unknown')}
                    <small>
                      {address && <span className="mono">{address} · </span>}
                      {say('access:devices.used', { at: formatTime(lastUsed, { language, state }) })}
                    </small>
                  </span>
                  {current ? (
                    <Tag tone="ok">{say('access:devices.this')}</Tag>
                  ) : (
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      loading={end.isPending && end.variables?.device === id}
                      onClick={() => end.mutate({ device: id })}
                    >
                      {say('access:devices.end')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
            {all.some(({ current }) => !current) && (
              <div className="acc-foot">
                <Button variant="default" onClick={() => end.mutate({ device: 'all-others' })}>
                  {say('access:devices.end-others')}
                </Button>
              </div>
            )}
          </>
        )}
      </Answered>
    </Card>
  )
}
