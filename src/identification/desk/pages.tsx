import { listDecisionLetters } from '../letter/contract.ts'
import { listDeterminations } from '../list.contract.ts'
import { getMatrix } from '../matrix/contract.ts'
import { getScreening, listCatalogues } from '../screening/contract.ts'
import type { DeskPage } from '../../../web/kit/desk-page.ts'

export const pages: readonly DeskPage[] = [
  {
    path: '/cases/$case/identification/$person',
    title: 'identification:page.title',
    needs: 'casework.read',
    asks: ({ person }) => [[listDeterminations, { person }]],
    load: () => import('./determination-page.tsx'),
  },
  {
    path: '/cases/$case/screening/$screening',
    title: 'identification:screen.title',
    needs: 'identification.screen',
    asks: ({ screening }) => [[getScreening, { screening }]],
    load: () => import('./screening-page.tsx'),
  },
  {
    path: '/cases/$case/elements/$person',
    title: 'identification:matrix.title',
    needs: 'identification.screen',
    asks: ({ person }) => [[getMatrix, { person }]],
    load: () => import('./matrix-page.tsx'),
  },
  {
    path: '/cases/$case/decision-letter/$person',
    title: 'identification:letter.title',
    needs: 'casework.read',
    asks: ({ person }) => [[listDecisionLetters, { person }]],
    load: () => import('./letter-page.tsx'),
  },
  {
    path: '/directory/indicators',
    title: 'identification:catalogues.title',
    needs: 'directory.edit',
    asks: () => [[listCatalogues, {}]],
    load: () => import('./catalogues-page.tsx'),
  },
]
