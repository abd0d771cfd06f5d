import { IconSearch } from '@tabler/icons-react'
import type { DeskPage } from '../kit/desk-page.ts'

export const search: DeskPage = {
  path: '/search',
  title: 'web:search.title',
  needs: 'casework.search',
  nav: { order: 40, icon: IconSearch, key: 'KeyS' },
  load: () => import('./search-page.tsx'),
}
