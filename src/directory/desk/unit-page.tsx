import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAsk, useTell } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { Drawer } from '../../../web/kit/drawer.tsx'
import { Go, useIds } from '../../../web/kit/go.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { Page as Frame } from '../../../web/kit/page.tsx'
import { useMay } from '../../../web/kit/session.ts'
import { Answered, ErrorNote } from '../../../web/kit/states.tsx'
import { getAuthority, undoChange, verifyAuthority, type Authority, type AuthorityCode } from '../authority/contract.ts'
import { Acts } from './acts.tsx'
import { EntryForm } from './entry-form.tsx'
import { Facts } from './facts.tsx'
import { Places } from './places.tsx'
import { useWords } from './words.ts'

/** One authority: how to reach it, how fresh that is, and everything that was changed about it. */
export function Page() {
  const say = useSay()
  const words = useWords()
  const { unit = '' } = useIds<'unit'>()
  const found = useAsk(getAuthority, { code: unit as AuthorityCode })
  const title = found.data ? words(found.data.authority.name) : say('directory:desk.unit')
  return (
    <Frame title={title} crumbs={<Go to="/directory">{say('directory:desk.title')}</Go>}>
      <Places here="authorities" />
      <Answered of={found}>
        {({ authority, acts }) => (
          <div className="dir-two">
            <Card title={say(`directory:kind.${authority.kind}`)} right={<Editing of={authority} acts={acts} />}>
              <Facts of={authority} />
            </Card>
            <Card title={say('directory:history.title')}>
              <Acts acts={acts} />
            </Card>
          </div>
        )}
      </Answered>
    </Frame>
  )
}

/** Verify, change, undo: for the directory manager. */
function Editing({ of: { code, version, ...rest }, acts }: { of: Authority; acts: readonly { act: string }[] }) {
  const say = useSay()
  const may = useMay()
  const [changing, setChanging] = useState(false)
  const verify = useTell(verifyAuthority)
  const undo = useTell(undoChange)
  if (!may('directory.edit')) return null
  const error = verify.error ?? undo.error
  return (
    <>
      {acts[0] && acts[0].act !== 'Added' && (
        <Button
          size="compact-sm"
          variant="subtle"
          loading={undo.isPending}
          onClick={() => undo.mutate({ code, version })}
        >
          {say('directory:edit.undo')}
        </Button>
      )}
      <Button size="compact-sm" variant="default" onClick={() => setChanging(true)}>
        {say('directory:edit.change')}
      </Button>
      <Button size="compact-sm" loading={verify.isPending} onClick={() => verify.mutate({ code, version })}>
        {say('directory:edit.verify')}
      </Button>
      <Drawer title={say('directory:edit.change')} open={changing} close={() => setChanging(false)}>
        {changing && <EntryForm of={{ code, version, ...rest }} done={() => setChanging(false)} />}
      </Drawer>
      {error && <ErrorNote error={error} />}
    </>
  )
}
