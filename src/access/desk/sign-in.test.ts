import { existsSync } from 'node:fs'
import { serve } from '@hono/node-server'
import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshCodeFor } from '../../../test/authenticator-app.ts'
import { useBrowser } from '../../../test/browser.ts'
import { fits, picture, violations } from '../../../test/desk.ts'
import { useNode } from '../../../test/node.ts'
import { offerFirstAdministrator } from '../invitation.ts'
import { seedRolesOf } from '../seed-officer.ts'

const port = 20_000 + Math.floor(Math.random() * 20_000)
const origin = `http://localhost:${port}`
const node = useNode('ID', { signIn: true, origin })
const chromium = useBrowser()
const password = 'ombak pagi di dermaga'
let server: ReturnType<typeof serve>

async function visit(context: BrowserContext, path: string) {
  const page = await context.newPage()
  const faults: string[] = []
  page.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())))
  page.on('pageerror', (error) => void faults.push(error.message))
  page.setDefaultTimeout(20_000)
  await page.goto(`${origin}${path}`)
  return { page, faults }
}

beforeAll(async () => {
  await node.rows('truncate access.officer, access.post, access.agency cascade')
  await seedRolesOf(node.host as never)
  server = serve({ fetch: node.fetch, port, hostname: 'localhost' })
})
afterAll(async () => {
  ;(server as unknown as { closeAllConnections?: () => void }).closeAllConnections?.()
  await new Promise((closed) => server.close(closed))
})

describe.runIf(existsSync('dist/desk/index.html'))('the first administrator, in a browser', () => {
  let context: BrowserContext
  let uri = ''
  beforeAll(async () => {
    context = await chromium.browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 860 } })
  })
  afterAll(() => context.close())

  test('comes in by the link, chooses a password, enrols an app and keeps her recovery codes', async () => {
    const link = await offerFirstAdministrator(node.host as never)
    const { page, faults } = await visit(context, new URL(link!).pathname + new URL(link!).hash)
    await page.getByRole('heading', { name: 'First administrator' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByLabel('Full name').fill('Rina')
    await page.getByLabel('Work e-mail').fill('rina@state.example')
    await page.getByLabel('New password', { exact: true }).fill(password)
    await page.getByLabel('New password again').fill(password)
    await picture(page, 'access-accept')
    await page.getByRole('button', { name: 'Continue' }).click()

    await page.getByRole('heading', { name: 'Authenticator app' }).waitFor()
    await page.getByText('Cannot scan?').click()
    uri = `otpauth://totp/x?secret=${await page.locator('.qr-secret').textContent()}`
    expect(await violations(page)).toEqual([])
    await picture(page, 'access-enrol')
    await page.getByLabel('Six-digit code').fill(freshCodeFor(uri))
    await page.getByRole('button', { name: 'Check the code' }).click()
    await page.getByText('Keep these recovery codes').waitFor()
    expect(await page.locator('.recovery li').count()).toBe(10)
    await picture(page, 'access-recovery')
    await page.getByRole('button', { name: 'I have kept them' }).click()
    await page.getByRole('link', { name: 'Officers and posts' }).first().waitFor()
    expect(await page.getByRole('link', { name: /cases|inbox/i }).count()).toBe(0)
    expect(faults).toEqual([])
    await page.close()
  })

  test('adds a passkey after typing her password, and signs in with it alone', async () => {
    const { page, faults } = await visit(context, '/desk/account')
    const tools = await context.newCDPSession(page)
    await tools.send('WebAuthn.enable')
    await tools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Password').fill(password)
    await dialog.getByRole('button', { name: 'Continue' }).click()
    await dialog.getByLabel('Name').fill('Work phone')
    await dialog.getByRole('button', { name: 'Add a passkey' }).click()
    await page.getByText('Work phone').waitFor()
    await dialog.waitFor({ state: 'detached' })
    expect(await violations(page)).toEqual([])
    await picture(page, 'access-account')

    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    expect(await violations(page)).toEqual([])
    await picture(page, 'access-sign-in')
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByRole('link', { name: 'Officers and posts' }).first().waitFor()
    expect(faults.filter((fault) => !/401/.test(fault))).toEqual([])
    await page.close()
  })

  test('invites an officer to a new post, by a link that is shown once', async () => {
    const { page, faults } = await visit(context, '/desk/officers')
    await page.getByRole('button', { name: 'New post' }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByLabel('Title of the post').fill('Protection desk 1')
    await drawer.getByRole('combobox', { name: 'Agency' }).selectOption('Node ID')
    await drawer.getByRole('combobox', { name: 'Role' }).selectOption('Protection officer')
    await drawer.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Protection desk 1').waitFor()
    await drawer.waitFor({ state: 'detached' })

    await page.getByRole('button', { name: 'Invite an officer' }).click()
    await drawer.getByLabel('Full name').fill('Sari')
    await drawer.getByLabel('Work e-mail').fill('sari@state.example')
    await drawer.getByRole('combobox', { name: 'Post' }).click()
    await page.getByRole('option', { name: /Protection desk 1/ }).click()
    await drawer.getByRole('button', { name: 'Make the link' }).click()
    const link = await drawer.locator('.link-once').textContent()
    expect(link).toMatch(new RegExp(`^${origin}/desk/accept#[\\w-]{43}$`))
    expect(await violations(page)).toEqual([])
    await picture(page, 'access-invite')
    await page.keyboard.press('Escape')
    await page.getByText('sari@state.example').waitFor()
    await picture(page, 'access-officers')
    expect(await violations(page)).toEqual([])
    expect(faults).toEqual([])
    await page.close()
  })

  test('signs in with password and code, and is told kindly what was wrong', async () => {
    const other = await chromium.browser.newContext({ locale: 'en-GB' })
    const { page } = await visit(other, '/desk/sign-in')
    await page.getByLabel('Work e-mail').fill('rina@state.example')
    await page.getByLabel('Password').fill('not her password')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByText('E-mail or password is not right.').waitFor()
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('heading', { name: 'Second step' }).waitFor()
    expect(await violations(page)).toEqual([])
    await picture(page, 'access-second')
    await page.getByLabel('Six-digit code').fill('000000')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByText('This code is not right.').waitFor()
    await page.getByLabel('Six-digit code').fill(freshCodeFor(uri))
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('link', { name: 'Officers and posts' }).first().waitFor()
    await other.close()
  })

  test('is told when a link is void', async () => {
    const other = await chromium.browser.newContext({ locale: 'id-ID', viewport: { width: 360, height: 720 } })
    const { page } = await visit(other, '/desk/accept#AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')
    await page.getByRole('heading', { name: 'Tautan ini tidak berlaku' }).waitFor()
    expect(await violations(page)).toEqual([])
    expect(await fits(page)).toBe(true)
    await picture(page, 'access-void')
    await other.close()
  })
})
