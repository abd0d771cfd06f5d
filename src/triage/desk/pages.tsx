import { IconInbox } from '@tabler/icons-react'
import type { z } from 'zod'
import { badgeOf, type DeskPage, type Finder, type Found, type Panel } from '../../../web/kit/desk-page.ts'
import { isReceipt, readReceipt } from '../../intake/contract.ts'
import { countQueue, findReceipt, getItem, listQueue } from '../contract.ts'

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

/** Ten digits with nothing but spaces, dots and dashes between them, as a caller reads them out. */
const looksLikeReceipt = (text: string) => /^[\d\s.\-–]+$/.test(text) && readReceipt(text).length === 10

export const finders: readonly Finder[] = [
  {
    needs: 'triage.read',
    ask: (text) =>
      looksLikeReceipt(text) && isReceipt(readReceipt(text)) ? [findReceipt, { receipt: text }] : undefined,
    found: ({ report, receipt, case: made }: z.output<typeof findReceipt.output>, say): readonly Found[] => [
      ...(report === null
        ? []
        : [
            {
              id: report,
              label: receipt.replace(/^(\d{4})(\d{4})/, '$1 $2 '),
              note: say('triage:receipt.report'),
              to: '/inbox/$report',
              ids: { report },
            },
          ]),
      ...(made === null
        ? []
        : [
            {
              id: made.id,
              label: made.code,
              note: say('triage:receipt.case'),
              to: '/cases/$case',
              ids: { case: made.id },
            },
          ]),
    ],
    wrong: (text, say) =>
      looksLikeReceipt(text) && !isReceipt(readReceipt(text)) ? say('triage:receipt.wrong') : undefined,
  },
]
