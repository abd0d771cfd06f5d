import { beforeAll, expect, test } from 'vitest'
import { knowTheLaw } from '../../../../test/a-request.ts'
import { aMessage, aRoom, sayIn } from '../../../../test/a-room.ts'
import { useBrowser } from '../../../../test/browser.ts'
import { fits, picture, useDesk, violations } from '../../../../test/desk.ts'
import { useRegion } from '../../../../test/region.ts'
import { closeRoom, getRoom, type RoomId, type RoomWord } from '../../contract.ts'

const region = useRegion(['ID', 'TH'])
const [jakarta, bangkok] = [region.node('ID'), region.node('TH')]
const [desk, there] = [useDesk(jakarta), useDesk(bangkok)]
const chromium = useBrowser()
const two = { here: jakarta, there: bangkok, settle: () => region.settle() }
const wordsAt = async (node: typeof jakarta, room: RoomId): Promise<RoomWord[]> =>
  (await node.as('Amara')(getRoom, { room })).body.words

beforeAll(async () => {
  await knowTheLaw(jakarta)
  await knowTheLaw(bangkok)
})

const action = { kind: 'Action', language: 'en', due: '2026-11-27' } as const

/** A room in the middle of its work, as both sides left it. */
async function aBusyRoom() {
  const found = await aRoom(two, 'From building C-9 to the bridge')
  const { room } = found
  await sayIn(jakarta, room, { said: aMessage('Who of yours goes to the bridge? She can walk there on Friday.') })
  await sayIn(jakarta, room, {
    said: {
      kind: 'Meeting',
      title: 'How she comes to the bridge',
      starts: '2026-11-26T03:00:00.000Z',
      place: 'Video call',
      agenda: ['Who waits at the bridge', 'Papers', 'Where she sleeps on Friday'],
      language: 'en',
    },
  })
  await sayIn(jakarta, room, {
    said: { ...action, text: 'Send the embassy car to Mae Sot.', owner: 'ID', ownerPost: 'Consular officer, Bangkok' },
  })
  await sayIn(jakarta, room, { said: aMessage('Between us: the embassy has one car only.'), shared: false })
  await region.settle()
  await sayIn(bangkok, room, { said: { kind: 'Message', text: 'เจ้าหน้าที่คุ้มครองจากแม่สอดจะไปรอที่สะพาน', language: 'th' } })
  await sayIn(bangkok, room, {
    said: { kind: 'Decision', text: 'She crosses on Friday at ten, without uniforms.', language: 'en' },
  })
  await sayIn(bangkok, room, {
    said: { ...action, text: 'Find a bed in the shelter.', owner: 'TH', ownerPost: 'Protection officer, Mae Sot' },
  })
  await region.settle()
  return found
}

const screens = [
  { width: 1440, height: 900, dark: true, language: 'en' },
  { width: 1440, height: 900, language: 'id' },
  { width: 360, height: 740, language: 'id' },
  { width: 360, height: 740, dark: true, language: 'en' },
] as const

test.each(screens)(
  'the room at $width px in $language stands without a complaint, and what is new is marked',
  async (screen) => {
    const { room } = await aBusyRoom()
    const { page, faults } = await desk.visit(chromium.browser, 'Amara', { ...screen, path: `/exchange/rooms/${room}` })
    await page.getByRole('heading', { level: 1, name: 'From building C-9 to the bridge' }).waitFor()
    const fresh = page.getByText(screen.language === 'id' ? 'baru' : 'new', { exact: true })
    await fresh.first().waitFor()
    expect(await fresh.count()).toBe(3)
    await expect.poll(async () => (await wordsAt(jakarta, room)).some(({ unread }) => unread)).toBe(false)
    await picture(page, `room-${screen.width}-${screen.language}`)
    await page.getByRole('button', { name: screen.language === 'id' ? 'Tulis' : 'Write', exact: true }).click()
    for (const kind of screen.language === 'id' ? ['Rapat', 'Tugas', 'Berkas'] : ['Meeting', 'Action', 'File']) {
      await page.locator('.rm-kinds').getByText(kind, { exact: true }).click()
      await page.locator('.rm-say').scrollIntoViewIfNeeded()
      await picture(page, `room-say-${kind}-${screen.width}-${screen.language}`)
      expect(await violations(page)).toEqual([])
    }
    await page.locator('.xp-side .card').first().scrollIntoViewIfNeeded()
    await picture(page, `room-lists-${screen.width}-${screen.language}`)
    expect(await fits(page)).toBe(true)
    expect(faults).toEqual([])
    await region.settle()
    const theirs = (await wordsAt(bangkok, room)).filter(({ from, shared }) => from === 'TH' && shared)
    expect(theirs.map(({ copies }) => copies[0]!.delivery)).toEqual(['read', 'read', 'read'])
  },
)

test('a room is opened from the case, written in by key, shared or kept, and an action is done', async () => {
  const { id } = await aRoom(two)
  const { page, faults } = await desk.visit(chromium.browser, 'Amara', { path: `/cases/${id}`, language: 'en' })
  const rooms = page.locator('.card', { has: page.getByRole('heading', { name: 'Case rooms' }) })
  await rooms.getByRole('link', { name: 'Working on building C-9' }).waitFor()
  await rooms.getByRole('button', { name: 'Open a room' }).click()
  await rooms.getByRole('textbox', { name: 'What about' }).fill('Papers for Friday')
  await rooms.scrollIntoViewIfNeeded()
  await picture(page, 'room-open')
  expect(await violations(page)).toEqual([])
  await rooms.getByRole('button', { name: 'Open a room' }).last().click()
  await page.getByRole('heading', { level: 1, name: 'Papers for Friday' }).waitFor()

  await page.keyboard.press('n')
  await page.keyboard.type('Riko Pratama needs a paper.')
  await page.getByRole('button', { name: 'Share with TH' }).click()
  await page.getByText('Write it without: names travel only in a request').waitFor()
  await picture(page, 'room-name-refused')
  await page.getByRole('textbox', { name: 'Message' }).fill('She needs a paper by Friday.')
  await page.getByRole('button', { name: 'Share with TH' }).click()
  await page.locator('.rm-ours', { hasText: 'She needs a paper by Friday.' }).waitFor()
  await page.locator('.rm-say').getByText('Keep it here only', { exact: true }).first().click()
  await page.getByRole('textbox', { name: 'Message' }).fill('Ours alone.')
  await page.getByRole('button', { name: 'Keep it here only' }).click()
  await page.locator('.rm-own', { hasText: 'Ours alone.' }).waitFor()

  const room = page.url().split('/').at(-1) as RoomId
  await sayIn(jakarta, room, { said: { ...action, text: 'Print the paper.', owner: 'ID', ownerPost: 'Desk' } })
  await page.reload()
  await page.getByRole('button', { name: 'It is done' }).click()
  await page
    .getByText(/^done 24 Nov/)
    .first()
    .waitFor()
  await region.settle()
  const texts = (await wordsAt(bangkok, room)).map(({ text }) => text)
  expect(texts).toContain('She needs a paper by Friday.')
  expect(texts).not.toContain('Ours alone.')
  expect(faults.filter((fault) => !/409/.test(fault))).toEqual([])
})

test('a file is shared from the desk and saved at the other', async () => {
  const { room } = await aRoom(two)
  const { page, faults } = await desk.visit(chromium.browser, 'Amara', {
    path: `/exchange/rooms/${room}`,
    language: 'en',
  })
  await page.getByRole('button', { name: 'Write', exact: true }).click()
  await page.locator('.rm-kinds').getByText('File', { exact: true }).click()
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'bridge.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\nmap') })
  await page.getByRole('button', { name: 'Share with TH' }).click()
  await page.locator('.rm-words').getByText('bridge.pdf').waitFor()
  await region.settle()
  const other = await there.visit(chromium.browser, 'Amara', { path: `/exchange/rooms/${room}`, language: 'en' })
  const saved = other.page.waitForEvent('download')
  await other.page.locator('.rm-words').getByRole('button', { name: 'Save' }).click()
  expect((await saved).suggestedFilename()).toBe('bridge.pdf')
  expect(faults).toEqual([])
})

test('a state that is away is named; a room that is closed or not hers says so; its print holds the words only', async () => {
  const { room } = await aRoom(two)
  region.interfere(async (to, request, forward) => {
    if (to === 'TH') throw new Error('down')
    return forward(request)
  })
  await sayIn(jakarta, room, { said: aMessage('Are you there?') })
  await region.settle()
  const { page } = await desk.visit(chromium.browser, 'Amara', { path: `/exchange/rooms/${room}`, language: 'en' })
  await page.getByRole('status').filter({ hasText: 'TH has not received everything yet.' }).waitFor()
  await page.getByText('TH · waits, no connection').waitFor()
  await picture(page, 'room-away')
  expect(await violations(page)).toEqual([])
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('.rm-say').isVisible()).toBe(false)
  expect(await page.locator('.rm-word').first().isVisible()).toBe(true)
  await picture(page, 'room-print')
  region.heal()
  await jakarta.as('Amara')(closeRoom, { room })
  const again = await desk.visit(chromium.browser, 'Amara', { path: `/exchange/rooms/${room}`, language: 'en' })
  await again.page.locator('.xp-bar').getByText('closed', { exact: true }).waitFor()
  expect(await again.page.locator('.rm-say').count()).toBe(0)
  await again.page.getByRole('button', { name: 'Take back' }).waitFor()
  region.wait({ minutes: 20 })
  await region.settle()
  const theirs = (await bangkok.as('Amara')(getRoom, { room })).body
  expect(theirs).toMatchObject({ closedAt: expect.any(String), unread: 3 })
  // Whoever opens it after that reads it all the same.
  await there.visit(chromium.browser, 'Amara', { path: `/exchange/rooms/${room}`, language: 'en' })
  await expect.poll(async () => (await wordsAt(bangkok, room)).some(({ unread }) => unread)).toBe(false)
  const stranger = await desk.visit(chromium.browser, 'Lestari', { path: `/exchange/rooms/${room}`, language: 'en' })
  await stranger.page.getByText('Closed to you, or not there.').waitFor()
})
