import { IconChecklist, IconFolders } from '@tabler/icons-react'
import { badgeOf, type DeskPage, type Finder, type Found, type Panel } from '../../../web/kit/desk-page.ts'
import type { z } from 'zod'
import { countCases, findCaseByCode, getCase, listCases, listMyTasks, searchPeople } from '../contract.ts'

export const pages: readonly DeskPage[] = [
  {
    path: '/cases',
    title: 'casework:list.title',
    needs: 'casework.read',
    nav: { order: 20, icon: IconFolders, key: 'KeyC', badge: badgeOf(countCases, ({ overdue }) => overdue) },
    asks: () => [[listCases, { whose: 'mine' }]],
    load: () => import('./cases-page.tsx'),
  },
  {
    path: '/cases/overdue',
    title: 'casework:tab.overdue',
    needs: 'casework.read',
    asks: () => [[listCases, { whose: 'agency', overdue: true }]],
    load: () => import('./overdue-page.tsx'),
  },
  {
    path: '/cases/$case',
    title: 'casework:file.title',
    needs: 'casework.read',
    asks: ({ case: id }) => [[getCase, { case: id }]],
    load: () => import('./case-page.tsx'),
  },
  {
    path: '/tasks',
    title: 'casework:tasks.title',
    needs: 'casework.read',
    nav: { order: 25, icon: IconChecklist, key: 'KeyT', badge: badgeOf(countCases, ({ tasks }) => tasks) },
    asks: () => [[listMyTasks, { whose: 'mine' }]],
    load: () => import('./tasks-page.tsx'),
  },
]

export const finders: readonly Finder[] = [
  {
    needs: 'casework.read',
    ask: (text) => (/^[a-z]{2}-\d{2}-\d{4,7}$/i.test(text.trim()) ? [findCaseByCode, { code: text }] : undefined),
    found: ({ case: id, code }: z.output<typeof findCaseByCode.output>, say): readonly Found[] => [
      { id, label: code, note: say('casework:file.title'), to: '/cases/$case', ids: { case: id } },
    ],
  },
  {
    needs: 'casework.search',
    ask: (text) => (text.trim().length >= 3 ? [searchPeople, { name: text, limit: 8 }] : undefined),
    found: ({ hits }: z.output<typeof searchPeople.output>): readonly Found[] =>
      hits.map((hit) => ({
        id: `${hit.person} ${hit.name}`,
        label: hit.name,
        note: `${hit.caseCode} ${hit.personCode}`,
        to: '/cases/$case',
        ids: { case: hit.case },
      })),
  },
]

export const panels: readonly Panel[] = [
  { on: 'start', order: 20, needs: 'casework.read', load: () => import('./overdue-panel.tsx') },
  { on: 'start', order: 30, needs: 'casework.read', load: () => import('./tasks-panel.tsx') },
]
