import { IconAddressBook } from '@tabler/icons-react'
import type { DeskPage, Panel } from '../../../web/kit/desk-page.ts'
import { getAuthority, listAuthorities } from '../authority/contract.ts'
import { listClockRules } from '../calendar/rules-contract.ts'
import { listStates } from '../contract.ts'
import { listInstruments } from '../law/contract.ts'
import { listTongues } from '../tongues/contract.ts'

export const pages: readonly DeskPage[] = [
  {
    path: '/directory',
    title: 'directory:desk.title',
    needs: 'directory.read',
    nav: { order: 120, icon: IconAddressBook, key: 'KeyD' },
    asks: () => [
      [listAuthorities, {}],
      [listStates, {}],
    ],
    load: () => import('./directory-page.tsx'),
  },
  {
    path: '/directory/states',
    title: 'directory:desk.states',
    needs: 'directory.read',
    asks: () => [[listStates, {}]],
    load: () => import('./states-page.tsx'),
  },
  {
    path: '/directory/channels',
    title: 'directory:desk.channels',
    needs: 'directory.read',
    asks: () => [[listStates, {}]],
    load: () => import('./channels-page.tsx'),
  },
  {
    path: '/directory/instruments',
    title: 'directory:desk.instruments',
    needs: 'directory.read',
    asks: () => [[listInstruments, {}]],
    load: () => import('./instruments-page.tsx'),
  },
  {
    path: '/directory/holidays',
    title: 'directory:desk.holidays',
    needs: 'directory.read',
    asks: () => [[listStates, {}]],
    load: () => import('./holidays-page.tsx'),
  },
  {
    path: '/directory/clocks',
    title: 'directory:desk.clocks',
    needs: 'directory.read',
    asks: () => [[listClockRules, {}]],
    load: () => import('./clocks-page.tsx'),
  },
  {
    path: '/directory/languages',
    title: 'directory:desk.languages',
    needs: 'directory.read',
    asks: () => [[listTongues, {}]],
    load: () => import('./languages-page.tsx'),
  },
  {
    path: '/directory/$unit',
    title: 'directory:desk.unit',
    needs: 'directory.read',
    asks: ({ unit = '' }) => [[getAuthority, { code: unit }]],
    load: () => import('./unit-page.tsx'),
  },
]

export const panels: readonly Panel[] = [
  { on: 'start', order: 4, needs: 'directory.edit', load: () => import('./feasts-panel.tsx') },
]
