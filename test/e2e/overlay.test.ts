import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMessages } from '../room/messages.ts'
import { startServer } from '../room/server.ts'
import type { RoomServer } from '../room/types.ts'
import { violationsOf } from './harness/faults.ts'
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
  expect(await violationsOf(overlay)).toEqual([])
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

test('a window stays on top with one view, and remembers its view, size and strength', async () => {
  const room = server.addRoom({ webRid: '910002', scene: null, page: { transport: 'socket' } })
  const make = createMessages({ seed: 2, roomId: room.roomId })
  await browser.openRoom(room.url)
  const panel = await browser.openPanel(room.roomId)
  await room.waitForClient()
  const opened = browser.context.waitForEvent('page')
  await panel.getByRole('button', { name: '置顶小窗' }).click()
  const opener = await opened
  await opener.getByRole('button', { name: '放到所有窗口上面' }).click()
  await opener.getByText('小窗已经打开').waitFor()
  /** What stands in the frame of the window on top. */
  const onTop = <T>(read: (page: Document) => T) =>
    opener.evaluate(
      `(${read})(documentPictureInPicture.window.document.querySelector('iframe').contentDocument)`,
    )
  room.push([make.chat({ text: '这件多少钱' }), make.chat({ text: '晚上好' })])
  await expect
    .poll(() => onTop(page => page.querySelector('[data-testid="feed"]')?.textContent ?? ''))
    .toMatch(/这件多少钱.*晚上好/s)
  await onTop(page => {
    for (const tab of page.querySelectorAll<HTMLElement>('[role="tab"]'))
      if (tab.textContent === '提问') tab.click()
    const strength = page.querySelector<HTMLInputElement>('input[type="range"]')
    if (strength) strength.value = '0.5'
    strength?.dispatchEvent(new Event('input', { bubbles: true }))
  })
  await expect
    .poll(() => onTop(page => page.querySelector('[data-testid="feed"]')?.textContent ?? ''))
    .not.toContain('晚上好')
  expect(await onTop(page => getComputedStyle(page.querySelector('.floating') as Element).opacity)).toBe(
    '0.5',
  )
  const stored = () =>
    panel.evaluate(async () => (await chrome.storage.local.get('settings')).settings as object)
  await expect.poll(stored).toMatchObject({ floating: { view: 'questions', opacity: 0.5 } })
  await opener.evaluate('documentPictureInPicture.window.dispatchEvent(new Event("resize"))')
  const inner = await opener.evaluate('documentPictureInPicture.window.innerWidth')
  await expect.poll(stored).toMatchObject({ floating: { width: inner } })
  await opener.getByRole('button', { name: '关闭小窗' }).click()
  await opener.getByRole('button', { name: '放到所有窗口上面' }).waitFor()
  expect(await violationsOf(opener)).toEqual([])

  // Without such windows the page is an ordinary one with the same content.
  await opener.addInitScript(() => Reflect.deleteProperty(window, 'documentPictureInPicture'))
  await opener.reload()
  await opener.getByText('这件多少钱').waitFor()
  await opener.getByText('这个浏览器没有置顶窗口').waitFor({ state: 'attached' })
  expect(await opener.getByText('晚上好').count()).toBe(0)
})
