import { getCase } from '../../casework/contract.ts'
import { listConsents } from '../contract.ts'
import { listBurdens, listHeld } from '../position/contract.ts'
import { servicePages, servicePanels } from './services/pages.ts'
import { safetyPages, safetyPanels } from './safety/pages.ts'
import type { DeskPage, Panel } from '../../../web/kit/desk-page.ts'
import { paperPages, paperPanels } from './papers/pages.ts'
import { aidPages, aidPanels } from './aid/pages.ts'
import { grievancePages, grievancePanels } from './grievance/pages.ts'

export const pages: readonly DeskPage[] = [
  ...safetyPages,
  ...servicePages,
  {
    path: '/cases/$case/consents',
    title: 'assistance:consent.title',
    needs: 'casework.read',
    asks: ({ case: id }) => [[getCase, { case: id }]],
    load: () => import('./consent-page.tsx'),
  },
  {
    path: '/cases/$case/consents/$person',
    title: 'assistance:copy.title',
    needs: 'casework.read',
    asks: ({ person }) => [[listConsents, { person }]],
    load: () => import('./copy-page.tsx'),
  },
  {
    path: '/cases/$case/protection',
    title: 'assistance:position.title',
    needs: 'casework.read',
    asks: ({ case: id }) => [
      [getCase, { case: id }],
      [listBurdens, { case: id }],
    ],
    load: () => import('./position/position-page.tsx'),
  },
  {
    path: '/detention',
    title: 'assistance:position.held',
    needs: 'assistance.position',
    asks: () => [[listHeld, {}]],
    load: () => import('./position/held-page.tsx'),
  },
  ...grievancePages,
  ...aidPages,
  ...paperPages,
]

export const panels: readonly Panel[] = [
  ...safetyPanels,
  { on: 'case', order: 5, needs: 'casework.read', load: () => import('./consent-panel.tsx') },
  ...servicePanels,
  { on: 'start', order: 15, needs: 'assistance.position', load: () => import('./position/held-panel.tsx') },
  ...grievancePanels,
  ...aidPanels,
  ...paperPanels,
]
