import { Button, Menu } from '@mantine/core'
import { IconDotsVertical } from '@tabler/icons-react'
import { useGo } from '../../../web/kit/go.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { useMay } from '../../../web/kit/session.ts'
import type { MaskedPerson } from '../contract.ts'
import type { Action } from './action.ts'

/** Everything that is done for one person of a case. */
export function PersonMenu({ one, act }: { one: MaskedPerson; act: (action: Action) => void }) {
  const say = useSay()
  const may = useMay()
  const go = useGo()
  const item = (kind: Action['kind'], does: string) => (
    <Menu.Item onClick={() => act({ kind, person: one.id })}>{does}</Menu.Item>
  )
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          size="compact-xs"
          variant="subtle"
          className="quiet"
          aria-label={say('casework:do.more-for', { code: one.code })}
        >
          <IconDotsVertical size={14} />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => go('/cases/$case/identification/$person', { case: one.case, person: one.id })}>
          {say('casework:file.identification')}
        </Menu.Item>
        {may('casework.write') && (
          <>
            {item('contact', say('casework:do.contact'))}
            {item('correct', say('casework:do.correct'))}
            {item('roles', say('casework:do.roles'))}
            {item('leg', say('casework:do.leg'))}
            {item('identifier', say('casework:do.identifier'))}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
