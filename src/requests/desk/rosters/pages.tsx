import type { DeskPage } from '../../../../web/kit/desk-page.ts'
import { getRosterPart, listRosterParts } from '../../contract.ts'

export const pages: readonly DeskPage[] = [
  {
    path: '/exchange/rosters',
    title: 'requests:roster.title',
    needs: 'requests.read',
    asks: () => [[listRosterParts, {}]],
    load: () => import('./rosters-page.tsx'),
  },
  {
    path: '/exchange/rosters/new',
    title: 'requests:roster.new',
    needs: 'requests.write',
    load: () => import('./new-roster-page.tsx'),
  },
  {
    path: '/exchange/rosters/$part',
    title: 'requests:roster.part',
    needs: 'requests.read',
    asks: ({ part }) => [[getRosterPart, { part }]],
    load: () => import('./roster-page.tsx'),
  },
]
