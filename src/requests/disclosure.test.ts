import { beforeAll, describe, expect, test } from 'vitest'
import { aDraft, knowTheLaw, saveDraft, someValue, someValues, welfareValues } from '../../test/a-request.ts'
import { useRegion } from '../../test/region.ts'
import { inSystem } from '../platform/in-system.ts'
import { getRequest, RequestKind, type RequestId } from './contract.ts'
import { definitions, forbiddenTo } from './definitions.ts'
import { catalogue, fieldNames } from './catalogue.ts'

const region = useRegion(['ID', 'TH'])
const node = region.node('ID')

beforeAll(async () => {
  await knowTheLaw(node)
})

const named = 20
let count = 0
const openingFrom = (kind: RequestKind, fields: object, change: object = {}) => {
  const request = `0199cccc-0000-7000-8000-${String(++count).padStart(12, '0')}`
  return {
    id: `0199dddd-0000-7000-8000-${String(count).padStart(12, '0')}`,
    from: 'TH',
    type: definitions[kind].message,
    thread: request,
    issuedAt: node.host.clock(),
    body: {
      request,
      kind,
      to: 'ID',
      purpose: definitions[kind].purposes[0],
      urgency: 'Immediate',
      tlp: definitions[kind].tlp[0],
      caveats: [],
      legalBasis: [],
      language: 'en',
      acknowledgeDue: '2026-11-24T09:20:00.000Z',
      answerDue: '2026-11-25T07:20:00.000Z',
      post: 'focal',
      at: '2026-11-24T07:20:00.000Z',
      fields,
      ...change,
    },
  }
}
const deliver = (message: ReturnType<typeof openingFrom>) =>
  inSystem(node.host, (context) => node.host.deliver(context, message))

describe.each(RequestKind.options)('%s', (kind) => {
  const { required, optional } = definitions[kind]

  test('carries only what it names: every other field is forbidden', () => {
    expect([...required, ...optional, ...forbiddenTo(definitions[kind])].toSorted()).toEqual([...fieldNames].toSorted())
    for (const name of ['narrative', 'healthRecord', 'reporterIdentity', 'familyAddress', 'suspects'] as const)
      expect(forbiddenTo(definitions[kind])).toContain(name)
  })

  test('arrives whole, and is refused with each forbidden field and without each required one', async () => {
    expect(await deliver(openingFrom(kind, someValues(kind)))).toBe(true)
    const refused = { code: 'requests/not-as-agreed', status: 422 }
    await inSystem(node.host, async (context) => {
      for (const name of forbiddenTo(definitions[kind])) {
        const message = openingFrom(kind, { ...someValues(kind), [name]: someValue(name) })
        await expect(node.host.deliver(context, message), name).rejects.toMatchObject(refused)
      }
      for (const name of required) {
        const { [name]: _without, ...rest } = someValues(kind)
        await expect(node.host.deliver(context, openingFrom(kind, rest)), name).rejects.toMatchObject(refused)
      }
    })
  })

  test('is refused on the way out with each forbidden field, and the answer says the field, never its content', async () => {
    const { request } = await aDraft(node, { kind, values: kind.includes('Check') ? welfareValues : {} })
    const before = (await node.as('Amara')(getRequest, { request })).body
    const forbidden = forbiddenTo(definitions[kind])
    // An answer names twenty at most: all of each twenty are named, so each of them is refused.
    for (let at = 0; at < forbidden.length; at += named) {
      const names = forbidden.slice(at, at + named)
      const values = names.map((name) => [name, catalogue[name].kind === 'text' ? 'secret words' : someValue(name)])
      const answer = await saveDraft(node, request, { values: Object.fromEntries(values), before })
      expect(answer).toMatchObject({ status: 400, body: { code: 'requests/field-not-allowed' } })
      expect(answer.body.detail?.issues ?? answer.body.issues).toMatchObject([
        {
          code: 'unrecognized_keys',
          fields: expect.toSatisfy((said: string[]) => names.every((name) => said.includes(name))),
        },
      ])
      expect(JSON.stringify(answer.body)).not.toContain('secret words')
    }
    const { body } = await node.as('Amara')(getRequest, { request })
    expect(body.staysHere.filter(({ forbidden }: { forbidden: boolean }) => forbidden)).toHaveLength(
      forbiddenTo(definitions[kind]).length,
    )
  })
})

test('an opening for another state, on another thread, twice, or from the wrong hands has no effect', async () => {
  const kind = 'LocateAndWelfareCheck'
  const elsewhere = openingFrom(kind, someValues(kind), { to: 'KH' })
  await expect(deliver(elsewhere)).rejects.toMatchObject({ code: 'requests/not-as-agreed' })
  const first = openingFrom(kind, someValues(kind))
  await deliver(first)
  await expect(deliver({ ...first, id: '0199eeee-0000-7000-8000-000000000001' })).rejects.toMatchObject({
    code: 'requests/already-known',
  })
  const step = { request: first.body.request as RequestId, step: 'Withdrawn', reason: 'PersonFound', text: null }
  const body = { ...step, fields: null, answer: null, post: 'x', at: '2026-11-24T07:20:00.000Z' }
  const fromCambodia = {
    ...first,
    id: '0199eeee-0000-7000-8000-000000000002',
    from: 'KH',
    type: 'requests.step@1.0',
    body,
  }
  await expect(deliver(fromCambodia as never)).rejects.toMatchObject({ code: 'requests/no-such-request' })
})
