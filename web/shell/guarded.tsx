import type { ComponentType } from 'react'
import type { DeskPage } from '../kit/desk-page.ts'
import { useSay } from '../kit/i18n.ts'
import { Page } from '../kit/page.tsx'
import { useMay } from '../kit/session.ts'
import { Denied } from '../kit/states.tsx'

/** Shows a page to those who hold its right. The node guards what is on it; this only spares a page full of refusals. */
export function Guarded({ page, component: Component }: { page: DeskPage; component: ComponentType }) {
  const say = useSay()
  const may = useMay()
  if (page.needs && !may(page.needs))
    return (
      <Page title={say(page.title)}>
        <Denied />
      </Page>
    )
  return <Component />
}
