import { beforeAll } from 'vitest'
import { confirmItems, showPath, upgradeRequest, type RequestId } from '../src/requests/contract.ts'
import { aSentRequest, knowTheLaw } from './a-request.ts'
import { useRegion } from './region.ts'

/** A message between officers that can be raised, as it leaves Jakarta. */
export const told = {
  informationKind: 'MoneyFlow',
  information: 'Wages of Building C-9 are paid by transfers to one account of Golden Kite Tech.',
  question: 'Who opened the account, and who draws from it?',
  platform: 'Bank of the Delta',
  account: 'XX0000000',
  sourceReliability: 'B',
  informationCredibility: '2',
} as const

/** What Article 6 wants and no message between officers says. */
export const rest = {
  conductingAuthority: 'Bareskrim, Unit PPA-PPO',
  assistancePurpose: 'Records of an account',
  matterStatus: 'Investigation, file LP/99',
  offence: 'Trafficking in persons',
  maximumPenalty: '15 years',
  lawText: 'Law 21 of 2007, article 2',
}

/** Jakarta asks, Bangkok answers, Phnom Penh is a third; and what a test of raising says over and over. */
export function useRaising() {
  const region = useRegion(['ID', 'TH', 'KH'])
  const jakarta = region.node('ID')
  const bangkok = region.node('TH')
  const amara = jakarta.as('Amara')
  beforeAll(async () => {
    await knowTheLaw(jakarta)
    await knowTheLaw(bangkok)
  })

  /** A police message that has left and was read. */
  async function aMessage() {
    const { request, ...about } = await aSentRequest(jakarta, { kind: 'PoliceInformation', values: told })
    await region.settle()
    return { request, about }
  }

  async function raised(
    request: RequestId,
    way: { kind: string; note: boolean } = { kind: 'MLA_Evidence', note: false },
  ) {
    const answer = await amara(upgradeRequest, { request, ...way } as never)
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
    return answer.body.request as RequestId
  }

  const path = async (request: RequestId, as = amara) => (await as(showPath, { request })).body
  const open = async (request: RequestId) =>
    (await path(request)).articleSix.items
      .flatMap(({ fields }: { fields: { name: string; needed: boolean; state: string }[] }) => fields)
      .filter(({ needed, state }: { needed: boolean; state: string }) => needed && state !== 'Said')
      .map(({ name }: { name: string }) => name)

  async function confirmAll(request: RequestId) {
    const { version, toConfirm } = await path(request)
    return amara(confirmItems, { request, version, fields: toConfirm })
  }

  const eko = bangkok.as('Eko')
  return { region, jakarta, bangkok, amara, citra: jakarta.as('Citra'), eko, aMessage, raised, path, open, confirmAll }
}
