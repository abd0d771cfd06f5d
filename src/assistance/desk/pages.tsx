import { getCase } from '../../casework/contract.ts'
import type { DeskPage } from '../../../web/kit/desk-page.ts'

export const pages: readonly DeskPage[] = [
  {
    path: '/cases/$case/consents',
    title: 'assistance:consent.title',
    needs: 'casework.read',
    asks: ({ case: id }) => [[getCase, { case: id }]],
    load: () => import('./consent-page.tsx'),
  },
]
