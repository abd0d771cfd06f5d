import { Button } from '@mantine/core'
import { useTell } from '../../../web/kit/ask.ts'
import { Drawer } from '../../../web/kit/drawer.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { acceptHistory } from '../log/contract.ts'

/** The second thought before a log that turned back is signed again. */
export function AcceptHistory({ state, close }: { state: string | undefined; close: () => void }) {
  const say = useSay()
  const accept = useTell(acceptHistory)
  return (
    <Drawer
      title={state ? say('exchange:log.sign-again-of', { state }) : ''}
      open={state !== undefined}
      close={() => close()}
    >
      {state && (
        <div className="ex-sheet">
          <p>{say('exchange:log.sign-again-when', { state })}</p>
          <p>{say('exchange:log.evidence-stays')}</p>
          {accept.error && <ErrorNote error={accept.error} />}
          <div>
            <Button loading={accept.isPending} onClick={() => accept.mutate({ state }, { onSuccess: close })}>
              {say('exchange:log.sign-again')}
            </Button>
          </div>
        </div>
      )}
    </Drawer>
  )
}
