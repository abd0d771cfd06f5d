import { beforeAll, describe, expect, test } from 'vitest'
import { aDraft, knowTheLaw, someValues } from '../../test/a-request.ts'
import { useRegion } from '../../test/region.ts'
import { inSystem } from '../platform/in-system.ts'
import { getRequest, RequestKind, submitDraft, type FieldValues } from './contract.ts'
import { definitions } from './definitions.ts'
import { says } from './fields.ts'
import { openingOf, stepOf } from './messages.ts'

const node = useRegion(['ID', 'TH']).node('ID')
beforeAll(() => knowTheLaw(node))

/** (a) to (f), and what each kind has for (g). */
const items = ['requestingOffice', 'conductingAuthority', 'assistancePurpose', 'matterStatus', 'offence']
items.push('maximumPenalty', 'factsAlleged', 'lawText', 'toAscertain')
const sought: Record<string, string[]> = {
  MLA_Evidence: ['evidenceSought'],
  MLA_Statement: ['witnessQuestions'],
  MLA_ServiceOfDocuments: ['documentsToServe'],
  MLA_FreezeOrForfeit: ['propertyDescription'],
}
const kinds = RequestKind.options.filter((kind) => kind.startsWith('MLA_'))

test.each([
  '-',
  '—',
  '…',
  '. . .',
  'n/a',
  'N.A.',
  'Not applicable',
  'tidak ada',
  'XXX',
  'x',
  '000',
  '?',
  'ไม่มี',
  '\u200b',
])('%j says nothing', (value) => expect(says(value)).toBe(false))

test.each(['Theft', 'Art. 5', '10 years', '7', '盗', 'None of the accounts is known to us', 'Nilai kerugian'])(
  '%j says something',
  (value) => expect(says(value)).toBe(true),
)

describe.each(kinds)('%s', (kind) => {
  const needed = [...items, ...(sought[kind] ?? [])]
  const opening = (fields: FieldValues) => ({
    id: '0199dddd-0000-7000-8000-000000000001',
    from: 'TH',
    type: definitions[kind].message,
    thread: '0199cccc-0000-7000-8000-000000000001',
    issuedAt: node.host.clock(),
    body: {
      request: '0199cccc-0000-7000-8000-000000000001',
      kind,
      to: 'ID',
      purpose: 'Prosecute',
      urgency: 'Routine',
      tlp: 'RED',
      caveats: [],
      legalBasis: [],
      language: 'en',
      acknowledgeDue: '2026-11-24T09:20:00.000Z',
      answerDue: '2026-11-25T07:20:00.000Z',
      post: 'prosecutor',
      at: '2026-11-24T07:20:00.000Z',
      fields,
    },
  })

  test('arrives with every item of Article 6, and with no placeholder in the place of one', async () => {
    const { body } = opening(someValues(kind))
    expect(openingOf(kind).safeParse(body).success).toBe(true)
    for (const name of needed) {
      const message = opening({ ...someValues(kind), [name]: 'n/a' })
      await expect(
        inSystem(node.host, (context) => node.host.deliver(context, message)),
        name,
      ).rejects.toMatchObject({ code: 'requests/not-as-agreed', detail: { issues: [{ path: `fields.${name}` }] } })
    }
  })

  test('stays here while a placeholder stands for an item; the draft keeps it and says which', async () => {
    const blank = Object.fromEntries(needed.map((name) => [name, '-']))
    const { request } = await aDraft(node, { kind, values: { ...someValues(kind), ...blank }, change: { tlp: 'RED' } })
    const { body } = await node.as('Amara')(getRequest, { request })
    expect(body.values).toMatchObject(blank)
    expect(body.missing.toSorted()).toEqual(needed.toSorted())
    expect(await node.as('Amara')(submitDraft, { request })).toMatchObject({
      status: 409,
      body: { code: 'requests/incomplete' },
    })
  })

  test('no later step puts a placeholder in the place of an item', () => {
    const step = { request: opening({}).body.request, step: 'MoreInfoGiven', reason: null, text: null, answer: null }
    const said = (offence: string) =>
      stepOf(kind).safeParse({ ...step, fields: { offence }, post: 'x', at: '2026-11-24T07:20:00.000Z' }).success
    expect([said('Trafficking in persons'), said('--')]).toEqual([true, false])
  })
})
