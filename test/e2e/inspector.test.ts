import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createMessages } from '../room/messages.ts'
import { startServer } from '../room/server.ts'
import type { RoomServer, SimulatedRoom } from '../room/types.ts'
import { type Launched, launch } from './harness/index.ts'

const SECRET = '只说给你听的悄悄话'

let server: RoomServer
let browser: Launched
let rooms = 0

beforeAll(async () => {
  server = await startServer()
  browser = await launch({ chromiumArgs: server.chromiumArgs })
  await browser.context.grantPermissions(['clipboard-read', 'clipboard-write'])
})
afterEach(() => browser.startOver())
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** A room with its page and panel open, to which messages were sent that nobody understands. */
async function open(): Promise<{
  room: SimulatedRoom
  make: ReturnType<typeof createMessages>
  panel: Page
}> {
  const room = server.addRoom({
    webRid: `9${String(++rooms).padStart(5, '0')}`,
    scene: null,
    title: `第${rooms}间`,
    anchor: '糖糖',
    page: { transport: 'socket' },
  })
  const make = createMessages({ seed: 300 + rooms, roomId: room.roomId, anchor: '糖糖' })
  const { panel } = await browser.visit(room)
  room.push([
    make.chat({ text: SECRET }),
    make.chat(),
    make.malformed(),
    ...[1, 2, 3].map(() => make.unknownMethod()),
  ])
  await panel.getByRole('status').getByText('有 1 条消息无法解析').waitFor()
  return { room, make, panel }
}

const strange = (panel: Page) => panel.locator('.inspector button.method')
const clipboard = (panel: Page) => panel.evaluate(() => navigator.clipboard.readText())

describe('the inspector', () => {
  test('the status line leads to it; methods have their names, the failed and the unknown first', async () => {
    const { panel } = await open()
    await panel.getByRole('status').getByRole('button', { name: '查看' }).click()
    await panel.getByRole('main', { name: '诊断' }).waitFor()
    await expect
      .poll(() => strange(panel).allInnerTexts())
      .toEqual([
        expect.stringMatching(/^弹幕\s*WebcastChatMessage[\s\S]*3 次[\s\S]*1 次解析失败/),
        expect.stringMatching(/^WebcastBrandNewMessage[\s\S]*3 次[\s\S]*未识别/),
      ])
  })

  test('by keyboard from the settings to a message and back, and what comes meanwhile is counted', async () => {
    const { room, make, panel } = await open()
    await panel.getByRole('button', { name: '设置' }).focus()
    await panel.keyboard.press('Enter')
    await panel.getByRole('button', { name: /^诊断/ }).focus()
    await panel.keyboard.press('Enter')
    await strange(panel).nth(1).focus()
    room.push([make.unknownMethod()])
    await strange(panel).nth(1).getByText('4 次').waitFor()
    await panel.keyboard.press('Enter')
    await panel.getByText('没见过的消息').waitFor()
    expect(await panel.locator('.hex').textContent()).toMatch(/^0000 {2}0a /)
    await panel
      .getByText(/^1 bytes/)
      .first()
      .click()
    expect(await panel.getByText('WebcastBrandNewMessage', { exact: true }).nth(1).isVisible()).toBe(false)
    await panel.keyboard.press('Escape')
    await strange(panel).first().waitFor()
    await panel.keyboard.press('Escape')
    await panel.getByRole('main', { name: '诊断' }).waitFor({ state: 'detached' })
    expect(await panel.getByTestId('feed').isVisible()).toBe(true)
  })

  test('takes the focus as soon as it is drawn, so that no key is lost', async () => {
    const { panel } = await open()
    const focused = panel.evaluate(
      () =>
        new Promise<string | null>(resolve => {
          const drawn = new MutationObserver(() => {
            if (!document.querySelector('.inspector')) return
            drawn.disconnect()
            resolve(document.activeElement?.getAttribute('aria-label') ?? null)
          })
          drawn.observe(document.body, { childList: true, subtree: true })
        }),
    )
    await panel.getByRole('status').getByRole('button', { name: '查看' }).click()
    expect(await focused).toBe('诊断')
  })

  test('the report holds the methods and their fields, and nothing that was said; a whole message only after a warning', async () => {
    const { panel } = await open()
    await panel.getByRole('status').getByRole('button', { name: '查看' }).click()
    await panel.getByRole('button', { name: '复制报告' }).click()
    await panel.getByRole('button', { name: '已复制' }).waitFor()
    const text = await clipboard(panel)
    expect(text).toMatch(/^Tingdan \d/)
    expect(text).toMatch(/WebcastBrandNewMessage: 3 unknown, 0 failed: no schema; \d+ bytes\n {2}1\{/)
    expect(text).not.toMatch(/[\u4e00-\u9fff]/)

    await strange(panel).first().click()
    await panel.getByRole('button', { name: '复制整条消息' }).click()
    await panel.getByRole('alert').getByText('可能含有他人的昵称').waitFor()
    expect(await clipboard(panel)).toBe(text)
    await panel.getByRole('button', { name: '仍然复制' }).click()
    await panel.getByRole('button', { name: '已复制' }).waitFor()
    expect(await clipboard(panel)).toMatch(/^WebcastChatMessage [\s\S]*\n0000 {2}0a /)
  })
})
