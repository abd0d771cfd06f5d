import { getCase, getPerson } from '../casework/index.ts'
import { handle } from '../platform/handle.ts'
import { getDataKey, sealJson } from '../platform/seal.ts'
import type { OfficerCtx } from './context.ts'
import { EntryId, prepareEntry } from './contract.ts'
import type { Values } from './entry-row.ts'
import { forms } from './forms.ts'
import { mayName } from './may-name.ts'
import { findUnit } from './originators.ts'
import { needsAPerson, noSuchOriginator } from './problems.ts'

export const endpoint = handle(prepareEntry, {
  needs: 'networks.prepare',
  audit: ({ form }, { entry, case: id }) => ({ subject: entry, cases: [id], detail: { form } }),

  async run(context: OfficerCtx, { case: asked, form, person, originator, unit }) {
    const { db, vault, officer, now, newId } = context
    const { id: caseId, people } = await getCase(context, asked)
    const definition = forms[form]
    if (definition.aboutAPerson && !people.some((each) => each.id === person)) throw needsAPerson(form)
    if (unit && !(originator && (await findUnit(context, originator, unit)))) throw noSuchOriginator(unit)
    if (person && definition.aboutAPerson) await mayName(context, person, { form, groups: [] })
    const values = definition.aboutAPerson ? await knownOf(context, person!) : {}
    const asks = new Set(definition.fields.filter(({ release }) => release !== 'Never').map(({ name }) => name))
    const kept = Object.fromEntries(Object.entries(values).filter(([name]) => asks.has(name as never)))
    const key = await getDataKey(db, vault, caseId)
    const entry = EntryId.parse(newId())
    await db
      .insertInto('networks.entry')
      .values({
        id: entry,
        case_id: caseId,
        person: definition.aboutAPerson ? person! : null,
        form,
        network: definition.network,
        fields: sealJson(key, 'network-entry.fields', { ...kept, contactPost: officer.post }),
        released: [],
        originator: originator ?? null,
        originator_unit: unit ?? null,
        originator_yes: null,
        reference: null,
        agency: officer.agency,
        prepared_by: officer.id,
        post: officer.post,
        prepared_at: now,
        changed_at: now,
        filed_at: null,
        filed_by: null,
      })
      .execute()
    return { entry, case: caseId }
  },
})

/** What the case knows that a form can hold; nothing of it is released by being there. */
async function knownOf(context: OfficerCtx, id: string): Promise<Values> {
  const { identity, gender, citizenship, languages } = await getPerson(context, id)
  const known = {
    names: identity.names.map(({ text }) => text).join('\n'),
    birth: identity.birth ?? identity.birthAsSaid ?? '',
    gender: gender === 'NonSpecifiedUnknown' ? '' : gender,
    citizenship: citizenship.join(', '),
    languages: languages.join(', '),
    description: identity.description ?? '',
  }
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== ''))
}
