import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createMessages } from '../room/messages.ts'
import { startServer } from '../room/server.ts'
import type { RoomServer, SceneMessage, SimulatedRoom } from '../room/types.ts'
import { type Launched, launch, panelRows } from './harness/index.ts'

const ROSE = { id: '165', name: '玫瑰', diamonds: 1, combo: true }
const CASTLE = { id: '166', name: '城堡', diamonds: 2800, combo: true }

let server: RoomServer
let browser: Launched
let rooms = 0
let room: SimulatedRoom
let make: ReturnType<typeof createMessages>
let panel: Page

beforeAll(async () => {
  server = await startServer()
  browser = await launch({ chromiumArgs: server.chromiumArgs })
})
beforeEach(async () => {
  room = server.addRoom({
    webRid: `83${++rooms}`,
    scene: null,
    anchor: '糖糖',
    page: { transport: 'socket' },
  })
  make = createMessages({ seed: 300 + rooms, roomId: room.roomId, anchor: '糖糖' })
  await browser.openRoom(room.url)
  panel = await browser.openPanel(room.roomId)
  await room.waitForClient()
})
afterEach(async () => {
  const blank = await browser.openPanel()
  for (const page of browser.context.pages()) {
    if (page !== blank && !page.url().includes('heard.html')) await page.close()
  }
  await blank.evaluate(() => chrome.storage.local.remove('settings'))
  await blank.close()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const say = (text: string, nickname = '小禾', more: object = {}): SceneMessage =>
  make.chat({ text, user: { nickname, ...more } })
const box = () => panel.getByRole('combobox', { name: '搜索弹幕、昵称、礼物' })
const texts = async () => (await panelRows(panel)).map(({ text }) => text)
const shows = async (...parts: string[]) => {
  await expect.poll(async () => (await texts()).length).toBe(parts.length)
  for (const [at, part] of parts.entries()) expect((await texts())[at]).toContain(part)
}
const isCleanTo = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(node => node.html)])).toEqual([])
}

describe('the search box', () => {
  beforeEach(async () => {
    room.push([
      say('这件多少钱', '张三'),
      say('价格太高了', '李四', { level: 30 }),
      make.gift({ gift: ROSE, repeatEnd: true }),
      make.gift({ gift: CASTLE, repeatEnd: true }),
    ])
    await shows('这件多少钱', '价格太高了', '玫瑰', '城堡')
  })

  test('understands fields, comparisons, patterns and brackets', async () => {
    await box().fill('type:gift diamonds>=99')
    await shows('城堡')
    await box().fill('text:/多少钱|价格/ -from:张三')
    await shows('价格太高了')
    await box().fill('类型：弹幕 （等级≥30 or 多少）')
    await shows('这件多少钱', '价格太高了')
    await box().fill('zs')
    await shows('这件多少钱')
  })

  test('tells what is wrong and where, keeps the last good filter, and mends it with a click', async () => {
    await box().fill('type:gift')
    await shows('玫瑰', '城堡')
    await box().fill('type:gift levl>=3 ')
    const fault = panel.getByText('第 11 个字：没有叫“levl”的条件')
    await fault.waitFor()
    expect(await box().getAttribute('aria-invalid')).toBe('true')
    await shows('玫瑰', '城堡')
    await isCleanTo(panel)
    await panel.getByRole('button', { name: '改成 level' }).click()
    expect(await box().inputValue()).toBe('type:gift level>=3 ')
    await expect.poll(() => fault.count()).toBe(0)
  })

  test('offers fields, values and names, by keyboard', async () => {
    await box().focus()
    await panel.keyboard.type('fr')
    const list = panel.getByRole('listbox', { name: '可以接着写' })
    await list.getByRole('option', { name: 'from:' }).waitFor()
    expect(await box().getAttribute('aria-expanded')).toBe('true')
    await panel.keyboard.press('ArrowDown')
    await panel.keyboard.press('Enter')
    await list.getByRole('option', { name: '张三' }).waitFor()
    await panel.keyboard.type('zs')
    await expect.poll(() => list.getByRole('option').count()).toBe(1)
    await isCleanTo(panel)
    await panel.keyboard.press('ArrowDown')
    const active = await box().getAttribute('aria-activedescendant')
    expect(await panel.locator(`[id="${active}"]`).getAttribute('aria-selected')).toBe('true')
    await panel.keyboard.press('Tab')
    expect(await box().inputValue()).toBe('from:张三 ')
    await shows('这件多少钱')
    await panel.keyboard.press('ArrowDown')
    await list.getByRole('option', { name: /^type:/ }).waitFor()
    await panel.keyboard.press('Escape')
    expect(await list.count()).toBe(0)
    expect(await box().inputValue()).toBe('from:张三 ')
    await panel.keyboard.press('Escape')
    expect(await box().inputValue()).toBe('')
  })

  test('a suggestion is taken with a click, too', async () => {
    await box().fill('type:gi')
    await panel.getByRole('option', { name: 'gift 礼物' }).click()
    expect(await box().inputValue()).toBe('type:gift ')
    await shows('玫瑰', '城堡')
  })

  test('help shows examples that work with a click', async () => {
    await panel.getByRole('button', { name: '搜索的写法' }).click()
    const help = panel.getByRole('dialog', { name: '怎么搜' })
    await help.getByText('所有条件').waitFor()
    await isCleanTo(panel)
    await help.getByRole('button', { name: '99 钻以上的礼物' }).click()
    expect(await box().inputValue()).toBe('type:gift diamonds>=99')
    await shows('城堡')
  })
})
