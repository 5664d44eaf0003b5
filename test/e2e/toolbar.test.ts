import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMessages } from '../room/messages.ts'
import { startServer } from '../room/server.ts'
import type { RoomServer } from '../room/types.ts'
import { evaluateIn, type Launched, launch } from './harness/index.ts'

let server: RoomServer
let browser: Launched
/** A page of ours that is no panel, to ask the browser of the icon. */
let page: Page

beforeAll(async () => {
  server = await startServer()
  browser = await launch({ chromiumArgs: server.chromiumArgs })
  page = await browser.openPage(browser.url('archive.html'))
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const badge = () =>
  expect.poll(() => page.evaluate(() => chrome.action.getBadgeText({})), { timeout: 30_000 })

/** As the browser tells the worker of a click: no test can reach its menu. */
async function clickMenu(): Promise<void> {
  const { targetId } = await browser.waitForWorker()
  await evaluateIn(browser, targetId, `chrome.contextMenus.onClicked.dispatch({ menuItemId: 'speech' })`)
}

test('with the panel closed the badge tells that it reads, and the menu of the icon stops it and lets it go on', async () => {
  const room = server.addRoom({ webRid: '990099', scene: null, page: { transport: 'socket' } })
  const make = createMessages({ seed: 99, roomId: room.roomId })
  const panel = await browser.openPanel(room.roomId)
  await browser.openRoom(room.url)
  await room.waitForClient()
  await browser.voice.setMode({ kind: 'normal', baseMs: 60_000 })
  room.push([make.chat({ text: '面板关了还在读' })])
  await browser.voice.waitFor(all => all.some(({ ended }) => ended === 'speaking'))
  await panel.close()
  await badge().toBe('♪')
  expect(await page.evaluate(() => chrome.action.getTitle({}))).toBe('听弹：正在朗读；右键点图标可以停止')
  // There is such an entry: the browser refuses to change one that is not there.
  await page.evaluate(() => chrome.contextMenus.update('speech', {}))

  await clickMenu()
  await browser.voice.waitFor(all => all.at(-1)?.ended === 'stopped')
  await badge().toBe('1')

  await clickMenu()
  await badge().toBe('♪')
  await browser.voice.setMode({ kind: 'normal' })
  room.push([make.chat({ text: '又读了' })])
  await browser.voice.waitFor(all =>
    all.some(({ text, ended }) => text.includes('又读了') && ended === 'end'),
  )

  // Another worker finds the entry that the last one has made.
  await browser.killWorker()
  room.push([make.chat({ text: '后台换了' })])
  await browser.voice.waitFor(all =>
    all.some(({ text, ended }) => text.includes('后台换了') && ended === 'end'),
  )
  await clickMenu()
  await badge().toBe('1')
})

test('without a voice for Chinese the badge does not promise to read', async () => {
  await clickMenu()
  await badge().toBe('♪')
  await browser.voice.setVoices([{ voiceName: 'English Test', lang: 'en-US' }])
  await badge().toBe('1')
})
