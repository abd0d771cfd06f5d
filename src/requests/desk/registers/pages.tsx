import type { DeskPage } from '../../../../web/kit/desk-page.ts'
import {
  countBacklog,
  getReconciliation,
  getWorkbook,
  listDifferences,
  listReconciliations,
  listWithdrawals,
  watchWithdrawals,
} from '../../contract.ts'

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
    path: '/exchange/books/$state/$report',
    title: 'requests:books.title',
    needs: 'requests.reconcile',
    load: () => import('./book-page.tsx'),
  },
  {
    path: '/exchange/differences',
    title: 'requests:differences.title',
    needs: 'requests.reconcile',
    asks: () => [[listDifferences, {}]],
    load: () => import('./differences-page.tsx'),
  },
  {
    path: '/exchange/differences/$state',
    title: 'requests:differences.title',
    needs: 'requests.reconcile',
    load: () => import('./differences-page.tsx'),
  },
  {
    path: '/exchange/withdrawals',
    title: 'requests:withdrawals.title',
    needs: 'requests.read',
    asks: () => [[listWithdrawals, {}]],
    load: () => import('./withdrawals-page.tsx'),
  },
  {
    path: '/transfers/withdrawals',
    title: 'requests:withdrawals.title',
    needs: 'transfers.read',
    asks: () => [[watchWithdrawals, {}]],
    load: () => import('./withdrawals-watch-page.tsx'),
  },
  {
    path: '/exchange/workbook/$state',
    title: 'requests:workbook.title',
    needs: 'requests.reconcile',
    asks: ({ state = '' }) => [[getWorkbook, { state }]],
    load: () => import('./workbook-page.tsx'),
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
