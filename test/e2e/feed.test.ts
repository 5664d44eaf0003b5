import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createMessages } from '../room/messages.ts'
import { createPerson, type Person } from '../room/people.ts'
import { createRandom } from '../room/random.ts'
import { startServer } from '../room/server.ts'
import type { RoomServer } from '../room/types.ts'
import { type Launched, launch, panelRows } from './harness/index.ts'

let server: RoomServer
let browser: Launched
let rooms = 0

beforeAll(async () => {
  server = await startServer()
  browser = await launch({ chromiumArgs: server.chromiumArgs, voice: false })
})
afterEach(async () => {
  const old = browser.context.pages()
  const panel = await browser.openPanel()
  for (const page of old) await page.close()
  // Settings outlive a room: each test begins with those of a new user.
  await panel.evaluate(() => chrome.storage.local.clear())
  await panel.close()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** A room with its page and its panel open. */
async function open() {
  const webRid = `9${String(++rooms).padStart(5, '0')}`
  const room = server.addRoom({ webRid, scene: null, anchor: '糖糖', page: { transport: 'socket' } })
  const make = createMessages({ seed: 900 + rooms, roomId: room.roomId, anchor: '糖糖' })
  await browser.openRoom(room.url)
  const panel = await browser.openPanel(room.roomId)
  await room.waitForClient()
  const say = (text: string, user: Person = person('小禾')) => make.chat({ text, user })
  const show = async (...types: string[]) => {
    for (const type of types) await panel.getByRole('button', { name: new RegExp(`^${type}`) }).click()
  }
  return { room, make, say, show, panel }
}

/** The same whenever asked for: no admin, no badges. */
const person = (nickname: string) =>
  createPerson(createRandom(nickname), '小糖人', { nickname, club: null, admin: false, level: 0 })

const row = (panel: Page, text: string) =>
  panel.locator('[data-testid="feed"] [data-event-id]', { hasText: text })

describe('folding', () => {
  test('entrances and likes are one row that counts up, found by the ids of all', async () => {
    const { room, make, show, panel } = await open()
    await show('进场', '点赞')
    room.push([make.enter({ user: person('星野') })])
    await row(panel, '星野').waitFor()
    room.push([
      make.enter({ user: person('阿茶') }),
      make.like({ user: person('豆豆'), count: 12 }),
      make.enter({ user: person('老周') }),
      make.like({ user: person('青木'), count: 30 }),
    ])
    const folded = row(panel, '等 3 人进入')
    await folded.waitFor()
    expect(await panelRows(panel)).toHaveLength(1)
    const [first, ...others] = room.sent.map(({ id }) => id)
    expect(await folded.getAttribute('data-event-id')).toBe(first)
    expect(await folded.getAttribute('data-folded-ids')).toBe(others.join(' '))
    await folded.getByRole('button', { name: /星野.*阿茶.*等 3 人进入 · 2 人点了 42 个赞/ }).click()
    const sheet = panel.getByRole('dialog', { name: /等 3 人进入/ })
    await expect.poll(() => sheet.getByRole('listitem').count()).toBe(5)
  })

  test('the same words are one row; a click tells who and why, and a switch ends it', async () => {
    const { room, say, panel } = await open()
    const dou = person('豆豆')
    room.push([say('666', dou), say('别的话'), say('66666！', person('青木')), say('６６６', dou)])
    await row(panel, '2 人都说').waitFor()
    expect(await panelRows(panel)).toHaveLength(2)
    await panel.getByRole('button', { name: '2 人都说' }).click()
    const sheet = panel.getByRole('dialog', { name: '2 人说了同样的话，共 3 条' })
    await sheet.getByText('全角半角不计').waitFor()
    expect(await sheet.getByRole('listitem').allTextContents()).toEqual([
      expect.stringContaining('豆豆：666'),
      expect.stringContaining('青木：66666！'),
      expect.stringContaining('豆豆：６６６'),
    ])
    await sheet.getByRole('switch', { name: '同样的话合成一行' }).click()
    await panel.keyboard.press('Escape')
    await expect.poll(async () => (await panelRows(panel)).length).toBe(4)
  })
})
