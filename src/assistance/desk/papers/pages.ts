import { getCase } from '../../../casework/contract.ts'
import type { DeskPage, Panel } from '../../../../web/kit/desk-page.ts'
import { listPapers } from '../../papers/contract.ts'

export const paperPages: readonly DeskPage[] = [
  {
    path: '/cases/$case/papers',
    title: 'assistance:papers.title',
    needs: 'casework.read',
    asks: ({ case: id }) => [
      [getCase, { case: id }],
      [listPapers, { case: id }],
    ],
    load: () => import('./papers-page.tsx'),
  },
]

export const paperPanels: readonly Panel[] = [
  { on: 'case', order: 44, needs: 'casework.read', load: () => import('./papers-panel.tsx') },
]
