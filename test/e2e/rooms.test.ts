import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMessages } from '../room/messages.ts'
import { startServer } from '../room/server.ts'
import type { RoomServer } from '../room/types.ts'
import { type Launched, launch, MODES, rowsWith } from './harness/index.ts'

let server: RoomServer
let browser: Launched
beforeAll(async () => {
  server = await startServer()
  browser = await launch({ chromiumArgs: server.chromiumArgs })
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** Asked of an extension page, which sees the same toolbar as the worker. */
const badge = (panel: Page) => panel.evaluate(() => chrome.action.getBadgeText({}))

test('the toolbar shows that a room is read aloud or only live, and stops when none is', async () => {
  const room = server.addRoom({ webRid: '900001', scene: null, page: { transport: 'socket' } })
  const make = createMessages({ seed: 1, roomId: room.roomId })
  const page = await browser.openRoom(room.url)
  const panel = await browser.openPanel(room.roomId)
  await room.waitForClient()
  room.push([make.chat({ text: '开播了' })])
  await expect.poll(() => badge(panel)).toBe('♪')
  await panel.getByRole('switch', { name: '朗读', exact: true }).click()
  await expect.poll(() => badge(panel)).toBe('1')
  await expect.poll(() => panel.evaluate(() => chrome.action.getTitle({}))).toBe('听弹：1 个直播间正在直播')
  await page.close()
  // The worker gives a page that went away some time to come back.
  await expect.poll(() => badge(panel)).toBe('')
  await panel.close()
})

describe('several rooms', () => {
  test('what comes in the other room is counted; following the tab in front changes the room with it', async () => {
    const rooms = ['900002', '900003'].map(webRid =>
      server.addRoom({ webRid, scene: null, title: `房间${webRid}`, page: { transport: 'socket' } }),
    )
    const panel = await browser.openPanel()
    const tabs = () => panel.evaluate(async () => (await chrome.tabs.query({})).map(({ id = 0 }) => id))
    const opened: number[] = []
    for (const room of rooms) {
      const before = await tabs()
      await browser.openRoom(room.url)
      await room.waitForClient()
      opened.push(...(await tabs()).filter(id => !before.includes(id)))
    }
    // Both as tabs of one window, as people have them.
    await panel.evaluate(async ([first = 0, second = 0]) => {
      const { windowId } = await chrome.tabs.get(second)
      await chrome.tabs.move(first, { windowId, index: 0 })
    }, opened)
    const toFront = (tab = 0) => panel.evaluate(id => chrome.tabs.update(id, { active: true }), tab)
    const say = (at: number, text: string) => {
      const room = rooms[at]
      if (room) room.push([createMessages({ seed: Date.now(), roomId: room.roomId }).chat({ text })])
    }
    say(0, '第一间')
    say(1, '第二间')
    const title = panel.getByTitle('切换直播间')
    await title.click()
    const list = panel.getByRole('dialog', { name: '切换直播间' })
    await list.getByRole('button', { name: /^房间900002/ }).click()
    await rowsWith(panel, '第一间').waitFor()
    // The room that was picked is the one that is captured, and the one that is there when the panel comes back.
    const overlay = await browser.openPage(browser.url('overlay.html'))
    say(0, '叠加的一条')
    await overlay.getByText('叠加的一条').waitFor()
    await overlay.close()
    await panel.reload()
    await rowsWith(panel, '叠加的一条').waitFor()
    say(1, '又一条')
    await title.click()
    await list
      .getByRole('button', { name: /^房间900003/ })
      .getByTitle('1 条新消息')
      .waitFor()
    await list.getByRole('button', { name: '跟随当前标签页' }).click()
    await toFront(opened[1])
    await panel.getByRole('button', { name: /^房间900003/ }).waitFor()
    await rowsWith(panel, '又一条').waitFor()
    await toFront(opened[0])
    await panel.getByRole('button', { name: /^房间900002/ }).waitFor()
  })

  test('the one that is shown is read, unless told otherwise, and another that is read is named', async () => {
    const [a, b] = ['900004', '900005'].map(webRid =>
      server.addRoom({ webRid, scene: null, title: `房间${webRid}`, page: { transport: 'socket' } }),
    )
    if (!a || !b) throw new Error('two rooms')
    for (const room of [a, b]) {
      await browser.openRoom(room.url)
      await room.waitForClient()
    }
    const panel = await browser.openPanel()
    await panel.getByRole('button', { name: '打开朗读' }).click()
    await browser.settingsStored()
    let n = 0
    const say = (room: typeof a, text: string) =>
      room.push([createMessages({ seed: ++n, roomId: room.roomId }).chat({ text })])
    const title = panel.getByTitle('切换直播间')
    const list = panel.getByRole('dialog', { name: '切换直播间' })
    say(a, '甲一')
    say(b, '乙一')
    await title.click()
    await list.getByRole('button', { name: /^房间900004/ }).click()
    await rowsWith(panel, '甲一').waitFor()
    const heard = async (text: string) =>
      (await browser.voice.waitFor(all => all.some(one => one.text.includes(text)))).map(one => one.text)
    say(b, '乙二不读')
    say(a, '甲二要读')
    expect((await heard('甲二要读')).filter(text => text.includes('乙二'))).toEqual([])

    const bar = panel.getByRole('region', { name: '朗读' })
    await bar.getByRole('button').first().click()
    await panel.getByRole('combobox', { name: '只读一个直播间' }).selectOption('所有直播间')
    await panel.keyboard.press('Escape')
    await browser.settingsStored()
    await browser.voice.setMode(MODES.slow)
    say(b, '乙三也读')
    await bar.getByText('房间900005').waitFor()
    await heard('乙三也读')
    await browser.voice.setMode(MODES.normal)
  })

  test('two stand side by side in the panel’s own window', async () => {
    const panel = await browser.openPanel()
    const opened = browser.context.waitForEvent('page')
    await panel.getByTitle('切换直播间').click()
    await panel.getByRole('button', { name: '并排看：房间900005' }).click()
    const both = await opened
    await expect.poll(() => new URL(both.url()).searchParams.get('beside')).not.toBe(null)
    await both.setViewportSize({ width: 900, height: 700 })
    const other = both.frameLocator('iframe')
    await both.getByTestId('feed').first().getByText('甲二要读').waitFor()
    await rowsWith(other, '乙二不读').waitFor()
    // One voice below both.
    expect(await other.getByRole('region', { name: '朗读' }).count()).toBe(0)
    const widths = [await both.locator('.stage').boundingBox(), await both.locator('iframe').boundingBox()]
    expect(widths.map(box => box?.width)).toEqual([450, 450])
    await both.getByTitle('切换直播间').click()
    await both.getByRole('button', { name: '不再并排：房间900005' }).click()
    expect(await both.locator('iframe').count()).toBe(0)
    await both.close()
  })
})
