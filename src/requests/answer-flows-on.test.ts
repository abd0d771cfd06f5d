import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { aCase } from '../../test/a-case.ts'
import { aSentRequest, knowTheLaw } from '../../test/a-request.ts'
import { useGateOne } from '../../test/gate-one.ts'
import { getCase } from '../casework/contract.ts'
import { listDeterminations } from '../identification/contract.ts'
import { readReport, takeReport } from '../intake/contract.ts'
import {
  approveRequest,
  closeRequest,
  declineRequest,
  getRequest,
  linkToCase,
  unlinkFromCase,
  openCaseFromRequest,
  proposeWords,
  reportExecution,
  acceptRequest,
  tellReporter,
} from './contract.ts'

const { region, bangkok, jakarta, citra, waiting } = useGateOne()
const amara = jakarta.as('Amara')

beforeAll(async () => {
  await knowTheLaw(jakarta)
})

test('the answer of another state reaches the person who reported, in her words, with a new date', async () => {
  const taken = await amara(takeReport, {
    once: randomUUID(),
    channel: 'Call',
    language: 'id',
    fragments: { called: 'Riko', place: 'Gedung C-9' },
  })
  const { report } = taken.body
  const about = await aCase(jakarta, { report })
  const { request } = await aSentRequest(jakarta, { about })
  await region.settle()
  const eko = bangkok.as('Eko')
  await eko(acceptRequest, { request })
  await eko(reportExecution, {
    request,
    answer: { outcome: 'Found', safety: 'Safe', summary: 'Spoken to at the station.' },
  })
  await region.settle()

  expect((await amara(getRequest, { request })).body.may).toContain('tell-reporter')
  const { body: proposal } = await amara(proposeWords, { request })
  expect(proposal).toMatchObject({ report, language: 'id', text: expect.stringContaining('Orangnya aman sekarang.') })
  expect(proposal.text).not.toContain('station')
  expect(await amara(tellReporter, { request, text: proposal.text })).toMatchObject({ status: 200 })

  const { body: read } = await amara(readReport, { report })
  expect(read.messages.at(-1)).toMatchObject({ author: 'Officer', body: proposal.text })
  const { body: file } = await amara(getCase, { case: about.id })
  expect(read.report.nextContactDue).toBe(file.nextContactDue)
})

test('the reporter can be told of every answer once, also after the request is closed', async () => {
  const { body: taken } = await amara(takeReport, {
    once: randomUUID(),
    channel: 'Call',
    language: 'id',
    fragments: { called: 'Wulan' },
  })
  const { request } = await aSentRequest(jakarta, { about: await aCase(jakarta, { report: taken.report }) })
  const mayTell = async () => {
    await region.settle()
    return (await amara(getRequest, { request })).body.may.includes('tell-reporter')
  }
  const tell = async () => {
    const { body: proposal } = await amara(proposeWords, { request })
    await amara(tellReporter, { request, text: proposal.text })
    return proposal.text
  }
  const eko = bangkok.as('Eko')
  expect(await mayTell()).toBe(false)
  expect(await amara(proposeWords, { request })).toMatchObject({ body: { code: 'requests/no-answer-yet' } })

  await eko(acceptRequest, { request })
  expect(await mayTell()).toBe(true)
  expect(await tell()).toContain('Thailand bersedia membantu')
  expect(await mayTell()).toBe(false)

  await eko(declineRequest, { request, reason: 'NoTerritorialControl', text: 'Nobody of that name was there.' })
  expect(await mayTell()).toBe(true)
  await amara(closeRequest, { request })
  expect(await mayTell()).toBe(true)
  expect(await tell()).toContain('tidak dapat membantu')
  expect(await mayTell()).toBe(false)
})

test('where no report stands behind the case, nobody is offered to be told', async () => {
  const { request } = await aSentRequest(jakarta)
  await region.settle()
  await bangkok.as('Eko')(acceptRequest, { request })
  await region.settle()

  const { body } = await amara(getRequest, { request })
  expect(body).toMatchObject({ status: 'Accepted' })
  expect(body.may).not.toContain('tell-reporter')
})

test('a request becomes a case there, with the person and the states in it', async () => {
  const { request } = await aSentRequest(jakarta)
  await region.settle()
  const there = bangkok.as('Amara')

  const opened = await there(openCaseFromRequest, { request, title: 'Building C-9, asked by Indonesia' })

  expect(opened.status).toBe(200)
  const { body: file } = await there(getCase, { case: opened.body.case })
  expect(file.people).toHaveLength(1)
  expect(file.stateRoles).toMatchObject([
    { state: 'ID', role: 'Origin' },
    { state: 'TH', role: 'Destination' },
  ])
  expect((await there(getRequest, { request })).body).toMatchObject({
    case: opened.body.case,
    person: file.people[0].id,
  })
})

test('a status that another state told stands beside our own view of the person it is linked to', async () => {
  const { request } = await waiting('Given')
  await citra(approveRequest, { request })
  await region.settle()
  const ours = await aCase(jakarta, { name: 'Sari W.' })

  expect(await amara(linkToCase, { request, case: ours.id, person: ours.person })).toMatchObject({ status: 200 })

  const { body } = await amara(listDeterminations, { person: ours.person })
  expect(body.standing).toMatchObject([
    { state: 'ID', status: 'NotScreened' },
    { state: 'TH', status: 'PresumedVictim', body: 'MultidisciplinaryTeam', decidedOn: '2026-11-24' },
  ])
  expect(body.history).toMatchObject([{ state: 'TH', reasons: null, decidedBy: null }])
})

test('a request tied to the wrong case is taken out again; a status that was told stays', async () => {
  const { request } = await aSentRequest(jakarta)
  await region.settle()
  const there = bangkok.as('Amara')
  const wrong = await aCase(bangkok, { name: 'Somchai' })
  await there(linkToCase, { request, case: wrong.id, person: wrong.person })
  expect((await there(getRequest, { request })).body).toMatchObject({ case: wrong.id, person: wrong.person })

  expect(await there(unlinkFromCase, { request })).toMatchObject({ status: 200, body: { from: wrong.id, case: null } })
  const { body } = await there(getRequest, { request })
  expect(body).toMatchObject({ case: null, person: null })
  expect(body.may).toContain('link-to-case')
  expect(await there(unlinkFromCase, { request })).toMatchObject({ body: { code: 'requests/tied-for-good' } })
  const { body: file } = await there(getCase, { case: wrong.id })
  expect(file.timeline.events.map(({ kind }: { kind: string }) => kind)).toContain('requests.unlinked')

  const { request: told } = await waiting('Given')
  await citra(approveRequest, { request: told })
  await region.settle()
  const ours = await aCase(jakarta, { name: 'Sari W.' })
  await amara(linkToCase, { request: told, case: ours.id, person: ours.person })
  expect((await amara(getRequest, { request: told })).body.may).not.toContain('unlink-from-case')
  expect(await amara(unlinkFromCase, { request: told })).toMatchObject({ status: 409 })
})
