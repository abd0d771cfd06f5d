import type { Pool } from 'pg'
import type { Host } from '../platform/http.ts'
import type { Officer } from '../platform/officer.ts'
import { readSigned } from './cookies.ts'
import { limits, sessionLimits } from './limits.ts'

type Site = Pick<Host<never>, 'state' | 'origin' | 'vault' | 'clock' | 'sessions'> & {
  readonly system: { readonly pool: Pool }
}

interface Row {
  readonly session: string
  readonly officer: string
  readonly post: string | null
  readonly agency: string | null
  readonly rights: string[]
  readonly proven: boolean
}

const nowhere = '00000000-0000-0000-0000-000000000000'

/**
 * Who sends this request: one indexed look, asked anew each time, so that an ended holding, session or right ends at
 * once in every process. An officer without a post may do nothing; one who still owes a second factor may only enrol it.
 * The live stream stays open by itself, so it does not count as use.
 */
export const whoIs =
  (host: Site) =>
  async (request: Request): Promise<Officer | undefined> => {
    const token = await readSigned(host, request, 'session_token')
    if (!token) return undefined
    const now = host.clock().getTime()
    const { idle, longest } = sessionLimits(host)
    const values = [token, new Date(now), new Date(now - idle), new Date(now - longest)]
    const { rows } = await (isUse(request)
      ? host.system.pool.query<Row>({
          name: 'access-who-is-touching',
          text: touching + question,
          values: [...values, new Date(now - limits.touch)],
        })
      : host.system.pool.query<Row>({ name: 'access-who-is', text: question, values }))
    return rows[0] && toOfficer(rows[0])
  }

const isUse = (request: Request) => new URL(request.url).pathname !== '/api/live'

function toOfficer({ session, officer, post, agency, rights, proven }: Row): Officer {
  const may = post ? (proven ? rights : rights.filter((right) => right === 'access.self')) : []
  return { id: officer, post: post ?? 'none', agency: agency ?? nowhere, may: new Set(may), session }
}

const touching = `with touched as (
  update access.session set updated_at = $2
   where token = $1 and updated_at > $3 and updated_at < $5 and created_at > $4)`

const question = `
  select s.id as session, o.id as officer, p.title as post, p.agency,
         array(select r."right" from access.role_right r where r.role = p.role and r.withdrawn is null) as rights,
         o.second_factor = 'Exempt' or o.two_factor_enabled
           or exists (select from access.passkey k where k.user_id = o.id) as proven
    from access.session s
    join access.officer o on o.id = s.user_id
    left join lateral (
      select h.post from access.holding h
       where h.officer = o.id and h.since <= $2 and (h.until is null or h.until > $2)
       order by h.since desc limit 1) held on true
    left join access.post p on p.id = held.post and p.closed is null
   where s.token = $1 and s.expires_at > $2 and s.updated_at > $3 and s.created_at > $4`
