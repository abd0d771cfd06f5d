import { getCase } from '../../../casework/contract.ts'
import type { DeskPage, Panel } from '../../../../web/kit/desk-page.ts'
import { listDue } from '../../due/contract.ts'
import { getSafety } from '../../safety/contract.ts'

export const safetyPages: readonly DeskPage[] = [
  {
    path: '/cases/$case/safety',
    title: 'assistance:safety.title',
    needs: 'compartment.protection',
    asks: ({ case: id }) => [
      [getCase, { case: id }],
      [getSafety, { case: id }],
    ],
    load: () => import('./safety-page.tsx'),
  },
  {
    path: '/due',
    title: 'assistance:due.title',
    needs: 'casework.read',
    asks: () => [[listDue, { limit: 50 }]],
    load: () => import('../due/due-page.tsx'),
  },
]

export const safetyPanels: readonly Panel[] = [
  { on: 'start', order: 16, needs: 'compartment.protection', load: () => import('../due/due-panel.tsx') },
  { on: 'case', order: 4, needs: 'compartment.protection', load: () => import('./case-panel.tsx') },
  { on: 'report', order: 1, needs: 'intake.read', load: () => import('./report-panel.tsx') },
]
