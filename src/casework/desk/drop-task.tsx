import { useTell } from '../../../web/kit/ask.ts'
import { useSay } from '../../../web/kit/i18n.ts'
import { finishTask, type MyTask } from '../contract.ts'
import { ReasonForm } from './reason-form.tsx'

/** A task that is not done and will not be: the reason stays with the case. */
export function DropTask({ task, close }: { task: MyTask; close: () => void }) {
  const say = useSay()
  const told = useTell(finishTask)
  return (
    <ReasonForm
      title={say('casework:do.drop-of', { title: task.title ?? say(`casework:task.${task.kind}`) })}
      does={say('casework:do.drop')}
      close={close}
      told={told}
      submit={(outcome) => told.mutate({ task: task.id, state: 'Dropped', outcome }, { onSuccess: close })}
    />
  )
}
