import { IconMessageReport } from '@tabler/icons-react'
import { badgeOf, type DeskPage, type Panel } from '../../../../web/kit/desk-page.ts'
import { getGrievance, listGrievances } from '../../grievance/contract.ts'

export const grievancePages: readonly DeskPage[] = [
  {
    path: '/grievances',
    title: 'assistance:grievance.title',
    needs: 'assistance.hear-grievance',
    nav: {
      order: 35,
      icon: IconMessageReport,
      key: 'KeyK',
      badge: badgeOf(listGrievances, ({ grievances, checks }) => grievances.length + checks.length),
    },
    asks: () => [[listGrievances, {}]],
    load: () => import('./grievances-page.tsx'),
  },
  {
    path: '/grievances/new',
    title: 'assistance:grievance.take',
    needs: 'assistance.take-grievance',
    load: () => import('./take-page.tsx'),
  },
  {
    path: '/grievances/$grievance',
    title: 'assistance:grievance.one',
    needs: 'assistance.hear-grievance',
    asks: ({ grievance }) => [[getGrievance, { grievance }]],
    load: () => import('./grievance-page.tsx'),
  },
]

export const grievancePanels: readonly Panel[] = [
  { on: 'start', order: 12, needs: 'assistance.hear-grievance', load: () => import('./grievances-panel.tsx') },
]
