import { useSay } from '../../../web/kit/i18n.ts'
import { finishTask, type MyTask } from '../contract.ts'
import { ReasonForm } from './reason-form.tsx'

/** A task that is not done and will not be: the reason stays with the case. */
export function DropTask({ task, close }: { task: MyTask; close: () => void }) {
  const say = useSay()
  return (
    <ReasonForm
      title={say('casework:do.drop-of', { title: task.title ?? say(`casework:task.${task.kind}`) })}
      does={say('casework:do.drop')}
      close={close}
      tells={finishTask}
      what={(outcome) => ({ task: task.id, state: 'Dropped' as const, outcome })}
    />
  )
}
