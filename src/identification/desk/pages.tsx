import { listDeterminations } from '../contract.ts'
import type { DeskPage } from '../../../web/kit/desk-page.ts'

export const pages: readonly DeskPage[] = [
  {
    path: '/cases/$case/identification/$person',
    title: 'identification:page.title',
    needs: 'casework.read',
    asks: ({ person }) => [[listDeterminations, { person }]],
    load: () => import('./determination-page.tsx'),
  },
]
