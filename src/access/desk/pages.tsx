import { IconEye, IconListCheck, IconShieldExclamation, IconUserShield, IconUsers } from '@tabler/icons-react'
import type { DeskPage, Panel } from '../../../web/kit/desk-page.ts'
import { listDevices, listExceptions } from '../contract.ts'
import { listOfficers, listPosts, listRoles } from '../officers-contract.ts'

export const pages: readonly DeskPage[] = [
  { path: '/sign-in', title: 'access:sign-in.title', open: true, load: () => import('./sign-in-page.tsx') },
  { path: '/accept', title: 'access:accept.title', open: true, load: () => import('./accept-page.tsx') },
  {
    path: '/officers',
    title: 'access:officers.title',
    needs: 'access.administer',
    nav: { order: 130, icon: IconUsers, key: 'KeyO' },
    asks: () => [
      [listOfficers, {}],
      [listPosts, {}],
    ],
    load: () => import('./officers-page.tsx'),
  },
  {
    path: '/exceptions',
    title: 'access:exceptions.title',
    needs: 'access.audit',
    nav: { order: 135, icon: IconShieldExclamation, key: 'KeyE' },
    asks: () => [[listExceptions, {}]],
    load: () => import('./exceptions-page.tsx'),
  },
  {
    path: '/roles',
    title: 'access:roles.title',
    needs: 'access.roles',
    nav: { order: 132, icon: IconListCheck, key: 'KeyL' },
    asks: () => [[listRoles, {}]],
    load: () => import('./roles-page.tsx'),
  },
  {
    path: '/reads',
    title: 'access:reads.title',
    needs: 'access.reads',
    nav: { order: 140, icon: IconEye, key: 'KeyR' },
    load: () => import('./reads-page.tsx'),
  },
  {
    path: '/reads/$case',
    title: 'access:reads.title',
    needs: 'access.reads',
    load: () => import('./reads-page.tsx'),
  },
  {
    path: '/account',
    title: 'access:account.title',
    needs: 'access.self',
    nav: { order: 150, icon: IconUserShield, key: 'KeyU' },
    asks: () => [[listDevices, {}]],
    load: () => import('./account-page.tsx'),
  },
]

export const panels: readonly Panel[] = [
  { on: 'start', order: 5, needs: 'access.confirm-conflict', load: () => import('./claims-panel.tsx') },
]
