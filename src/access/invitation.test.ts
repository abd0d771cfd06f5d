import { beforeAll, describe, expect, test } from 'vitest'
import { codeFor } from '../../test/authenticator-app.ts'
import { useNode } from '../../test/node.ts'
import { come, seed, seededPassword } from '../../test/seeded.ts'
import { visitor } from '../../test/visitor.ts'
import { me } from './contract.ts'
import { offerFirstAdministrator } from './invitation.ts'
import { seedRolesOf } from './seed-officer.ts'

const tokenOf = (link: string | undefined) => new URL(link!, 'https://id.example').hash.slice(1)
const newPassword = 'ombak pagi di dermaga'

describe('on an empty database', () => {
  const node = useNode('ID', { signIn: true })
  const link = () => offerFirstAdministrator(node.host as never)
  const rina = { name: 'Rina', email: 'rina@state.example', password: newPassword }

  beforeAll(async () => {
    await node.rows('truncate access.officer, access.post, access.agency cascade')
    await seedRolesOf(node.host as never)
  })

  test('the first administrator comes in by the link, once, and then must enrol a second factor', async () => {
    const token = tokenOf(await link())
    const browser = visitor(node)
    expect(await browser.post('access/open-invitation', { token })).toMatchObject({
      status: 200,
      body: { kind: 'FirstAdministrator', state: 'ID', name: null },
    })
    expect(await browser.post('access/accept-invitation', { token, ...rina })).toMatchObject({ status: 200 })
    expect((await browser.post(me.name)).body).toMatchObject({ name: 'Rina', may: ['access.self'] })

    const { body } = await browser.post('auth/two-factor/enable', { password: newPassword })
    await browser.post('auth/two-factor/verify-totp', { code: codeFor(body.totpURI) })
    expect((await browser.post(me.name)).body.may).toContain('access.administer')
    expect(
      (await browser.post(me.name)).body.may.filter((right: string) => /^(casework|intake|comp)/.test(right)),
    ).toEqual([])

    expect(
      await visitor(node).post('access/accept-invitation', { token, ...rina, email: 'second@x.example' }),
    ).toMatchObject({ status: 404, body: { code: 'access/no-such-invitation' } })
    expect(await link()).toBeUndefined()
  })
})

describe('a link for the first administrator', () => {
  const node = useNode('ID', { signIn: true })
  const link = () => offerFirstAdministrator(node.host as never)
  const person = (name: string) => ({ name, email: `${name}@state.example`, password: newPassword })

  beforeAll(async () => {
    await node.rows('truncate access.officer, access.post, access.agency cascade')
    await seedRolesOf(node.host as never)
  })

  test('is void when a newer one was printed', async () => {
    const [old, fresh] = [tokenOf(await link()), tokenOf(await link())]
    expect(await visitor(node).post('access/open-invitation', { token: old })).toMatchObject({ status: 404 })
    expect(await visitor(node).post('access/open-invitation', { token: fresh })).toMatchObject({ status: 200 })
  })

  test('is kept only as a hash, and its token stands where no server and no Referer sees it', async () => {
    const address = await link()
    expect(new URL(address!).search).toBe('')
    const text = JSON.stringify(await node.rows('select encode(token, $$hex$$) as h, * from access.invitation'))
    expect(text).not.toContain(tokenOf(address))
    expect(text).not.toContain(Buffer.from(tokenOf(address)).toString('hex'))
  })

  test('stays good when the password was too weak', async () => {
    const token = tokenOf(await link())
    for (const password of ['short', 'aaaaaaaaaaaaaaaa', 'rina-rina-rina'])
      expect(
        await visitor(node).post('access/accept-invitation', { token, ...person('rina'), password }),
      ).toMatchObject({ status: 400, body: { code: 'access/weak-password' } })
    expect(await visitor(node).post('access/open-invitation', { token })).toMatchObject({ status: 200 })
  })

  test('makes one administrator though ten race for it', async () => {
    const token = tokenOf(await link())
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        visitor(node).post('access/accept-invitation', { token, ...person(`racer${n}`) }),
      ),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(9)
    expect(await node.rows('select name from access.officer')).toHaveLength(1)
  })

  test('is not offered once anybody stands in the house', async () => {
    expect(await link()).toBeUndefined()
  })
})

describe('an invited officer', () => {
  const node = useNode('ID', { signIn: true })
  let administrator: Awaited<ReturnType<typeof come>>
  let post = ''
  const invite = (name: string) =>
    administrator.post('access/invite-officer', { name, email: `${name.toLowerCase()}@state.example`, post })

  beforeAll(async () => {
    await seed(node, ['Hana', 'node-administrator'], 'Wahyu')
    administrator = await come(node, 'Hana')
    const { body } = await administrator.post('access/list-posts')
    post = body.posts.find(({ title }: { title: string }) => title === 'Desk Wahyu').id
  })

  test('comes in by the link that the administrator hands over', async () => {
    const { status, body } = await invite('Sari')
    expect(status).toBe(200)
    const browser = visitor(node)
    const token = tokenOf(body.path)
    expect((await browser.post('access/open-invitation', { token })).body).toMatchObject({
      kind: 'Officer',
      name: 'Sari',
      email: 'sari@state.example',
    })
    expect(await browser.post('access/accept-invitation', { token, password: newPassword })).toMatchObject({
      status: 200,
    })
    expect((await browser.post(me.name)).body).toMatchObject({ name: 'Sari', post: 'Desk Wahyu' })
    expect(await browser.post('access/accept-invitation', { token, password: newPassword })).toMatchObject({
      status: 404,
    })
  })

  test('cannot take another name or e-mail than the invitation says', async () => {
    const { body } = await invite('Tono')
    const browser = visitor(node)
    const lie = { name: 'Hana', email: 'hana@seed.example' }
    await browser.post('access/accept-invitation', { token: tokenOf(body.path), password: newPassword, ...lie })
    expect((await browser.post(me.name)).body).toMatchObject({ name: 'Tono', email: 'tono@state.example' })
  })

  test('comes too late after three days', async () => {
    const { body } = await invite('Umar')
    node.wait({ hours: 71 })
    expect(await visitor(node).post('access/open-invitation', { token: tokenOf(body.path) })).toMatchObject({
      status: 200,
    })
    node.wait({ hours: 2 })
    const late = { token: tokenOf(body.path), password: newPassword }
    expect(await visitor(node).post('access/accept-invitation', late)).toMatchObject({ status: 404 })
    node.wait({ hours: -73 })
  })

  test('who lost her way in gets a new link; what she had before opens nothing any more', async () => {
    const before = await come(node, 'Wahyu')
    const { body: self } = await before.post(me.name)
    const { body } = await administrator.post('access/renew-link', { officer: self.id })
    const browser = visitor(node)
    await browser.post('access/accept-invitation', { token: tokenOf(body.path), password: newPassword })

    expect((await browser.post(me.name)).body).toMatchObject({ name: 'Wahyu' })
    expect(await before.post(me.name)).toMatchObject({ status: 401 })
    expect(await visitor(node).signIn('wahyu@seed.example', seededPassword)).toMatchObject({ status: 401 })
  })

  test('is not invited twice under one e-mail', async () => {
    expect(await invite('Sari')).toMatchObject({ status: 409, body: { code: 'access/email-taken' } })
  })
})
