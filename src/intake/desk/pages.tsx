import { IconPhoneIncoming } from '@tabler/icons-react'
import type { DeskPage } from '../../../web/kit/desk-page.ts'

export const pages: readonly DeskPage[] = [
  {
    path: '/new-report',
    title: 'intake:desk.title',
    needs: 'intake.take',
    nav: { order: 15, icon: IconPhoneIncoming, key: 'KeyN' },
    load: () => import('./new-report-page.tsx'),
  },
]
