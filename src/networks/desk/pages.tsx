import { IconTopologyStar3 } from '@tabler/icons-react'
import type { DeskPage, Panel } from '../../../web/kit/desk-page.ts'
import { getEntry, listEntries } from '../contract.ts'
import { listOperations } from '../operations-contract.ts'

export const pages: readonly DeskPage[] = [
  {
    path: '/networks',
    title: 'networks:desk.title',
    needs: 'networks.read',
    nav: { order: 130, icon: IconTopologyStar3, key: 'KeyW' },
    asks: () => [
      [listEntries, {}],
      [listOperations, {}],
    ],
    load: () => import('./networks-page.tsx'),
  },
  {
    path: '/networks/$entry',
    title: 'networks:entry.title',
    needs: 'networks.read',
    asks: ({ entry = '' }) => [[getEntry, { entry }]],
    load: () => import('./entry-page.tsx'),
  },
]

export const panels: readonly Panel[] = [
  { on: 'case', order: 60, needs: 'networks.read', load: () => import('./case-panel.tsx') },
]
