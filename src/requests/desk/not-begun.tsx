import { Button } from '@mantine/core'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { ProblemError } from '../../../web/kit/problem.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'

/** Why a request cannot begin; where the state has no node, which ways to it stand open instead. */
export function NotBegun({ error, byHand }: { error: unknown; byHand: () => void }) {
  const say = useSay()
  const names = new Intl.DisplayNames(useLanguage(), { type: 'region' })
  if (!(error instanceof ProblemError) || error.code !== 'requests/no-node-there') return <ErrorNote error={error} />
  const to = String(error.detail['to'])
  const channels = Array.isArray(error.detail['channels']) ? error.detail['channels'].map(String) : []
  return (
    <div className="error-note" role="alert">
      <div>
        <p>{say('requests:new.no-node', { state: names.of(to) ?? to })}</p>
        {channels.length > 0 && (
          <>
            <p>{say('requests:new.open-channels')}</p>
            <ul>
              {channels.map((channel) => (
                <li key={channel}>{say(`directory:channel.${channel}`)}</li>
              ))}
            </ul>
          </>
        )}
        <Button variant="default" size="sm" onClick={byHand}>
          {say('requests:new.by-hand')}
        </Button>
      </div>
    </div>
  )
}
