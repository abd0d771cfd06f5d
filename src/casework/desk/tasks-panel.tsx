import { useAsk } from '../../../web/kit/ask.ts'
import { useSay } from '../../../web/kit/i18n.ts'
import { Waits } from '../../../web/kit/waits.tsx'
import { listMyTasks } from '../contract.ts'
import { TaskRow } from './task-row.tsx'

/** What this officer has to do, the most pressing first. */
export function Panel() {
  const say = useSay()
  const { data, ...of } = useAsk(listMyTasks, { whose: 'mine' }, { every: 60 })
  return (
    <Waits
      title={say('casework:tasks.title')}
      none={say('casework:tasks.none-mine')}
      to="/tasks"
      of={{ ...of, data: data?.tasks }}
      row={(task) => <TaskRow key={task.id} task={task} />}
    />
  )
}
