import { Tabs } from '@mantine/core'
import { useState } from 'react'
import { useAsk } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { Page as Frame } from '../../../web/kit/page.tsx'
import { Answered, Empty } from '../../../web/kit/states.tsx'
import { listMyTasks, type MyTask } from '../contract.ts'
import './casework.css'
import { DropTask } from './drop-task.tsx'
import { TaskRow } from './task-row.tsx'

const tabs = ['mine', 'agency'] as const
type Whose = (typeof tabs)[number]

/** What I have to do, and what my agency has; the most pressing first. */
export function Page() {
  const say = useSay()
  const [whose, setWhose] = useState<Whose>('mine')
  const [dropping, drop] = useState<MyTask>()
  const list = useAsk(listMyTasks, { whose }, { keep: true, every: 60 })
  const turn = () => setWhose(whose === 'mine' ? 'agency' : 'mine')
  return (
    <Frame
      title={say('casework:tasks.title')}
      keys={[
        { code: 'BracketLeft', show: '[', does: say('casework:keys.tab'), run: turn },
        { code: 'BracketRight', show: ']', does: say('casework:keys.tab'), run: turn },
      ]}
    >
      <div className="cl-head">
        <Tabs value={whose} onChange={(value) => value && setWhose(value as Whose)}>
          <Tabs.List aria-label={say('casework:tasks.title')}>
            {tabs.map((name) => (
              <Tabs.Tab key={name} value={name}>
                {say(`casework:tasks.${name}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
      </div>
      <Card bleed className="cl-tasks">
        <Answered of={list} rows={6}>
          {({ tasks }) =>
            tasks.length === 0 ? (
              <Empty>{say(`casework:tasks.none-${whose}`)}</Empty>
            ) : (
              <ul className="waits" aria-label={say(`casework:tasks.${whose}`)}>
                {tasks.map((task) => (
                  <TaskRow key={task.id} task={task} drop={drop} />
                ))}
              </ul>
            )
          }
        </Answered>
      </Card>
      {dropping && <DropTask key={dropping.id} task={dropping} close={() => drop(undefined)} />}
    </Frame>
  )
}
