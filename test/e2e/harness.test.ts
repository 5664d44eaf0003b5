import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { createMessages } from '../room/messages.ts'
import { startServer } from '../room/server.ts'
import type { RoomServer, SimulatedRoom } from '../room/types.ts'
import { VOICE_ID } from './harness/extension.ts'
import { faultsOf } from './harness/faults.ts'
import { evaluateIn, type Launched, launch, MODES, openSidePanel, rowsWith } from './harness/index.ts'

describe('the harness', () => {
  let server: RoomServer
  let browser: Launched
  beforeAll(async () => {
    server = await startServer()
    browser = await launch({ chromiumArgs: server.chromiumArgs })
  })
  afterEach(() => browser.startOver())
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  test('attaches to no service worker, so that it may die', async () => {
    await browser.openPanel()
    const worker = await browser.waitForWorker(VOICE_ID)
    expect(worker.attached).toBe(false)
  })

  test('kills a worker, which comes back when it is needed and has forgotten nothing', async () => {
    const panel = await browser.openPanel()
    const speak = (text: string) => panel.evaluate(text => chrome.tts.speak(text), text)
    await browser.voice.setMode(MODES.neverEnd)
    await speak('第一句')
    await browser.voice.waitFor(heard => heard.length === 1)
    const first = await browser.waitForWorker(VOICE_ID)
    await browser.killWorker(VOICE_ID)
    expect(await browser.worker(VOICE_ID)).toBeUndefined()
    await browser.voice.setMode(MODES.normal)
    await speak('第二句')
    const heard = await browser.voice.waitFor(heard => heard.at(-1)?.ended === 'end')
    expect(heard.map(({ n, text }) => [n, text])).toEqual([
      [1, '第一句'],
      [2, '第二句'],
    ])
    expect((await browser.waitForWorker(VOICE_ID)).targetId).not.toBe(first.targetId)
  })

  test('is Chinese and light unless told', async () => {
    const panel = await browser.openPanel()
    expect(await panel.evaluate(languageAndColours)).toEqual({ ui: 'zh-CN', page: 'zh-CN', dark: false })
  })

  test('no page hides another: both draw', async () => {
    const pages = [await browser.openPanel(), await browser.openPanel()]
    for (const page of pages) {
      const drawn = page.evaluate(() => new Promise(frame => requestAnimationFrame(() => frame('drawn'))))
      expect(await drawn).toBe('drawn')
      expect(await page.evaluate(() => document.visibilityState)).toBe('visible')
    }
  })

  test('opens the true side panel, which stays when its page goes elsewhere', async () => {
    const page = await browser.openPage('about:blank')
    const panel = await openSidePanel(browser, page)
    await page.goto('about:blank')
    const contexts =
      '(async () => (await chrome.runtime.getContexts({})).map(({ contextType }) => contextType))()'
    expect(await evaluateIn<string[]>(browser, panel.targetId, contexts)).toContain('SIDE_PANEL')
    expect(await evaluateIn(browser, panel.targetId, 'location.pathname')).toBe('/sidepanel.html')
    await expect(evaluateIn(browser, panel.targetId, 'nothing.there')).rejects.toThrow(
      'nothing is not defined',
    )
  })

  test('finds what is wrong in the dark alone, in a frame, and wider than its place', async () => {
    const panel = await browser.openPanel()
    expect(await faultsOf(panel)).toEqual([])
    await panel.evaluate(async () => {
      const pale = document.createElement('p')
      pale.textContent = 'seen in light'
      pale.style.color = 'light-dark(black, #333)'
      const wide = document.createElement('div')
      wide.className = 'sheet-body'
      wide.style.cssText = 'width: 50px; overflow: hidden'
      wide.append(Object.assign(document.createElement('hr'), { style: 'width: 90px' }))
      const frame = Object.assign(document.createElement('iframe'), { srcdoc: '<img>' })
      document.querySelector('main')?.append(pale, wide, frame)
      await new Promise(loaded => frame.addEventListener('load', loaded))
    })
    const found = (await faultsOf(panel)).join('\n')
    expect(found).toMatch(/^dark: color-contrast: .*seen in light/m)
    expect(found).not.toMatch(/^light: color-contrast/m)
    expect(found).toMatch(/^light: image-alt: <img>/m)
    expect(found).toContain('wider than its place: sheet-body, by <hr')
  })

  test('gives the windows of a visit to the next, which sees nothing of the room before', async () => {
    const first = server.addRoom({ webRid: '6801', scene: null, page: { transport: 'socket' } })
    const second = server.addRoom({ webRid: '6802', scene: null, page: { transport: 'socket' } })
    const says = (room: SimulatedRoom, text: string) =>
      room.push([createMessages({ seed: 68, roomId: room.roomId }).chat({ text })])
    const { page, panel } = await browser.visit(first)
    says(first, '前一间')
    await rowsWith(panel, '前一间').waitFor()
    await browser.startOver()
    const again = await browser.visit(second)
    expect([again.page === page, again.panel === panel]).toEqual([true, true])
    says(second, '后一间')
    await rowsWith(panel, '后一间').waitFor()
    expect(await panel.getByText('前一间').count()).toBe(0)
    // Made smaller, it serves nobody else.
    await panel.setViewportSize({ width: 240, height: 400 })
    await browser.startOver()
    expect([page.isClosed(), panel.isClosed()]).toEqual([true, true])
  })
})

test('speaks the language and shows the colours it is told to', async () => {
  const browser = await launch({ lang: 'en-US', colorScheme: 'dark' })
  onTestFinished(() => browser.close())
  const panel = await browser.openPanel()
  expect(await panel.evaluate(languageAndColours)).toEqual({ ui: 'en-US', page: 'en-US', dark: true })
})

test('attaches to service workers where a test asks for it', async () => {
  const browser = await launch({ attachToWorkers: true })
  onTestFinished(() => browser.close())
  await browser.openPanel()
  const [worker] = browser.context.serviceWorkers()
  expect(worker?.url()).toMatch(/^chrome-extension:/)
})

/** Runs in a page. */
function languageAndColours() {
  return {
    ui: chrome.i18n.getUILanguage(),
    page: navigator.language,
    dark: matchMedia('(prefers-color-scheme: dark)').matches,
  }
}
