import { expect, test } from 'vitest'
import { useNode } from '../../../test/node.ts'
import { inSystem } from '../../platform/in-system.ts'
import { RosterPartBody } from './messages.ts'

const jakarta = useNode('ID')

test('every field too many, every foreign row and every wrong sum is refused on the way in', async () => {
  const row = { no: 1, name: 'Riko Pratama' }
  const body = {
    part: jakarta.host.newId(),
    to: 'ID',
    nationality: 'ID',
    purpose: 'EstablishNationality',
    tlp: 'RED',
    pap: 'GREEN',
    legalBasis: [{ instrument: 'ACTIP', clause: 'ACTIP-15.3', source: 'x', verified: false }],
    roster: jakarta.host.newId(),
    provenance: 'TakenAtCamp',
    listMaker: 'x',
    reliability: 'A',
    credibility: '1',
    listedOn: null,
    place: null,
    claimed: null,
    wholeDigest: 'a'.repeat(43),
    wholeCount: 3,
    counted: 1,
    rows: [row],
    post: 'x',
    at: '2026-11-24T07:20:00.000Z',
  }
  const deliver = (change: object, from = 'TH') => {
    const message = {
      id: jakarta.host.newId(),
      from,
      type: 'requests.roster-part@1.0',
      thread: body.part,
      issuedAt: jakarta.host.clock(),
      body: { ...body, ...change },
    }
    return inSystem(jakarta.host, (context) => jakarta.host.deliver(context, message))
  }
  const wrong: object[] = [
    ...['health', 'phone', 'biometrics', 'religionOrEthnicity', 'room', 'status', 'nationality', 'note'].flatMap(
      (name) => [{ rows: [{ ...row, [name]: 'x' }] }, { [name === 'nationality' ? 'narrative' : name]: 'x' }],
    ),
    { counted: 2 },
    { nationality: 'KH' },
    { to: 'KH', nationality: 'KH' },
    { part: jakarta.host.newId() },
    { wholeCount: 0 },
    { rows: [], counted: 0 },
    { rows: [row, row], counted: 2 },
    { rows: [{ ...row, name: ' ' }] },
    { tlp: 'AMBER' },
    { legalBasis: [] },
  ]
  for (const change of wrong)
    await expect(deliver(change), JSON.stringify(change)).rejects.toMatchObject({ code: 'requests/not-as-agreed' })
  expect(await jakarta.rows('select 1 from requests.roster_part where id = $1', [body.part])).toEqual([])
  expect(await deliver({})).toBe(true)
  await expect(deliver({})).rejects.toMatchObject({ code: 'requests/part-is-taken' })
  expect(RosterPartBody.safeParse(body).success).toBe(true)
})
