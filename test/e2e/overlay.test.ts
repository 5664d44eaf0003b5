import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMessages } from '../room/messages.ts'
import { startServer } from '../room/server.ts'
import type { RoomServer } from '../room/types.ts'
import { type Launched, launch } from './harness/index.ts'

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

test('an overlay shows what its own filter lets through, over green, and lets it go after its time', async () => {
  const room = server.addRoom({ webRid: '910001', scene: null, page: { transport: 'socket' } })
  const make = createMessages({ seed: 1, roomId: room.roomId })
  await browser.openRoom(room.url)
  await room.waitForClient()
  const overlay = await browser.openPage(`chrome-extension://${browser.extensionId}/overlay.html`)
  await overlay.getByRole('form', { name: '窗口样式' }).waitFor({ state: 'attached' })
  room.push([make.chat({ text: '听得到吗' }), make.enter({ user: { nickname: '路过的' } })])
  await overlay.getByText('听得到吗').waitFor()
  expect(await overlay.getByText('路过的').count()).toBe(0)
  const background = () => overlay.locator('.overlay').evaluate(one => getComputedStyle(one).backgroundColor)
  expect(await background()).toBe('rgb(0, 177, 64)')

  // An extension's page is never transparent: nothing may promise it.
  const backgrounds = overlay.getByLabel('背景')
  expect(await backgrounds.getByRole('option').allTextContents()).toEqual(['绿幕', '深色'])
  await backgrounds.selectOption('深色')
  await expect.poll(background).not.toBe('rgb(0, 177, 64)')
  expect(await background()).toMatch(/^rgb\(/)
  await overlay.getByRole('combobox', { name: '显示哪些消息' }).fill('type:enter')
  await overlay.getByText('路过的').waitFor()
  expect(await overlay.getByText('听得到吗').count()).toBe(0)
  await overlay.getByLabel('停留秒数（0 为一直）').fill('1')
  await expect.poll(() => overlay.getByText('路过的').count()).toBe(0)
  const { violations } = await new AxeBuilder({ page: overlay }).setLegacyMode().analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
})

test('panel and overlay open as windows of their own from the settings', async () => {
  const panel = await browser.openPanel()
  await panel.getByRole('button', { name: '设置' }).click()
  for (const [button, path] of [
    ['在新窗口打开', '/sidepanel.html'],
    ['打开 OBS 弹幕窗口', '/overlay.html'],
  ] as const) {
    const opened = browser.context.waitForEvent('page')
    await panel.getByRole('button', { name: button }).click()
    const page = await opened
    await expect.poll(() => new URL(page.url()).pathname).toBe(path)
    await page.close()
  }
})
