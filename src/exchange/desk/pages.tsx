import { IconBuildingLighthouse, IconSignature } from '@tabler/icons-react'
import { badgeOf, type DeskPage } from '../../../web/kit/desk-page.ts'
import { listDeadLetters, listPartners } from '../contract.ts'
import { showMembers, showPartner } from '../members/contract.ts'

export const pages: readonly DeskPage[] = [
  {
    path: '/partners',
    title: 'exchange:partners.title',
    needs: 'exchange.read',
    nav: {
      order: 145,
      icon: IconBuildingLighthouse,
      key: 'KeyP',
      badge: badgeOf(listDeadLetters, ({ letters }) => letters.length),
    },
    asks: () => [
      [listPartners, {}],
      [listDeadLetters, {}],
    ],
    load: () => import('./partners-page.tsx'),
  },
  {
    path: '/partners/$state',
    title: 'exchange:partner.tab',
    needs: 'exchange.read',
    asks: ({ state = '' }) => [
      [listPartners, {}],
      [showPartner, { state }],
    ],
    load: () => import('./partner-page.tsx'),
  },
  {
    path: '/members',
    title: 'exchange:members.title',
    needs: 'exchange.read',
    nav: {
      order: 146,
      icon: IconSignature,
      key: 'KeyM',
      badge: badgeOf(showMembers, ({ proposals }) => proposals.length),
    },
    asks: () => [[showMembers, {}]],
    load: () => import('./members-page.tsx'),
  },
]
