import { IconChartBar } from '@tabler/icons-react'
import type { DeskPage } from '../../../web/kit/desk-page.ts'
import { getFigure, getSeries, listFigures, ownCounts } from '../contract.ts'
import { heading } from './heading.ts'

export const pages: readonly DeskPage[] = [
  {
    path: '/figures',
    title: 'figures:desk.title',
    needs: 'figures.read',
    nav: { order: 110, icon: IconChartBar, key: 'KeyF' },
    asks: () => [
      [getSeries, { series: heading }],
      [ownCounts, {}],
      [listFigures, {}],
    ],
    load: () => import('./figures-page.tsx'),
  },
  {
    path: '/figures/$figure',
    title: 'figures:desk.figure',
    needs: 'figures.read',
    asks: ({ figure = '' }) => [[getFigure, { code: figure }]],
    load: () => import('./figure-page.tsx'),
  },
]
