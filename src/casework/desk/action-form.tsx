import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { Next } from '../../../web/kit/card.tsx'
import { Drawer } from '../../../web/kit/drawer.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'

interface ActionFormProps {
  readonly does: string
  /** Where the head says more than the button. */
  readonly title?: ReactNode
  /** Where what was typed outlives a closing. */
  readonly open?: boolean
  readonly close: () => void
  readonly ready: boolean
  readonly told: { readonly isPending: boolean; readonly error: Error | null }
  readonly submit: () => void
  readonly children: ReactNode
}

/** The one form of the case file: a drawer, its fields, what went wrong, and one thing to do. */
export function ActionForm({ does, title = does, open = true, close, ready, told, submit, children }: ActionFormProps) {
  const say = useSay()
  return (
    <Drawer title={title} open={open} close={close}>
      <form
        className="cs-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (ready && !told.isPending) submit()
        }}
      >
        {children}
        {told.error && <ErrorNote error={told.error} />}
        <div className="row cs-form-do">
          <Button variant="default" size="sm" onClick={close}>
            {say('web:action.close')}
          </Button>
          <Next type="submit" disabled={!ready} loading={told.isPending}>
            {does}
          </Next>
        </div>
      </form>
    </Drawer>
  )
}
