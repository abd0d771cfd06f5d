import { recordConsent } from '../../src/assistance/contract.ts'
import {
  acceptRequest,
  acknowledgeRequest,
  approveRequest,
  askForInformation,
  beginExecution,
  changeDraft,
  closeRequest,
  declineRequest,
  getRequest,
  giveMoreInformation,
  reportExecution,
  startDraft,
  submitDraft,
  withdrawRequest,
  type RequestId,
  type RequestKind,
} from '../../src/requests/contract.ts'
import { definitions } from '../../src/requests/definitions.ts'
import { requestedSteps, requesterSteps, takeStep, type Copy, type Step } from '../../src/requests/machine.ts'
import { aCase } from '../a-case.ts'
import { someAnswer, someValues } from '../a-request.ts'
import type { Country } from './country.ts'

type Case = Awaited<ReturnType<typeof aCase>>

interface Known {
  readonly id: RequestId
  readonly kind: RequestKind
  readonly from: string
  readonly to: string
}

const kinds = ['LocateAndWelfareCheck', 'RescueRequest', 'NationalityVerification'] as const
/** How often each is done where it may be: most requests live long. */
const weight: Partial<Record<Step, number>> = { Declined: 0.15, Withdrawn: 0.05, MoreInfoRequested: 0.6, Expired: 0 }

/** Officers of all states at their desks, who ask each other and answer, each by what she sees of it. */
export class Desks {
  readonly #countries: ReadonlyMap<string, Country>
  readonly #chance: () => number
  readonly #cases = new Map<string, Case>()
  readonly #known: Known[] = []
  /** What an officer tried and was told that it cannot be done now. */
  readonly told: Record<string, number> = {}

  constructor(countries: ReadonlyMap<string, Country>, chance: () => number) {
    this.#countries = countries
    this.#chance = chance
  }

  /** One case with one person in each state, who agrees to what is asked for her. */
  async begin(): Promise<void> {
    await Promise.all([...this.#countries].map(([state, country]) => this.#sitDown(state, country)))
  }

  async #sitDown(state: string, country: Country): Promise<void> {
    const about = await aCase(country as never)
    this.#cases.set(state, about)
    for (const purpose of definitions.NationalityVerification.consents)
      await this.#done(
        country.as('Amara')(recordConsent, {
          person: about.person,
          purpose,
          state: 'Given',
          language: 'id',
          interpreter: 'InPerson',
          copyGiven: true,
        }),
      )
  }

  /** One message more: a new request, or the next step of one that lives. False when there was nothing to do. */
  async act(): Promise<boolean> {
    return this.#known.length < 22 || this.#chance() < 0.24 ? this.#ask() : this.#goOn()
  }

  #one = <T>(list: readonly T[]): T => list[Math.floor(this.#chance() * list.length)]!
  #at = (state: string) => this.#countries.get(state)!

  async #done(answer: Promise<{ status: number; body: { code?: string } }>): Promise<boolean> {
    const { status, body } = await answer
    if (status === 200) return true
    const code = body.code ?? String(status)
    this.told[code] = (this.told[code] ?? 0) + 1
    return false
  }

  async #ask(): Promise<boolean> {
    const states = [...this.#countries.keys()]
    const from = this.#one(states)
    const to = this.#one(states.filter((state) => state !== from))
    const kind = this.#one(kinds)
    const { id, person } = this.#cases.get(from)!
    const country = this.#at(from)
    const amara = country.as('Amara')
    const started = await amara(startDraft, { case: id, person, kind, to, urgency: '24h' })
    if (started.status !== 200) return this.#done(Promise.resolve(started))
    const request = started.body.request as RequestId
    const draft = (await amara(getRequest, { request })).body
    const { version, tlp, urgency, purpose, caveats, immediateDanger } = draft
    const legalBasis =
      draft.legalBasis.length > 0
        ? draft.legalBasis
        : [
            {
              instrument: definitions[kind].basis[0],
              clause: `${definitions[kind].basis[0]}-1`,
              source: 'made up',
              verified: false,
            },
          ]
    const values = { ...draft.values, ...someValues(kind) }
    const change = { request, version, values, tlp, urgency, purpose, caveats, legalBasis, immediateDanger }
    if (!(await this.#done(amara(changeDraft, change)))) return false
    if (!(await this.#done(amara(submitDraft, { request })))) return false
    const second = definitions[kind].tlp[0] === 'RED'
    if (second && !(await this.#done(country.as('Citra')(approveRequest, { request })))) return false
    this.#known.push({ id: request, kind, from, to })
    return true
  }

  async #goOn(): Promise<boolean> {
    for (let n = 0; n < 12; n++) {
      const known = this.#one(this.#known)
      const asks = this.#chance() < 0.4
      const country = this.#at(asks ? known.from : known.to)
      const [row] = await country.rows<Copy & { still_missing: boolean }>(
        'select status, before, still_missing from requests.request where id = $1 and message is not null',
        [known.id],
      )
      if (!row || row.still_missing) continue
      if (!asks && row.status === 'Delivered' && this.#chance() < 0.3)
        await this.#done(country.as('Citra')(acknowledgeRequest, { request: known.id }))
      const mover = asks ? 'requester' : 'requested'
      const open = (asks ? requesterSteps : requestedSteps).filter(
        (step) => takeStep(row, step, mover) && this.#chance() < (weight[step] ?? 1),
      )
      if (open.length > 0) return this.#done(this.#take(country, known, this.#one<Step>(open)))
    }
    return false
  }

  #take(country: Country, { id: request, kind }: Known, step: Step) {
    const citra = country.as('Citra')
    switch (step) {
      case 'MoreInfoRequested':
        return citra(askForInformation, { request, text: 'Which floor?' })
      case 'MoreInfoGiven':
        return citra(giveMoreInformation, { request, text: 'The third, at the river side.' })
      case 'Accepted':
        return citra(acceptRequest, { request })
      case 'PartiallyAccepted':
        return citra(acceptRequest, { request, part: true, text: 'One of the two buildings.' })
      case 'Declined':
        return citra(declineRequest, { request, reason: 'ResourceLimit', text: 'Nobody can go there this week.' })
      case 'InExecution':
        return citra(beginExecution, { request })
      case 'PartiallyExecuted':
        return citra(reportExecution, { request, part: true, answer: someAnswer(kind) })
      case 'Executed':
        return citra(reportExecution, { request, answer: someAnswer(kind) })
      case 'ClosedByRequester':
        return citra(closeRequest, { request })
      case 'Withdrawn':
      case 'Expired':
        return citra(withdrawRequest, { request, reason: 'PersonFound' })
    }
  }
}
