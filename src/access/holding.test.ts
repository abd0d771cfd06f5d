import { beforeAll, describe, expect, test } from 'vitest'
import { useNode } from '../../test/node.ts'
import { come, seed } from '../../test/seeded.ts'
import { me } from './contract.ts'

const node = useNode('ID', { signIn: true })
type Browser = Awaited<ReturnType<typeof come>>
let hana: Browser
const idOf = async (browser: Browser) => (await browser.post(me.name)).body.id as string
const postOf = async (title: string) => {
  const { body } = await hana.post('access/list-posts')
  return body.posts.find((each: { title: string }) => each.title === title).id as string
}

beforeAll(async () => {
  await seed(node, ['Hana', 'node-administrator'], 'Ayu', 'Bagus', 'Cahya', ['Joko', 'statistics-officer'])
  await node.rows(`update access.holding set until = now() where officer not in
    (select id from access.officer where email like '%@seed.example')`)
  hana = await come(node, 'Hana')
})

describe('an ended holding', () => {
  test('ends at the next request of a session that is still open', async () => {
    const ayu = await come(node, 'Ayu')
    expect((await ayu.post(me.name)).status).toBe(200)
    expect(await hana.post('access/end-holding', { officer: await idOf(ayu) })).toMatchObject({ status: 200 })
    expect(await ayu.post(me.name)).toMatchObject({ status: 403 })
    expect(await (await come(node, 'Ayu')).post(me.name)).toMatchObject({ status: 403 })
  })

  test('ends by itself at its planned time', async () => {
    const bagus = await come(node, 'Bagus')
    const until = new Date(Date.now() + 3_600_000).toISOString()
    await hana.post('access/give-post', { officer: await idOf(bagus), post: await postOf('Desk Bagus'), until })
    expect((await bagus.post(me.name)).status).toBe(200)
    node.wait({ hours: 1, minutes: 1 })
    expect((await bagus.post(me.name)).status).toBe(403)
    node.wait({ hours: -1, minutes: -1 })
  })
})

describe('another post', () => {
  test('changes what she may do from her next request on', async () => {
    const cahya = await come(node, 'Cahya')
    expect((await cahya.post(me.name)).body.may).toContain('casework.read')
    await hana.post('access/give-post', { officer: await idOf(cahya), post: await postOf('Desk Joko') })
    const { body } = await cahya.post(me.name)
    expect(body.may).not.toContain('casework.read')
    expect(body).toMatchObject({ post: 'Desk Joko', role: 'statistics-officer' })
  })

  test('is never two at a time', async () => {
    const held = await node.rows(
      'select officer from access.holding where until is null or until > now() group by officer having count(*) > 1',
    )
    expect(held).toEqual([])
  })

  test('is closed with its rights when the post is closed', async () => {
    const joko = await come(node, 'Joko')
    const { body } = await hana.post('access/list-posts')
    const { id, agency, title, role } = body.posts.find((each: { title: string }) => each.title === 'Desk Joko')
    await hana.post('access/set-post', { id, agency, title, role, closed: true })
    expect((await joko.post(me.name)).status).toBe(403)
  })
})

describe('an administrator', () => {
  test('gives no post to herself, not even by changing the one she holds', async () => {
    const mine = await idOf(hana)
    const post = await postOf('Desk Ayu')
    expect(await hana.post('access/give-post', { officer: mine, post })).toMatchObject({
      status: 409,
      body: { code: 'access/not-for-yourself' },
    })
    const { body } = await hana.post('access/list-posts')
    const own = body.posts.find((each: { title: string }) => each.title === 'Desk Hana')
    expect(await hana.post('access/set-post', { ...own, role: 'supervisor' })).toMatchObject({ status: 409 })
    expect(await hana.post('access/renew-link', { officer: mine })).toMatchObject({ status: 409 })
  })

  test('cannot leave the house without one who may administer', async () => {
    expect(await hana.post('access/end-holding', { officer: await idOf(hana) })).toMatchObject({
      status: 409,
      body: { code: 'access/last-administrator' },
    })
    expect((await hana.post(me.name)).status).toBe(200)
  })

  test('meets the same limits in PostgreSQL, whatever the program forgets', async () => {
    const { pool } = node.host.database
    const asOfficer = async (rights: string, statement: string) => {
      const client = await pool.connect()
      try {
        await client.query('begin')
        await client.query(`select set_config('suar.officer', $1, true), set_config('suar.rights', $2, true)`, [
          await idOf(hana),
          rights,
        ])
        return await client.query(statement).then(
          ({ rowCount }) => `${rowCount} rows`,
          (error: { message: string }) => error.message,
        )
      } finally {
        await client.query('rollback')
        client.release()
      }
    }
    const mine = await idOf(hana)
    const grab = `insert into access.holding (id, officer, post, since, given_by)
      select gen_random_uuid(), '${mine}', id, now(), '${mine}' from access.post limit 1`
    expect(await asOfficer('access.administer', grab)).toMatch(/nobody_gives_a_post_to_herself/)
    expect(await asOfficer('access.self', grab)).toMatch(/row-level security/)
    expect(await asOfficer('access.self', 'update access.post set role = $$supervisor$$')).toBe('0 rows')
    for (const secret of ['account', 'two_factor', 'passkey', 'verification', 'failed_attempt', 'known_device'])
      expect(await asOfficer('access.administer', `select * from access.${secret}`)).toMatch(/permission denied/)
    expect(await asOfficer('access.administer', 'select token from access.session')).toMatch(/permission denied/)
    expect(
      await asOfficer('access.administer', 'select id from access.session where user_id <> platform.officer()'),
    ).toBe('0 rows')
    expect(await asOfficer('access.administer', 'select * from access.invitation')).toMatch(/permission denied/)
  })
})
