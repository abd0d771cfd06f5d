import { getPerson } from '../../casework/index.ts'
import { handle } from '../../platform/handle.ts'
import { listScreenings } from './contract.ts'
import { formsIn } from './forms.ts'
import { currentCatalogues, toScreening, type Ctx } from './keep.ts'

/** The register of interviews: whoever reads it sees how often she has told her story already. */
export const endpoint = handle(listScreenings, {
  needs: 'casework.read',
  audit: ({ person }, output) => ({ subject: person, cases: [output.case] }),

  async run(context: Ctx, { person }) {
    const { case: caseId } = await getPerson(context, person)
    const rows = await context.db
      .selectFrom('identification.screening')
      .selectAll()
      .where('person', '=', person)
      .orderBy('begun_at', 'desc')
      .execute()
    const catalogues = await currentCatalogues(context.db)
    const [first] = catalogues.flatMap(({ items }) => items)
    return {
      person,
      case: caseId,
      screenings: rows.map(toScreening),
      forms: formsIn(context.state).map(({ form, version, title, source, verified }) => ({
        form,
        version,
        title,
        source,
        verified,
      })),
      languages: Object.keys(first!.words),
    }
  },
})
