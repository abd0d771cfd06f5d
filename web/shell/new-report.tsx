import { IconPlus } from '@tabler/icons-react'
import { Go } from '../kit/go.tsx'
import { useSay } from '../kit/i18n.ts'
import { useMay } from '../kit/session.ts'
import { pages } from '../pages.ts'

const page = pages.find(({ path }) => path === '/new-report')

/** The way to a report taken by phone, on every page of those who may take one. */
export function NewReport() {
  const say = useSay()
  const may = useMay()
  if (!page || (page.needs && !may(page.needs))) return null
  return (
    <Go to={page.path} className="new" aria-label={say('web:shell.new-report')}>
      <IconPlus size={16} stroke={2.25} aria-hidden="true" />
      <span className="new-l">{say('web:shell.new-report')}</span>
    </Go>
  )
}
