import { handle } from '../../platform/handle.ts'
import { catalogueRefused, catalogueTaken } from '../problems.ts'
import { takeCatalogue } from './contract.ts'
import { shippedCatalogues } from './forms.ts'
import { currentCatalogues, nameOf, type Ctx } from './keep.ts'
import { readCatalogue } from './read-catalogue.ts'

/** Takes a newer catalogue into use. With one mistake nothing is taken and the old one stays. */
export const endpoint = handle(takeCatalogue, {
  needs: 'directory.edit',
  audit: (_, { catalogue, version }) => ({ subject: `${catalogue}@${version}` }),
  broken: { catalogue_pkey: () => catalogueTaken() },

  async run({ db, officer, now }: Ctx, { text }) {
    const read = readCatalogue(text)
    if (!read.ok) throw catalogueRefused(read.mistakes)
    const { catalogue } = read
    if (shippedCatalogues.some((each) => nameOf(each) === nameOf(catalogue))) throw catalogueTaken()
    const before = (await currentCatalogues(db)).find((each) => each.catalogue === catalogue.catalogue)
    await db
      .insertInto('identification.catalogue')
      .values({
        name: catalogue.catalogue,
        version: catalogue.version,
        document: JSON.stringify(catalogue),
        taken_at: now,
        taken_by: officer.id,
      })
      .execute()
    return {
      catalogue: catalogue.catalogue,
      version: catalogue.version,
      items: catalogue.items.length,
      before: before?.version ?? null,
    }
  },
})
