import { IconArrowsExchange } from '@tabler/icons-react'
import { badgeOf, type DeskPage, type Panel } from '../../../web/kit/desk-page.ts'
import { countRequests, getRequest, getRoom, listLetters, listRequests } from '../contract.ts'
import { pages as registers } from './registers/pages.tsx'
import { pages as rosters } from './rosters/pages.tsx'

export const pages: readonly DeskPage[] = [
  ...registers,
  ...rosters,
  {
    path: '/exchange',
    title: 'requests:board.title',
    needs: 'requests.read',
    nav: { order: 30, icon: IconArrowsExchange, key: 'KeyX', badge: badgeOf(countRequests, ({ count }) => count) },
    asks: () => [
      [listRequests, { side: 'In', show: 'Open' }],
      [listRequests, { side: 'Out', show: 'Open' }],
    ],
    load: () => import('./board-page.tsx'),
  },
  {
    path: '/exchange/$request',
    title: 'requests:page.title',
    needs: 'requests.read',
    asks: ({ request }) => [[getRequest, { request }]],
    load: () => import('./request-page.tsx'),
  },
  {
    path: '/exchange/rooms/$room',
    title: 'requests:room.one',
    needs: 'requests.read',
    asks: ({ room }) => [[getRoom, { room }]],
    load: () => import('./room/room-page.tsx'),
  },
  {
    path: '/exchange/letters',
    title: 'requests:letters.many',
    needs: 'requests.write',
    load: () => import('./letters-page.tsx'),
  },
  {
    path: '/exchange/$request/letter',
    title: 'requests:letters.draw-up',
    needs: 'requests.write',
    asks: ({ request }) => [[listLetters, { request }]],
    load: () => import('./letter-page.tsx'),
  },
  {
    path: '/cases/$case/request',
    title: 'requests:new.title',
    needs: 'requests.write',
    load: () => import('./new-request-page.tsx'),
  },
]

export const panels: readonly Panel[] = [
  { on: 'case', order: 10, needs: 'requests.read', load: () => import('./case-panel.tsx') },
  { on: 'case', order: 12, needs: 'requests.read', load: () => import('./room/rooms-panel.tsx') },
  { on: 'start', order: 40, needs: 'requests.approve', load: () => import('./approval-panel.tsx') },
  {
    on: 'start',
    order: 45,
    needs: 'requests.reconcile',
    load: () => import('./registers/differences-panel.tsx'),
  },
  { on: 'start', order: 46, needs: 'transfers.read', load: () => import('./registers/withdrawals-panel.tsx') },
  { on: 'start', order: 50, needs: 'requests.read', load: () => import('./start-panel.tsx') },
]
