import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { missingPrograms } from '../../scripts/test-programs.mjs'
import { createMessages } from '../room/messages.ts'
import { startServer } from '../room/server.ts'
import type { RoomServer, SimulatedRoom } from '../room/types.ts'
import { type Display, startDisplay } from './harness/display.ts'
import { type Launched, launch } from './harness/index.ts'

const missing = missingPrograms('display')
const why = missing.length > 0 ? ` (skipped: no ${missing.join(', ')} here)` : ''

/** Where Chromium's question has its yes, over a window where Chromium puts it; its no has the focus. */
const YES = ['mousemove', '452', '274', 'click', '1']
const NO = ['key', 'Return']
/** In the lower right corner of the screen Chromium shows notifications by itself, where the desktop does not. */
const NOTICE = ['mousemove', '1150', '845', 'click', '1']

describe.skipIf(missing.length > 0)(`a rule that notifies${why}`, () => {
  let display: Display
  let server: RoomServer
  let browser: Launched
  let room: SimulatedRoom
  let make: ReturnType<typeof createMessages>
  let page: Page
  let tab: chrome.tabs.Tab | undefined
  let panel: Page

  beforeAll(async () => {
    display = await startDisplay()
    server = await startServer()
    browser = await launch({ chromiumArgs: server.chromiumArgs, headless: false, env: display.env })
    room = server.addRoom({ webRid: '8701', scene: null, anchor: '糖糖', page: { transport: 'socket' } })
    make = createMessages({ seed: 87, roomId: room.roomId, anchor: '糖糖' })
    panel = await browser.openPanel(room.roomId)
    const tabs = () => panel.evaluate(() => chrome.tabs.query({}))
    const before = (await tabs()).map(({ id }) => id)
    page = await browser.openRoom(room.url)
    await room.waitForClient()
    tab = (await tabs()).find(({ id }) => !before.includes(id))
    await panel.bringToFront()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
    display?.close()
  })

  const isAllowed = () =>
    panel.evaluate(() => chrome.permissions.contains({ permissions: ['notifications'] }))
  const notices = () =>
    panel.evaluate(
      () => new Promise<string[]>(resolve => chrome.notifications.getAll(all => resolve(Object.keys(all)))),
    )
  /**
   * Does something with what Chromium itself shows, until it had its effect: Chromium takes nothing in the first moments
   * of a question, and no clicks in quick succession.
   */
  const act = (hand: readonly string[], done: () => Promise<boolean>) => {
    const again = async () => {
      if (await done()) return true
      display.tool(...hand)
      return false
    }
    return expect.poll(again, { interval: 1_000 }).toBe(true)
  }
  /** Whether the page under a question takes keys and clicks: as long as none stands there they would go to it. */
  const setInert = (inert: boolean) =>
    panel.evaluate(inert => {
      document.body.inert = inert
    }, inert)

  test('asks for the permission by Chromium’s own question, and stays off where it is refused', async () => {
    await panel.getByRole('button', { name: '设置' }).click()
    await panel.getByRole('button', { name: /^规则/ }).click()
    await panel.getByRole('button', { name: '新建规则' }).click()
    const editor = panel.getByRole('dialog')
    await editor.getByRole('combobox', { name: '哪些消息' }).fill('多少钱 ')
    await editor.getByRole('checkbox', { name: '桌面通知' }).check()
    await editor.getByRole('textbox', { name: '名称' }).fill('问价')
    await editor.getByRole('button', { name: '保存' }).click()
    await setInert(true)
    const refused = panel.getByText('浏览器未允许通知，规则没有启用。请允许通知后再打开。')
    await act(NO, () => refused.isVisible())
    await setInert(false)
    const rule = panel.getByRole('switch', { name: '启用 问价' })
    expect(await rule.getAttribute('aria-checked')).toBe('false')
    expect(await isAllowed()).toBe(false)

    await rule.click()
    await setInert(true)
    await act(YES, isAllowed)
    await setInert(false)
    await expect.poll(() => rule.getAttribute('aria-checked')).toBe('true')
  })

  test('shows a notification, and a click on it brings the room’s tab to the front', async () => {
    await browser.settingsStored()
    room.push([
      make.chat({ text: '随便说说', user: { nickname: '阿茶' } }),
      make.chat({ text: '这件多少钱', user: { nickname: '小禾' } }),
    ])
    await expect.poll(notices).toEqual([`${room.roomId}/2`])
    // Playwright lets every page believe that it is in front: the browser is asked.
    const inFront = () => panel.evaluate(async id => (await chrome.tabs.get(id)).active, tab?.id ?? 0)
    await panel.evaluate(windowId => chrome.tabs.create({ windowId, url: 'about:blank' }), tab?.windowId)
    await expect.poll(inFront).toBe(false)
    await act(NOTICE, inFront)
    await expect.poll(notices).toEqual([])
  })

  test('leads to what is kept of the room where its page is closed', async () => {
    room.push([make.chat({ text: '还是想知道多少钱', user: { nickname: '小禾' } })])
    await expect.poll(notices).toEqual([`${room.roomId}/3`])
    await page.close()
    await panel.getByText('这个直播间的页面已关闭').waitFor({ state: 'attached' })
    const isOpen = async () =>
      browser.context.pages().some(one => one.url().endsWith(`/archive.html#session=${room.roomId}`))
    await act(NOTICE, isOpen)
  })
})
