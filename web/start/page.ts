import { IconHome } from '@tabler/icons-react'
import type { DeskPage } from '../kit/desk-page.ts'

export const start: DeskPage = {
  path: '/',
  title: 'web:start.title',
  nav: { order: 0, icon: IconHome, key: 'KeyH' },
  load: () => import('./start-page.tsx'),
}
