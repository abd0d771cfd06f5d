import { Button } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useTell } from '../../../web/kit/ask.ts'
import { Clock } from '../../../web/kit/clock.tsx'
import { Go } from '../../../web/kit/go.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { Mono } from '../../../web/kit/marks.tsx'
import { useMay } from '../../../web/kit/session.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { finishTask, type MyTask } from '../contract.ts'

interface TaskRowProps {
  readonly task: MyTask
  /** Offered only where there is room to say why. */
  readonly drop?: (task: MyTask) => void
}

/** One task, the case it belongs to, and the two ways in which it ends. */
export function TaskRow({ task, drop }: TaskRowProps) {
  const say = useSay()
  const may = useMay()
  const finish = useTell(finishTask)
  const title = task.title ?? say(`casework:task.${task.kind}`)
  return (
    <li>
      <div className="grow">
        <b>{title}</b>
        <small>
          <Go to="/cases/$case" ids={{ case: task.case }}>
            <Mono>{task.caseCode}</Mono> {task.caseTitle}
          </Go>
        </small>
        {finish.error && <ErrorNote error={finish.error} />}
      </div>
      {task.dueAt && <Clock due={task.dueAt} />}
      {may('casework.write') && (
        <span className="row">
          {drop && (
            <Button
              size="compact-sm"
              variant="subtle"
              className="quiet"
              aria-label={say('casework:do.drop-of', { title })}
              onClick={() => drop(task)}
            >
              {say('casework:do.drop')}
            </Button>
          )}
          <Button
            size="compact-sm"
            variant="default"
            loading={finish.isPending}
            aria-label={say('casework:do.finish-of', { title })}
            onClick={() => finish.mutate({ task: task.id })}
          >
            <IconCheck size={14} />
          </Button>
        </span>
      )}
    </li>
  )
}
