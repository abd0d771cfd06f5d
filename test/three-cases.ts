import { Compartment } from '../src/casework/contract.ts'
import type { useNode } from './node.ts'

export const cases = [0, 1, 2]

/** A known id of a kind of row of a case. */
export const idOf = (kind: string, file: number, more = 0) =>
  `00000000-0000-7000-8000-${kind}${String(file * 10 + more).padStart(12 - kind.length, '0')}`

/** One row of every table for every case, and for every compartment where the table knows compartments. */
export async function threeCases(node: ReturnType<typeof useNode>): Promise<void> {
  const nothing = Buffer.alloc(1)
  for (const file of cases) {
    const id = idOf('c', file)
    const now = node.host.clock()
    await node.rows(
      `insert into casework.case_file (id, code, opened_at, opened_in, title, summary, status, phase, urgency, tlp, touched_at)
       values ($1, $2, $3, '{}', $4, $4, 'Active', 'Report', 'Routine', 'AMBER', $3)`,
      [id, `ID-26-900${file}`, now, nothing],
    )
    await node.rows(`insert into casework.state_role values (gen_random_uuid(), $1, 'ID', 'Origin', $2)`, [id, now])
    await node.rows(
      `insert into casework.clock values (gen_random_uuid(), $1, null, 'NextContact', $2, $2, 'test', false)`,
      [id, now],
    )
    await node.rows(`insert into casework.case_report values (gen_random_uuid(), $1, $2)`, [id, now])
    for (const [at, compartment] of Compartment.options.entries()) {
      const person = idOf('e', file, at)
      await node.rows(
        `insert into casework.person values ($1, $2, $3, $4, 'Feminine', null, null, '{}', '{}', 'Unknown', null, $5)`,
        [person, id, `P-0${at}`, nothing, now],
      )
      await node.rows(`insert into casework.person_role values (gen_random_uuid(), $1, $2, 'Witness', $3, $4)`, [
        person,
        id,
        compartment,
        now,
      ])
      await node.rows(
        `insert into casework.journey_leg values (gen_random_uuid(), $1, $2, 1, 'Transit', 'TH', 'Unknown', 'Unknown', $3, $4)`,
        [id, person, nothing, now],
      )
      await node.rows(`insert into casework.note values (gen_random_uuid(), $1, null, $2, 'Note', $3, $4)`, [
        id,
        compartment,
        nothing,
        now,
      ])
      await node.rows(
        `insert into casework.event (id, case_id, at, kind, compartment) values (gen_random_uuid(), $1, $3, 'test', $2)`,
        [id, compartment, now],
      )
      await node.rows(`insert into casework.identifier values (gen_random_uuid(), $1, null, $2, 'Phone', $3, $3, $4)`, [
        id,
        compartment,
        nothing,
        now,
      ])
      await node.rows(
        `insert into casework.task (id, case_id, compartment, kind, for_agency, state, opened_at)
         values (gen_random_uuid(), $1, $2, 'Task', $1, 'Open', $3)`,
        [id, compartment, now],
      )
    }
  }
}
