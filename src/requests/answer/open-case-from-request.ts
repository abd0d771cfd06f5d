import { getCase, openCase } from '../../casework/index.ts'
import { handle } from '../../platform/handle.ts'
import { openCaseFromRequest, type FieldValues } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { auditOf, keyOf, openFields, standingOf } from '../move/row.ts'
import type { RequestRecord } from '../tables.ts'
import { join } from './link-to-case.ts'
import { takeUp } from './take-up.ts'

export const endpoint = handle(openCaseFromRequest, {
  needs: 'requests.answer',
  audit: auditOf,

  async run(context: OfficerCtx, { request, title }) {
    const row = await takeUp(context, request)
    const told = openFields(await keyOf(context, row), row)
    const caseId = await openCase(context, {
      title,
      urgency: row.urgency,
      tlp: row.tlp,
      stateRoles: rolesOf(context, row),
      people: [personOf(row, told)],
    })
    const [person] = (await getCase(context, caseId)).people
    return standingOf(await join(context, row, { case: caseId, person: person?.id ?? null }))
  },
})

const genderOf: Record<string, 'Feminine' | 'Masculine'> = { Female: 'Feminine', Male: 'Masculine' }

/** Who asks us to look for someone is most often her own state; who tells us of someone found holds her. */
function rolesOf({ state }: OfficerCtx, { kind, state: other }: RequestRecord) {
  const theirsIsOrigin = kind === 'LocateAndWelfareCheck' || kind === 'RescueRequest'
  return [
    { state: other, role: theirsIsOrigin ? ('Origin' as const) : ('Destination' as const) },
    { state, role: theirsIsOrigin ? ('Destination' as const) : ('Origin' as const) },
  ]
}

function personOf({ kind }: RequestRecord, told: FieldValues) {
  const text = (name: string) => (typeof told[name] === 'string' ? told[name] : null)
  const names = [
    ...(text('name') ? [{ text: text('name')!, kind: 'Full' as const }] : []),
    ...(text('alias') && text('alias') !== text('name') ? [{ text: text('alias')!, kind: 'Nickname' as const }] : []),
  ]
  return {
    names,
    birth: text('birthDate'),
    home: text('birthplace'),
    place: text('lastPlace')?.slice(0, 500) ?? null,
    description: text('appearance'),
    gender: genderOf[text('sex') ?? ''] ?? ('NonSpecifiedUnknown' as const),
    citizenship: text('nationality') ? [text('nationality')!] : [],
    whereabouts: kind === 'RescueRequest' ? ('StillInside' as const) : ('Unknown' as const),
    roles: [{ role: 'PersonOfConcern' as const }],
  }
}
