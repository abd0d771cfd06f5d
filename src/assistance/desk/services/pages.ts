import { IconBed } from '@tabler/icons-react'
import { getCase } from '../../../casework/contract.ts'
import type { DeskPage, Panel } from '../../../../web/kit/desk-page.ts'
import { listProviders } from '../../providers/contract.ts'
import { listGaps, listServices } from '../../services/contract.ts'
import { listBeds } from '../../shelter/contract.ts'

export const servicePages: readonly DeskPage[] = [
  {
    path: '/cases/$case/services',
    title: 'assistance:services.title',
    needs: 'compartment.protection',
    asks: ({ case: id }) => [
      [getCase, { case: id }],
      [listServices, { case: id }],
    ],
    load: () => import('./services-page.tsx'),
  },
  {
    path: '/beds',
    title: 'assistance:beds.title',
    needs: 'assistance.services',
    nav: { order: 45, icon: IconBed, key: 'KeyK' },
    asks: () => [[listBeds, { free: false }]],
    load: () => import('../shelter/beds-page.tsx'),
  },
  {
    path: '/providers',
    title: 'assistance:providers.title',
    needs: 'casework.read',
    asks: () => [[listProviders, {}]],
    load: () => import('../providers/providers-page.tsx'),
  },
  {
    path: '/gaps',
    title: 'assistance:services.gaps',
    needs: 'figures.read',
    asks: () => [[listGaps, {}]],
    load: () => import('./gaps-page.tsx'),
  },
]

export const servicePanels: readonly Panel[] = [
  { on: 'case', order: 6, needs: 'compartment.protection', load: () => import('./case-panel.tsx') },
]
