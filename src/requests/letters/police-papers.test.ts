import { beforeAll, expect, test } from 'vitest'
import { aDraft, knowTheLaw } from '../../../test/a-request.ts'
import { useRegion } from '../../../test/region.ts'
import { bare, readPdf } from '../../../test/read-pdf.ts'
import { approveRequest, issueLetter, listLetters, submitDraft } from '../contract.ts'

const node = useRegion(['ID', 'TH']).node('ID')
beforeAll(() => knowTheLaw(node))

test.each([
  {
    kind: 'EvidencePreservation',
    matter: 'preserved',
    values: {
      platform: 'Made-Up Messenger',
      account: '999-555-0112',
      windowFrom: '2026-09-01',
      windowUntil: '2026-11-20',
      recordsWanted: 'Subscriber',
      formalRequestFollows: true,
    },
    shown: ['Made-Up Messenger', '999-555-0112', 'Subscriber', '1 September 2026', 'A formal request will follow'],
  },
  {
    kind: 'PoliceInformation',
    matter: 'police information',
    values: {
      informationKind: 'MoneyFlow',
      information: 'Payments of workers go to one account.',
      sourceReliability: 'B',
      informationCredibility: '2',
    },
    shown: ['Payments of workers go to one account.', 'A flow of money', 'Reliability of the source, A to F'],
  },
] as const)('$kind has its paper: a police letter and a note', async ({ kind, matter, values, shown }) => {
  const { request } = await aDraft(node, { kind, values, change: { tlp: 'AMBER+STRICT' } })
  const sent = await node.as('Amara')(submitDraft, { request })
  if (sent.body.status !== 'Sent') await node.as('Citra')(approveRequest, { request })
  const { body: listed } = await node.as('Amara')(listLetters, { request })
  expect(listed.offers).toMatchObject([{ kind: 'PoliceLetter' }, { kind: 'NoteVerbale' }])
  for (const paper of ['PoliceLetter', 'NoteVerbale'] as const) {
    const { status, body } = await node.as('Amara')(issueLetter, { request, kind: paper, languages: ['en'] })
    expect(status).toBe(200)
    const text = bare(readPdf(Buffer.from(body.pdf, 'base64')).pages.join(''))
    for (const part of [matter, ...shown]) expect(text).toContain(bare(part))
  }
})
