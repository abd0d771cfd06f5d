import { beforeAll, expect, test } from 'vitest'
import { aDraft, knowTheLaw, someValues } from '../../../test/a-request.ts'
import { bare, readPdf } from '../../../test/read-pdf.ts'
import { useRegion } from '../../../test/region.ts'
import { approveRequest, issueLetter, listLetters, submitDraft, type RequestKind } from '../contract.ts'

const node = useRegion(['ID', 'TH']).node('ID')
const amara = node.as('Amara')
beforeAll(() => knowTheLaw(node))

const own = {
  MLA_Statement: { witnessName: 'Saksi Contoh', witnessQuestions: 'Who kept the passports?', sworn: true },
  MLA_Videolink: {
    witnessName: 'Saksi Contoh',
    court: 'Court of the Western District',
    hearingDate: '2027-03-09',
    interpreterNeeded: false,
  },
  MLA_ServiceOfDocuments: {
    documentsToServe: 'Summons of 9 March',
    addresseeName: 'Pak Made Up',
    addresseePlace: 'Lodging house near the bridge',
  },
  MLA_FreezeOrForfeit: {
    propertyDescription: 'Balance of account XX0000000',
    courtOrder: 'Order 12/2026 of the Western District',
    orderFinal: true,
  },
} as const satisfies Partial<Record<RequestKind, object>>

test.each(Object.entries(own))(
  '%s becomes a paper of its own items, in both languages, without retyping',
  async (name, values) => {
    const kind = name as RequestKind
    const { request } = await aDraft(node, { kind, values: { ...someValues(kind), ...values }, change: { tlp: 'RED' } })
    await amara(submitDraft, { request })
    expect(await node.as('Citra')(approveRequest, { request })).toMatchObject({ status: 200 })
    expect((await amara(listLetters, { request })).body.offers).toMatchObject([{ kind: 'MlaRequest', open: [] }])
    const { status, body } = await amara(issueLetter, { request, kind: 'MlaRequest', languages: ['id', 'th'] })
    expect([status, status === 200 ? undefined : body]).toEqual([200, undefined])
    const text = bare(readPdf(Buffer.from(body.pdf, 'base64')).pages.join(''))
    for (const said of Object.values(values)) if (typeof said === 'string') expect(text).toContain(bare(said))
    const yesOrNo = Object.values(values).find((value) => typeof value === 'boolean')
    // A code is said in words, never as `true`.
    expect(text).not.toMatch(/true|false/)
    if (yesOrNo !== undefined) expect(text).toContain(bare(yesOrNo ? 'Ya' : 'Tidak'))
  },
)
