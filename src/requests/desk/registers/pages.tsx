import type { DeskPage } from '../../../../web/kit/desk-page.ts'
import { countBacklog, getReconciliation, listReconciliations } from '../../contract.ts'

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
  {
    path: '/exchange/backlog',
    title: 'requests:backlog.title',
    needs: 'requests.read',
    asks: () => [[countBacklog, {}]],
    load: () => import('./backlog-page.tsx'),
  },
  {
    path: '/exchange/backlog/$state/$of',
    title: 'requests:backlog.title',
    needs: 'requests.read',
    load: () => import('./backlog-list-page.tsx'),
  },
]
