import { IconScale } from '@tabler/icons-react'
import { getCase } from '../../../casework/contract.ts'
import type { DeskPage, Panel } from '../../../../web/kit/desk-page.ts'
import { listAid, listMandates } from '../../aid/contract.ts'

export const aidPages: readonly DeskPage[] = [
  {
    path: '/cases/$case/legal-aid',
    title: 'assistance:aid.title',
    needs: 'assistance.aid',
    asks: ({ case: id }) => [
      [getCase, { case: id }],
      [listAid, { case: id }],
    ],
    load: () => import('./aid-page.tsx'),
  },
  {
    path: '/mandates',
    title: 'assistance:aid.mine',
    needs: 'assistance.counsel',
    nav: { order: 36, icon: IconScale, key: 'KeyJ' },
    asks: () => [[listMandates, {}]],
    load: () => import('./mandates-page.tsx'),
  },
]

export const aidPanels: readonly Panel[] = [
  { on: 'case', order: 45, needs: 'assistance.aid', load: () => import('./aid-panel.tsx') },
]
