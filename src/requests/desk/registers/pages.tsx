import type { DeskPage } from '../../../../web/kit/desk-page.ts'
import { getReconciliation, listReconciliations } from '../../contract.ts'

export const pages: readonly DeskPage[] = [
  {
    path: '/exchange/books',
    title: 'requests:books.title',
    needs: 'requests.reconcile',
    asks: () => [[listReconciliations, {}]],
    load: () => import('./books-page.tsx'),
  },
  {
    path: '/exchange/books/$state',
    title: 'requests:books.title',
    needs: 'requests.reconcile',
    asks: ({ state = '' }) => [[getReconciliation, { state }]],
    load: () => import('./book-page.tsx'),
  },
]
