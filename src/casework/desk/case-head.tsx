import { Button, Menu } from '@mantine/core'
import { IconDotsVertical } from '@tabler/icons-react'
import { Next } from '../../../web/kit/card.tsx'
import { Clock } from '../../../web/kit/clock.tsx'
import { useGo } from '../../../web/kit/go.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { State, Tag, Tlp } from '../../../web/kit/marks.tsx'
import { PhaseLine } from '../../../web/kit/phase-line.tsx'
import { useMay, useMe } from '../../../web/kit/session.ts'
import { formatDate } from '../../../web/kit/time.ts'
import { type CaseFile, Phase } from '../contract.ts'
import type { Action } from './action.ts'
import { GlassTag } from './glass-tag.tsx'
import { OutsideTag, UrgencyTag } from './tags.tsx'

const outside = new Set(['NonStateArmedGroup', 'Contested', 'SEZOperator'])

/** The record bar: handling, danger, who leads, and the one next step. */
export function CaseHead({ file, act }: { file: CaseFile; act: (action: Action) => void }) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  const may = useMay()
  const go = useGo()
  const held = file.legs.some(({ control }) => outside.has(control))
  return (
    <div className="cs-head">
      <div className="cs-top">
        <div className="cs-meta">
          <Tlp v={file.tlp} title={say('casework:file.tlp')} />
          {may('access.break-glass') && <GlassTag id={file.id} />}
          <UrgencyTag urgency={file.urgency} />
          {held && <OutsideTag />}
          {file.status !== 'Active' && <Tag tone="info">{say(`casework:status.${file.status}`)}</Tag>}
          <span className="row cs-states">
            {file.stateRoles.map((part) => (
              <span key={part.id} title={say(`casework:state-role.${part.role}`)}>
                <State c={part.state} />
                <span className="sr">{say(`casework:state-role.${part.role}`)}</span>
              </span>
            ))}
          </span>
          <span className="t2">{say('casework:list.people', { count: file.people.length })}</span>
          {file.coordinator && (
            <span className="t2">{say('casework:file.coordinator', { post: file.coordinator })}</span>
          )}
          <span className="t2 num">
            {say('casework:file.opened', { at: formatDate(file.openedAt, { language, state }) })}
          </span>
          {file.absorbed.map((one) => (
            <Tag key={one.id} outline>
              {say('casework:file.absorbed', { code: one.code })}
            </Tag>
          ))}
          {file.nextContactDue && <Clock due={file.nextContactDue} rule={say('casework:clock.NextContact')} />}
        </div>
        {may('casework.write') && (
          <span className="row cs-do">
            {may('requests.write') ? (
              <>
                <Button size="sm" variant="default" onClick={() => act({ kind: 'contact' })}>
                  {say('casework:do.contact')}
                </Button>
                <Next k="R" onClick={() => go('/cases/$case/request', { case: file.id })}>
                  {say('casework:do.request')}
                </Next>
              </>
            ) : (
              <Next k="C" onClick={() => act({ kind: 'contact' })}>
                {say('casework:do.contact')}
              </Next>
            )}
            <More act={act} />
          </span>
        )}
      </div>
      <div className="cs-phases">
        <PhaseLine
          label={say('casework:file.phases')}
          at={file.phase}
          phases={Phase.options.map((code) => ({ code, name: say(`casework:phase.${code}`) }))}
        />
      </div>
    </div>
  )
}

function More({ act }: { act: (action: Action) => void }) {
  const say = useSay()
  const may = useMay()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="sm" variant="default" className="cs-more" aria-label={say('casework:do.more')}>
          <IconDotsVertical size={16} />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => act({ kind: 'phase' })}>{say('casework:do.phase')}</Menu.Item>
        <Menu.Item onClick={() => act({ kind: 'case' })}>{say('casework:do.case')}</Menu.Item>
        <Menu.Item onClick={() => act({ kind: 'task' })}>{say('casework:do.task')}</Menu.Item>
        <Menu.Item onClick={() => act({ kind: 'person' })}>{say('casework:do.person')}</Menu.Item>
        <Menu.Item onClick={() => act({ kind: 'identifier' })}>{say('casework:do.identifier')}</Menu.Item>
        <Menu.Item onClick={() => act({ kind: 'invite' })}>{say('casework:do.invite')}</Menu.Item>
        <Menu.Item onClick={() => act({ kind: 'link' })}>{say('casework:do.link')}</Menu.Item>
        {may('casework.merge') && (
          <Menu.Item onClick={() => act({ kind: 'merge' })}>{say('casework:do.merge')}</Menu.Item>
        )}
        <Menu.Item onClick={() => act({ kind: 'status' })}>{say('casework:do.status')}</Menu.Item>
        {may('access.declare-conflict') && (
          <Menu.Item onClick={() => act({ kind: 'conflict' })}>{say('casework:do.conflict')}</Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
