import { expect, test } from 'vitest'
import { closed, useGateOne } from '../../../test/gate-one.ts'
import { aSentRequest, knowTheLaw } from '../../../test/a-request.ts'
import { bare, readPdf } from '../../../test/read-pdf.ts'
import {
  acceptRequest,
  approveRequest,
  beginExecution,
  issueLetter,
  listLetters,
  reportExecution,
} from '../contract.ts'

const { region, bangkok, jakarta, amara, citra, say, waiting } = useGateOne()
const languages = ['th', 'id'] as ['th', 'id']

test('a letter about her status leaves only while she agrees', async () => {
  const { request, person } = await waiting('Given')
  await citra(approveRequest, { request })
  const wish = { request, kind: 'StatusLetter' as const, languages }
  const { status, body } = await amara(issueLetter, wish)
  expect(status).toBe(200)
  const text = bare(readPdf(Buffer.from(body.pdf, 'base64')).pages.join(''))
  expect(text).toContain(bare('หนังสือแจ้งคำวินิจฉัยสถานะ'))
  expect(text).toContain(bare('Diduga korban perdagangan orang'))
  expect(text).not.toContain('Passport taken')

  await say(person, 'Withdrawn')
  expect(await amara(issueLetter, wish)).toMatchObject(closed)
})

test('an answer on nationality becomes a letter of the state that answered', async () => {
  await knowTheLaw(jakarta)
  const { request } = await aSentRequest(bangkok, {
    kind: 'NationalityVerification',
    to: 'ID',
    values: { name: 'Riko Pratama', birthDate: '2004-03-09', passportNumber: 'X9999999' },
  })
  await citra(approveRequest, { request })
  await region.settle()
  expect((await jakarta.as('Amara')(listLetters, { request })).body.offers).toEqual([])
  await jakarta.as('Amara')(acceptRequest, { request })
  await jakarta.as('Amara')(beginExecution, { request })
  const answer = { nationalityResult: 'Verified', summary: 'Known from his birth certificate.' }
  await jakarta.as('Amara')(reportExecution, { request, part: false, answer })

  const { status, body } = await jakarta.as('Amara')(issueLetter, {
    request,
    kind: 'NationalityLetter',
    languages: ['id', 'th'],
  })
  expect(status).toBe(200)
  const text = bare(readPdf(Buffer.from(body.pdf, 'base64')).pages.join(''))
  for (const part of ['Riko Pratama', 'Orang itu warga negara kami', 'บุคคลนี้เป็นคนสัญชาติของเรา', '9 มีนาคม พ.ศ. 2547'])
    expect(text).toContain(bare(part))
})
