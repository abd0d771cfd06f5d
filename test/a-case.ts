import type { z } from 'zod'
import type { CaseId, PersonId } from '../src/casework/contract.ts'
import { getCase, openCase } from '../src/casework/contract.ts'
import type { useNode } from './node.ts'
import { agencies, type Person } from './people.ts'

type Opening = z.input<typeof openCase.input>

/** A case with one person in it, opened by Amara. */
export async function aCase(
  node: ReturnType<typeof useNode>,
  { by = 'Amara', name = 'Riko Pratama', ...opening }: { by?: Person; name?: string } & Partial<Opening> = {},
): Promise<{ id: CaseId; person: PersonId }> {
  const opened = await node.as(by)(openCase, {
    title: 'Building C-9, near Mae Sot',
    stateRoles: [{ state: 'ID', role: 'Origin' }],
    people: [{ names: [{ text: name, kind: 'Full' }], citizenship: ['ID'], roles: [{ role: 'PersonOfConcern' }] }],
    ...opening,
  })
  const read = await node.as(by)(getCase, { case: opened.body.case })
  return { id: read.body.id, person: read.body.people[0].id }
}

/** Lets another agency work on the case. */
export async function takePart(
  node: ReturnType<typeof useNode>,
  { id, agency, compartment = 'protection' }: { id: string; agency: keyof typeof agencies; compartment?: string },
): Promise<void> {
  await node.rows(
    'insert into casework.participation (case_id, agency, compartment, since) values ($1, $2, $3, now()) on conflict do nothing',
    [id, agencies[agency], compartment],
  )
}
