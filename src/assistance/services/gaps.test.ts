import { expect, test } from 'vitest'
import { aCase } from '../../../test/a-case.ts'
import { aNeed, aProvider } from '../../../test/a-service.ts'
import { useNode } from '../../../test/node.ts'
import { keepProvider, listProviders } from '../providers/contract.ts'
import { listGaps } from './contract.ts'

const node = useNode()
const amara = node.as('Amara')

test('where help is missing is counted by place, kind and for whom; fewer than five are not said', async () => {
  await aProvider(node, { district: 'Indramayu', types: ['Shelter'], serves: ['Women'] })
  const here = (gender: 'Masculine' | 'Feminine' | 'TransgenderFeminine', district = 'Indramayu') =>
    aCase(node, { people: [{ names: [], gender, roles: [{ role: 'PersonOfConcern' }] }] }).then((of) =>
      aNeed(node, { of, type: 'Shelter', district }),
    )
  for (let n = 0; n < 5; n++) await here('Masculine')
  for (let n = 0; n < 4; n++) await here('TransgenderFeminine')
  await here('Feminine')
  const found = async () =>
    (await node.as('Joko')(listGaps, {})).body.gaps.filter((gap: { district: string }) => gap.district === 'Indramayu')
  expect(await found()).toEqual([
    { district: 'Indramayu', type: 'Shelter', who: 'Men', people: 5 },
    { district: 'Indramayu', type: 'Shelter', who: 'Trans', people: null },
  ])
  await aProvider(node, { district: 'Jakarta', types: ['Shelter'], serves: ['Men'], remote: true })
  expect(await found()).toMatchObject([{ who: 'Trans' }])
})

test('a directory of who helps: by kind and place, with the day on which somebody asked', async () => {
  const remote = await aProvider(node, { types: ['BantuanHukum'], district: 'Medan', remote: true })
  await aProvider(node, { types: ['BantuanHukum'], district: 'Kupang' })
  const { body } = await amara(listProviders, { type: 'BantuanHukum', district: 'Sukabumi' })
  expect(body.providers).toMatchObject([{ id: remote, verifiedOn: '2026-11-01', languages: ['id', 'th'] }])
  const again = { id: null, name: 'Rumah Contoh', district: 'Medan', types: ['Shelter'], serves: ['Men' as const] }
  const rest = { languages: [], remote: false, capacity: 4, phone: null, verifiedOn: null, closed: false }
  await amara(keepProvider, { ...again, ...rest })
  expect((await amara(keepProvider, { ...again, ...rest })).body.code).toBe('assistance/provider-is-there')
})
