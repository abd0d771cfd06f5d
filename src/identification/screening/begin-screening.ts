import { getPerson } from '../../casework/index.ts'
import { handle } from '../../platform/handle.ts'
import { noSuchForm } from '../problems.ts'
import { beginScreening } from './contract.ts'
import { formsIn } from './forms.ts'
import { currentCatalogues, nameOf, toScreening, type Ctx, type ScreeningRow } from './keep.ts'

export const endpoint = handle(beginScreening, {
  needs: 'identification.screen',
  audit: ({ person, form }, output) => ({
    subject: person,
    cases: [output.case],
    detail: { form, screening: output.id },
  }),

  async run(context: Ctx, { person, form: name, language, interpreted, minor }) {
    const { db, officer, now, newId, state } = context
    const { case: caseId } = await getPerson(context, person)
    const form = formsIn(state).find((each) => each.form === name)
    if (!form) throw noSuchForm(name)
    const row: ScreeningRow = {
      id: newId(),
      person,
      case_id: caseId,
      form: form.form,
      form_version: form.version,
      catalogues: (await currentCatalogues(db)).map(nameOf),
      minor,
      language,
      interpreted,
      begun_at: now,
      begun_by: officer.id,
      ended_at: null,
      suggestion: null,
      determination: null,
    }
    await db.insertInto('identification.screening').values(row).execute()
    return toScreening(row)
  },
})
