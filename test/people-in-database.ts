import pg from 'pg'
import { roles } from '../src/access/roles.ts'
import { agencies, people } from './people.ts'

/** Puts the officers of the test state into its database, so that rows may refer to them. */
export async function putPeople(ownerUrl: string): Promise<void> {
  const client = new pg.Client(ownerUrl)
  await client.connect()
  for (const [role, rights] of Object.entries(roles)) {
    await client.query('insert into access.role (code) values ($1) on conflict do nothing', [role])
    await client.query(
      'insert into access.role_right (role, "right") select $1, unnest($2::text[]) on conflict do nothing',
      [role, rights],
    )
  }
  for (const [name, id] of Object.entries(agencies))
    await client.query('insert into access.agency (id, name, kind) values ($1, $2, $2)', [id, name])
  for (const [name, { id, post, agency }] of Object.entries(people)) {
    await client.query('insert into access.officer (id, name, email) values ($1, $2, $3)', [
      id,
      name,
      `${name.toLowerCase()}@officer.example`,
    ])
    const role = post.split(' ')[0]!
    if (!(role in roles)) continue
    const postId = id.replace('-8000-f', '-8000-b')
    await client.query('insert into access.post (id, agency, role, title) values ($1, $2, $3, $4)', [
      postId,
      agency,
      role,
      post,
    ])
    await client.query('insert into access.holding (id, officer, post, since) values ($1, $2, $3, $4)', [
      id.replace('-8000-f', '-8000-c'),
      id,
      postId,
      '2026-01-01T00:00:00Z',
    ])
  }
  await client.end()
}
