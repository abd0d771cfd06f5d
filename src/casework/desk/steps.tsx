import { Button } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useTell } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { Clock } from '../../../web/kit/clock.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { useMay } from '../../../web/kit/session.ts'
import { Empty, ErrorNote } from '../../../web/kit/states.tsx'
import { type CaseFile, finishTask } from '../contract.ts'
import type { Action } from './action.ts'
import { ClockRow } from './clock-row.tsx'

/** What has to be done next, and the clocks that run, with the source of each. */
export function Steps({ file, act }: { file: CaseFile; act: (action: Action) => void }) {
  const say = useSay()
  const may = useMay()
  const finish = useTell(finishTask)
  const codeOf = (person: string | null) => file.people.find(({ id }) => id === person)?.code
  return (
    <>
      <Card
        title={say('casework:file.steps')}
        right={say('casework:file.open-tasks', { count: file.tasks.length })}
        bleed
      >
        {file.tasks.length === 0 ? (
          <Empty
            action={
              may('casework.write') ? (
                <Button size="compact-sm" variant="default" onClick={() => act({ kind: 'task' })}>
                  {say('casework:do.task')}
                </Button>
              ) : undefined
            }
          >
            {say('casework:file.no-tasks')}
          </Empty>
        ) : (
          <ul className="todo-list">
            {file.tasks.map((task, index) => (
              <li key={task.id} className={index === 0 ? 'todo todo-on' : 'todo'}>
                <div className="grow">
                  <b>{task.title ?? say(`casework:task.${task.kind}`)}</b>
                  <small>
                    {[codeOf(task.person), say(`casework:compartment.${task.compartment}`)].filter(Boolean).join(' · ')}
                  </small>
                </div>
                {task.dueAt && <Clock due={task.dueAt} />}
                {may('casework.write') && (
                  <Button
                    size="compact-sm"
                    variant="default"
                    loading={finish.isPending && finish.variables?.task === task.id}
                    aria-label={say('casework:do.finish-of', {
                      title: task.title ?? say(`casework:task.${task.kind}`),
                    })}
                    onClick={() => finish.mutate({ task: task.id })}
                  >
                    <IconCheck size={14} />
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
        {finish.error && <ErrorNote error={finish.error} />}
      </Card>
      <Card title={say('casework:file.clocks')} bleed>
        {file.clocks.length === 0 ? (
          <Empty>{say('casework:file.no-clocks')}</Empty>
        ) : (
          <ul className="todo-list">
            {file.clocks.map((clock) => (
              <ClockRow key={clock.id} clock={clock} code={codeOf(clock.person)} />
            ))}
          </ul>
        )}
      </Card>
    </>
  )
}
