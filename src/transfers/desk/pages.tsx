import { IconBook2 } from '@tabler/icons-react'
import type { DeskPage } from '../../../web/kit/desk-page.ts'
import { listGrounds } from '../contract.ts'

export const pages: readonly DeskPage[] = [
  {
    path: '/transfers',
    title: 'transfers:title',
    needs: 'transfers.read',
    nav: { order: 125, icon: IconBook2, key: 'KeyB' },
    load: () => import('./transfers-page.tsx'),
  },
  {
    path: '/transfers/grounds',
    title: 'transfers:grounds.title',
    needs: 'transfers.read',
    asks: () => [[listGrounds, {}]],
    load: () => import('./grounds-page.tsx'),
  },
]
