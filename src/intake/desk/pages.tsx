import { IconPhoneIncoming } from '@tabler/icons-react'
import type { DeskPage, Panel } from '../../../web/kit/desk-page.ts'

export const pages: readonly DeskPage[] = [
  {
    path: '/new-report',
    title: 'intake:desk.title',
    needs: 'intake.take',
    nav: { order: 15, icon: IconPhoneIncoming, key: 'KeyN' },
    load: () => import('./new-report-page.tsx'),
  },
]

export const panels: readonly Panel[] = [
  { on: 'report', order: 5, needs: 'intake.read', load: () => import('./report-thread.tsx') },
  { on: 'report', order: 10, needs: 'intake.read', load: () => import('./report-panel.tsx') },
  { on: 'case', order: 15, needs: 'intake.read', load: () => import('./case-threads.tsx') },
  { on: 'case', order: 20, needs: 'intake.read', load: () => import('./case-panel.tsx') },
]
