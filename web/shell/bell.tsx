import { ActionIcon, Indicator, Menu } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { useState } from 'react'
import { useKnows, useLanguage, useSay } from '../kit/i18n.ts'
import { useMe } from '../kit/session.ts'
import { formatClock } from '../kit/time.ts'
import { readNotices, useNotices } from './live.ts'

/** What has happened since this desk was opened, newest first. Kinds and times only: the page itself says more. */
export function Bell() {
  const say = useSay()
  const knows = useKnows()
  const language = useLanguage()
  const { state } = useMe()
  const { notices, unread } = useNotices()
  const [open, setOpen] = useState(false)
  const name = unread > 0 ? say('web:bell.unread', { count: unread }) : say('web:bell.title')
  const told = notices.filter(({ kind }) => knows(`web:news.${kind.replace('.', '-')}`))
  return (
    <Menu opened={open} onChange={setOpen} onOpen={readNotices} position="bottom-end" width={320} withinPortal>
      <Menu.Target>
        <Indicator color="bahaya.6" size={8} offset={8} disabled={unread === 0}>
          <ActionIcon variant="subtle" size={34} aria-label={name} title={name}>
            <IconBell size={19} stroke={1.75} />
          </ActionIcon>
        </Indicator>
      </Menu.Target>
      <Menu.Dropdown aria-label={say('web:bell.title')}>
        {told.length === 0 && <Menu.Label>{say('web:bell.nothing')}</Menu.Label>}
        {told.slice(0, 12).map(({ kind, at, n }) => (
          <Menu.Item key={n} rightSection={<span className="num">{formatClock(at, { language, state })}</span>}>
            {say(`web:news.${kind.replace('.', '-')}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
