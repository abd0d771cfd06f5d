import { handle } from '../../platform/handle.ts'
import { listCatalogues } from './contract.ts'
import { currentCatalogues, type Ctx } from './keep.ts'

export const endpoint = handle(listCatalogues, {
  needs: 'directory.edit',
  audit: () => ({ subject: 'catalogues' }),
  run: async ({ db }: Ctx) => ({ catalogues: await currentCatalogues(db) }),
})
