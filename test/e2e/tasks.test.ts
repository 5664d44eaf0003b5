import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createMessages } from '../room/messages.ts'
import { createPerson, type Person } from '../room/people.ts'
import { createRandom } from '../room/random.ts'
import { startServer } from '../room/server.ts'
import type { RoomServer } from '../room/types.ts'
import { type Launched, launch } from './harness/index.ts'
import { textsOf } from './harness/texts.ts'

/** What users come for, each with the clicks and keys that it takes, by role and name, in both languages. */
describe.each(['zh-CN', 'en-US'] as const)('tasks in %s', lang => {
  const { t } = textsOf(lang)
  let server: RoomServer
  let browser: Launched
  let panel: Page
  let rooms = 0
  let steps = 0

  beforeAll(async () => {
    server = await startServer()
    browser = await launch({ chromiumArgs: server.chromiumArgs, lang })
  })
  afterEach(() => browser.startOver())
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  const person = (nickname: string) =>
    createPerson(createRandom(nickname), '小糖人', { nickname, club: null, admin: false, level: 0 })
  const open = async () => {
    const webRid = `85${lang === 'zh-CN' ? 1 : 2}${String(++rooms).padStart(3, '0')}`
    const room = server.addRoom({ webRid, scene: null, anchor: '糖糖', page: { transport: 'socket' } })
    const make = createMessages({ seed: 700 + rooms, roomId: room.roomId, anchor: '糖糖' })
    await browser.openRoom(room.url)
    panel = await browser.openPanel(room.roomId)
    await panel.setViewportSize({ width: 360, height: 760 })
    await room.waitForClient()
    steps = 0
    return { room, make, say: (text: string, user: Person) => make.chat({ text, user }) }
  }
  const row = (text: string) => panel.locator('[data-testid="feed"] [data-event-id]', { hasText: text })
  /** One click or key of the user. */
  const step = async (act: Promise<unknown>) => {
    steps++
    await act
  }
  const hears = (words: string) =>
    browser.voice.waitFor(heard => heard.some(({ text }) => text.includes(words)))
  const heard = async () => (await browser.heard()).map(({ text }) => text)

  test('never hear one person', async () => {
    const { room, say } = await open()
    const loud = person('话痨')
    room.push([say('吵死了', loud)])
    await hears('吵死了')
    await step(row('吵死了').click({ button: 'right' }))
    await step(panel.getByRole('menuitemradio', { name: t('treatment.mute') }).click())
    expect(steps).toBe(2)
    await panel.getByText(t('deed.mute', '话痨')).waitFor()
    room.push([say('还在吵', loud), say('别人说话', person('小禾'))])
    await hears('别人说话')
    expect((await heard()).filter(text => text.includes('还在吵'))).toEqual([])
  })

  test('all that one person said', async () => {
    const { room, say } = await open()
    const zhou = person('老周')
    room.push([say('第一句', zhou), say('旁人的话', person('小禾')), say('第二句', zhou)])
    await row('第二句').waitFor()
    await step(row('第二句').getByText('老周').click())
    expect(steps).toBe(1)
    const said = panel.getByRole('dialog').getByRole('listitem')
    await said.first().waitFor()
    expect(await said.allTextContents()).toEqual([
      expect.stringContaining('第二句'),
      expect.stringContaining('第一句'),
    ])
    expect(await said.first().isVisible()).toBe(true)
  })

  test('top giver thanked aloud', async () => {
    const { room, make } = await open()
    const gift = (name: string, diamonds: number) => ({ id: String(diamonds), name, diamonds, combo: false })
    room.push([
      make.gift({ user: person('豆豆'), gift: gift('玫瑰', 1), repeatEnd: true }),
      make.gift({ user: person('云熊云'), gift: gift('嘉年华', 30_000), repeatEnd: true }),
    ])
    await hears('嘉年华')
    const before = (await heard()).length
    // A chip of the same name stands below.
    const head = panel.locator('header.head')
    await step(head.getByRole('button', { name: t('gifts.title'), exact: true }).click())
    // The first of the list.
    const top = panel.locator('.giver').first()
    await step(top.getByRole('button', { name: t('gifts.thankWho', '云熊云'), exact: true }).click())
    expect(steps).toBe(2)
    await browser.voice.waitFor(all => all.slice(before).some(({ text }) => text.includes('云熊云送的')))
  })
})
