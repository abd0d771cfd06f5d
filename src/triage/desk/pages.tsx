import { IconInbox } from '@tabler/icons-react'
import { badgeOf, type DeskPage, type Panel } from '../../../web/kit/desk-page.ts'
import { countQueue, getItem, listQueue } from '../contract.ts'

const inbox = { title: 'triage:inbox.title', needs: 'triage.read', load: () => import('./inbox-page.tsx') } as const

export const pages: readonly DeskPage[] = [
  {
    ...inbox,
    path: '/inbox',
    asks: () => [[listQueue, { state: 'waiting' }]],
    nav: {
      order: 10,
      icon: IconInbox,
      key: 'KeyI',
      badge: badgeOf(countQueue, ({ waiting }) => waiting),
    },
  },
  {
    ...inbox,
    path: '/inbox/$report',
    asks: ({ report }) => [
      [listQueue, { state: 'waiting' }],
      [getItem, { report }],
    ],
  },
]

export const panels: readonly Panel[] = [
  { on: 'start', order: 10, needs: 'triage.read', load: () => import('./start-panel.tsx') },
]
