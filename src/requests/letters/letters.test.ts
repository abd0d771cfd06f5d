import { beforeAll, expect, test } from 'vitest'
import { aDraft, aSentRequest, knowTheLaw } from '../../../test/a-request.ts'
import { bare, readPdf } from '../../../test/read-pdf.ts'
import { useRegion } from '../../../test/region.ts'
import {
  approveRequest,
  findForLetters,
  getLetterBatch,
  issueLetter,
  issueLetters,
  listLetters,
  openLetter,
  previewLetter,
  submitDraft,
  withdrawLetter,
  withdrawRequest,
} from '../contract.ts'

const region = useRegion(['ID', 'TH', 'KH', 'VN'])
const node = region.node('ID')
beforeAll(() => knowTheLaw(node))

const languages = ['id', 'th'] as ['id', 'th']
const check = async (code: string) => (await node.fetch(new Request(`https://id.example/en/verify/${code}`))).text()

test('a sent request becomes a note verbale without retyping, in both languages', async () => {
  const { request } = await aSentRequest(node)
  const { body: offered } = await node.as('Amara')(listLetters, { request })
  expect(offered.languages).toEqual(['id', 'th'])
  expect(offered.offers.map(({ kind }: { kind: string }) => kind)).toEqual([
    'NoteVerbale',
    'PoliceLetter',
    'EmergencyPage',
  ])

  const { status, body } = await node.as('Amara')(issueLetter, { request, kind: 'NoteVerbale', languages })
  expect(status).toBe(200)
  const text = bare(readPdf(Buffer.from(body.pdf, 'base64')).pages.join(''))
  for (const part of ['Riko', 'Building C-9, bed 3, near Mae Sot', 'Nota diplomatik', 'หนังสือกลาง', request, 'ACTIP'])
    expect(text).toContain(bare(part))
  expect(await check(body.code)).toContain('Genuine')

  const { body: listed } = await node.as('Amara')(listLetters, { request })
  expect(listed.letters).toMatchObject([{ number: body.number, kind: 'NoteVerbale', withdrawnAt: null }])
})

test('a request for evidence becomes the paper of Article 6, each item under its heading', async () => {
  const items = {
    requestingOffice: 'Central Authority, Jakarta',
    conductingAuthority: 'Prosecutor of the Western District',
    assistancePurpose: 'To obtain the records of a lodging house',
    matterStatus: 'Under investigation',
    offence: 'Trafficking in persons, Article 2',
    maximumPenalty: 'Fifteen years',
    factsAlleged: 'Recruited with a false offer and held',
    lawText: 'Whoever recruits by deception',
    toAscertain: 'Who paid for the rooms',
    evidenceSought: 'The register of guests',
    evidencePlace: 'Lodging house near the Friendship Bridge',
    subjectName: 'Pak Made Up',
    subjectBirthDate: '1980-05-02',
  }
  const values = { ...items, timeLimit: 'Before the hearing in March' }
  const { request } = await aDraft(node, { kind: 'MLA_Evidence', values, change: { tlp: 'RED' } })
  await node.as('Amara')(submitDraft, { request })
  expect((await node.as('Citra')(approveRequest, { request })).body.status).toBe('Sent')
  const { body: listed } = await node.as('Amara')(listLetters, { request })
  expect(listed.offers).toMatchObject([{ kind: 'MlaRequest', open: [] }])

  const { status, body } = await node.as('Amara')(issueLetter, { request, kind: 'MlaRequest', languages })
  expect(status).toBe(200)
  const text = bare(readPdf(Buffer.from(body.pdf, 'base64')).pages.join(''))
  const { subjectBirthDate: _, ...verbatim } = values
  for (const said of [...Object.values(verbatim), '2 Mei 1980']) expect(text).toContain(bare(said))
  expect(text).toContain(bare('พยานหลักฐานหรือข้อมูลที่ขอ The register of guests'))
})

test('a draft becomes no letter: it would leave past its second person', async () => {
  const { request } = await aDraft(node)
  expect((await node.as('Amara')(listLetters, { request })).body.offers).toEqual([])
  expect(await node.as('Amara')(issueLetter, { request, kind: 'NoteVerbale', languages })).toMatchObject({
    status: 409,
    body: { code: 'requests/no-such-letter-here' },
  })
})

test('the page for the gate needs a number to call, and proposes the one of this state', async () => {
  const { request } = await aSentRequest(node)
  const wish = { request, kind: 'EmergencyPage' as const, languages }
  const { body: preview } = await node.as('Amara')(previewLetter, wish)
  expect(preview.missing).toEqual(['contactNumber'])
  expect(await node.as('Amara')(issueLetter, wish)).toMatchObject({
    status: 409,
    body: { code: 'letters/facts-missing', detail: { missing: ['contactNumber'] } },
  })
  const fill = { contactNumber: '+999 21 555 0112' }
  expect((await node.as('Amara')(issueLetter, { ...wish, fill })).status).toBe(200)
})

test('nothing may be typed that the request could have carried', async () => {
  const { request } = await aSentRequest(node)
  const wish = { request, kind: 'NoteVerbale' as const, languages, fill: { passportNumber: 'X9999999' } }
  expect(await node.as('Amara')(issueLetter, wish)).toMatchObject({
    status: 400,
    body: { code: 'requests/not-for-a-letter', detail: { facts: ['passportNumber'] } },
  })
})

test('an officer who may not see the request sees no letter of it', async () => {
  const { request } = await aSentRequest(node)
  const { body } = await node.as('Amara')(issueLetter, { request, kind: 'NoteVerbale', languages })
  const answers = [
    await node.as('Lestari')(listLetters, { request }),
    await node.as('Lestari')(openLetter, { letter: body.letter }),
    await node.as('Lestari')(withdrawLetter, { letter: body.letter, why: 'Mistake' }),
    await node.as('Lestari')(issueLetter, { request, kind: 'NoteVerbale', languages }),
    await node.as('Lestari')(issueLetters, { requests: [request], kind: 'NoteVerbale', languages }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404])
})

test('a letter is printed again as it was, withdrawn once, and every act stands in the ledger', async () => {
  const { request, id } = await aSentRequest(node)
  const { body } = await node.as('Amara')(issueLetter, { request, kind: 'PoliceLetter', languages })
  const again = await node.as('Amara')(openLetter, { letter: body.letter })
  expect(again.body.pdf).toBe(body.pdf)
  await node.as('Amara')(withdrawLetter, { letter: body.letter, why: 'Replaced' })
  expect(await check(body.code)).toContain('Withdrawn')
  expect(await node.as('Amara')(withdrawLetter, { letter: body.letter, why: 'Mistake' })).toMatchObject({
    status: 409,
    body: { code: 'letters/already-withdrawn' },
  })
  const lines = await node.rows<{ action: string; cases: string; whole: string }>(
    `select action, cases::text, detail::text as whole from platform.ledger
      where action in ('requests/issue-letter', 'requests/open-letter', 'requests/withdraw-letter') and subject = $1`,
    [request],
  )
  expect(lines.map(({ action }) => action).sort()).toEqual([
    'requests/issue-letter',
    'requests/open-letter',
    'requests/withdraw-letter',
  ])
  for (const { cases, whole } of lines) {
    expect(cases).toContain(id)
    for (const secret of ['Riko', 'Mae Sot', body.code]) expect(whole).not.toContain(secret)
  }
})

test('many letters are issued one after the other; those that cannot be say why, and stop nobody', async () => {
  const sent = []
  for (let n = 0; n < 20; n++) sent.push((await aSentRequest(node, { to: 'KH' })).request)
  await node.as('Amara')(withdrawRequest, { request: sent[3]!, reason: 'SentInError' })
  const found = await node.as('Amara')(findForLetters, {
    kind: 'NoteVerbale',
    request: 'LocateAndWelfareCheck',
    state: 'KH',
  })
  expect(found.body.requests).toHaveLength(19)

  const wish = { requests: sent, kind: 'NoteVerbale' as const, languages: ['id', 'km'] as ['id', 'km'] }
  const { body } = await node.as('Amara')(issueLetters, wish)
  expect(body.total).toBe(20)
  const before = await node.as('Amara')(getLetterBatch, { batch: body.batch })
  expect(before.body).toMatchObject({ total: 20, issued: [], refused: [] })
  await node.drain()
  const after = await node.as('Amara')(getLetterBatch, { batch: body.batch })
  expect(after.body.issued).toHaveLength(19)
  expect(after.body.refused).toEqual([{ request: sent[3], problem: 'requests/no-such-letter-here', facts: [] }])
  expect((await node.as('Bima')(getLetterBatch, { batch: body.batch })).status).toBe(404)
  expect((await node.as('Amara')(listLetters, { request: sent[0]! })).body.letters).toHaveLength(1)

  const again = await node.as('Amara')(findForLetters, {
    kind: 'NoteVerbale',
    request: 'LocateAndWelfareCheck',
    state: 'KH',
  })
  expect(again.body.requests).toEqual([])
}, 60_000)

test('a batch that is cut off goes on where it was, and issues nothing twice', async () => {
  const sent = []
  for (let n = 0; n < 10; n++) sent.push((await aSentRequest(node, { to: 'VN' })).request)
  const { body } = await node.as('Amara')(issueLetters, {
    requests: sent,
    kind: 'PoliceLetter',
    languages: ['id', 'vi'],
  })
  await node.drain()
  // The same news again, as after a crash before the job was taken off the list.
  await node.host.system.pool.query(
    `insert into platform.outbox (kind, payload) values ('requests.letters-asked', $1)`,
    [JSON.stringify({ batch: body.batch })],
  )
  await node.drain()
  const [row] = await node.rows<{ n: string }>('select count(*) as n from letters.letter where subject = any($1)', [
    sent,
  ])
  expect(Number(row!.n)).toBe(10)
}, 60_000)
