import { sql } from 'kysely'
import type { Dependent } from '../../platform/depends.ts'
import type { DependsOn } from '../../platform/slice.ts'
import type { AllTables } from '../context.ts'

interface Row {
  readonly kind: string
  readonly subject: string
  readonly recipient: string
  readonly stage: Dependent['stage']
  readonly ends: Dependent['ends']
  readonly at: Date | null
}

/**
 * What of ours rests on her yes: requests, prepared and sent, and what was made of them: words of rooms, letters, packets
 * for states without a node. The same query that `requests.let_go` ends them by.
 */
export const dependsOn: DependsOn<AllTables> = async ({ db, now }, { person, purpose }) => {
  const { rows } = await sql<Row>`
    with resting as (select * from requests.rests_on(${person}::uuid, ${purpose})),
    ours as (
      select q.*, r.recipient from resting r join requests.request q on q.id = r.request),
    waits as (
      select w.thread, bool_or(not w.stopped) as waits from exchange.outbound w join ours on ours.id = w.thread
       where w.step is null group by w.thread)
    select 'Request' as kind, id as subject, recipient, sent_at as at,
           case when message is null then 'Prepared' when waits.waits and status = 'Sent' then 'OnItsWay' else 'Left' end as stage,
           case when message is null then 'Stopped'
                when exists (select from requests.by_hand b where b.request = ours.id) then 'ByHand' else 'Recalled' end as ends
      from ours left join waits on waits.thread = ours.id where status not in ('Withdrawn', 'Expired')
    union all
    select 'RoomWord', m.id, 'state:' || c.state, w.at, 'Left', 'Recalled'
      from requests.room m join requests.room_word w on w.room = m.id join requests.room_copy c on c.word = w.id
     where m.through && (select array_agg(id) from ours) and w.shared and w.message is null and w.recalled is null
       and w.kind in ('Message', 'Meeting', 'Decision', 'Action', 'File')
    union all
    select 'Letter', l.id, recipient, l.issued_at, 'Left', 'Closed' from letters.letter l join ours on ours.id = l.subject
     where l.withdrawn_at is null
    union all
    select 'Packet', p.id, recipient, p.made_at, case when p.handed_at is null and p.way = 'Link' then 'Prepared' else 'Left' end,
           case p.way when 'Link' then 'Closed' else 'ByHand' end
      from requests.packet p join ours on ours.id = p.request
     where p.revoked_at is null and coalesce(p.expires_at > ${now}::timestamptz, true)
    union all
    select distinct 'RosterPart', p.id, 'state:' || p.state, coalesce(p.sent_at, p.at), case when p.sent_at is null then 'Prepared' else 'Left' end,
           case when p.sent_at is null then 'Stopped' else 'ByHand' end
      from requests.roster_person o join requests.roster_part p on p.id = o.part
     where o.person = ${person}::uuid and ${purpose} = 'NotifyOwnState' and p.struck_at is null
    order by 1, 4, 2`.execute(db)
  return rows
}
