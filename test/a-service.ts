import type { z } from 'zod'
import { keepProvider, type ProviderId } from '../src/assistance/providers/contract.ts'
import { recordNeed, type NeedId } from '../src/assistance/services/contract.ts'
import type { CaseId, PersonId } from '../src/casework/contract.ts'
import { aCase } from './a-case.ts'
import type { useNode } from './node.ts'

type Node = ReturnType<typeof useNode>

let count = 0

/** Somebody who treats women and men in Sukabumi, unless told otherwise. */
export async function aProvider(node: Node, more: Partial<z.input<typeof keepProvider.input>> = {}) {
  const { body } = await node.as('Amara')(keepProvider, {
    id: null,
    name: `Puskesmas Contoh ${++count}`,
    district: 'Sukabumi',
    types: ['RehabilitasiKesehatan'],
    serves: ['Women', 'Men'],
    languages: ['id', 'th'],
    remote: false,
    capacity: 10,
    phone: '+999 21 555 0101',
    verifiedOn: '2026-11-01',
    closed: false,
    ...more,
  })
  return body.id as ProviderId
}

/** A wound to be treated in Sukabumi within three hours, unless told otherwise; of a new case or of the one given. */
export async function aNeed(
  node: Node,
  { of, ...more }: Partial<z.input<typeof recordNeed.input>> & { of?: { id: CaseId; person: PersonId } } = {},
) {
  const { id, person } = of ?? (await aCase(node))
  const { body } = await node.as('Amara')(recordNeed, {
    person,
    type: 'RehabilitasiKesehatan',
    urgency: 'ThreeHours',
    district: 'Sukabumi',
    what: 'A wound on the left hand.',
    ...more,
  })
  return { case: id, person, need: body.id as NeedId }
}
