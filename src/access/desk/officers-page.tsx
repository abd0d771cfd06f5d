import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAsk } from '../../../web/kit/ask.ts'
import { Card, Next } from '../../../web/kit/card.tsx'
import { Drawer } from '../../../web/kit/drawer.tsx'
import { TickField } from '../../../web/kit/form.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Tag } from '../../../web/kit/marks.tsx'
import { Page } from '../../../web/kit/page.tsx'
import { useMe } from '../../../web/kit/session.ts'
import { Answered, Empty } from '../../../web/kit/states.tsx'
import { formatDate } from '../../../web/kit/time.ts'
import { listOfficers, listPosts } from '../officers-contract.ts'
import { Invite } from './invite.tsx'
import type { OfficerRow } from './officer-row.ts'
import { OfficerDrawer } from './officer-drawer.tsx'
import { PostsCard } from './posts-card.tsx'
import { TableRegion } from './table-region.tsx'
import './account.css'

/** The officers of this state and their posts. Nothing of any case is here. */
function OfficersPage() {
  const say = useSay()
  const [ended, setEnded] = useState(false)
  const officers = useAsk(listOfficers, { includeEnded: ended }, { keep: true })
  const posts = useAsk(listPosts, {})
  const [open, setOpen] = useState<'invite' | OfficerRow>()
  const close = () => setOpen(undefined)
  return (
    <Page title={say('access:officers.title')}>
      <div className="pane">
        <div className="row between">
          <TickField label={say('access:officers.with-ended')} value={ended} change={setEnded} />
          <Next onClick={() => setOpen('invite')}>{say('access:officers.invite')}</Next>
        </div>
        <Card title={say('access:officers.title')} bleed>
          <Answered of={officers} rows={8}>
            {({ officers: all }) =>
              all.length === 0 ? (
                <Empty>{say('access:officers.none')}</Empty>
              ) : (
                <OfficerTable officers={all} open={setOpen} />
              )
            }
          </Answered>
        </Card>
        <Answered of={posts} rows={6}>
          {(answer) => <PostsCard {...answer} />}
        </Answered>
      </div>
      <Drawer title={say('access:officers.invite')} open={open === 'invite'} close={close}>
        {open === 'invite' && posts.data && <Invite posts={posts.data.posts} agencies={posts.data.agencies} />}
      </Drawer>
      <Drawer title={typeof open === 'object' ? open.name : ''} open={typeof open === 'object'} close={close}>
        {typeof open === 'object' && posts.data && <OfficerDrawer officer={open} {...posts.data} done={close} />}
      </Drawer>
    </Page>
  )
}

function OfficerTable({ officers, open }: { officers: readonly OfficerRow[]; open: (officer: OfficerRow) => void }) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  return (
    <TableRegion label={say('access:officers.title')}>
      <table>
        <thead>
          <tr>
            <th>{say('access:officers.officer')}</th>
            <th>{say('access:officers.post')}</th>
            <th>{say('access:officers.since')}</th>
            <th>{say('access:officers.sign-in')}</th>
            <th className="act">
              <span className="sr">{say('access:officers.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {officers.map((officer) => (
            <tr key={officer.id}>
              <td>
                {officer.name}
                <small>{officer.email}</small>
              </td>
              <td>
                {officer.holding ? (
                  <>
                    {officer.holding.title}
                    <small>{officer.holding.agency}</small>
                  </>
                ) : (
                  <Tag>{say('access:officers.no-post')}</Tag>
                )}
              </td>
              <td className="num nowrap">
                {officer.holding && formatDate(officer.holding.since, { language, state })}
                {officer.holding?.until && (
                  <small>
                    {say('access:officers.until', { date: formatDate(officer.holding.until, { language, state }) })}
                  </small>
                )}
              </td>
              <td>
                <SignInState officer={officer} />
              </td>
              <td className="act">
                <Button
                  size="compact-sm"
                  variant="subtle"
                  onClick={() => open(officer)}
                  aria-label={say('access:officers.change-of', { name: officer.name })}
                >
                  {say('access:officers.change')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  )
}

function SignInState({ officer: { joined, secondFactor } }: { officer: OfficerRow }) {
  const say = useSay()
  if (!joined) return <Tag tone="info">{say('access:officers.invited')}</Tag>
  return secondFactor ? (
    <Tag tone="ok">{say('access:officers.two-factors')}</Tag>
  ) : (
    <Tag tone="warn">{say('access:officers.no-app')}</Tag>
  )
}

export { OfficersPage as Page }
