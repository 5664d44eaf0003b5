import { afterEach, describe, expect, test } from 'vitest'
import { VOICE_ID } from './harness/extension.ts'
import { evaluateIn, type Launched, launch, MODES, openSidePanel } from './harness/index.ts'

describe('the harness', () => {
  let browser: Launched | undefined
  afterEach(async () => {
    await browser?.close()
    browser = undefined
  })

  test('attaches to no service worker, so that it may die', async () => {
    browser = await launch()
    await browser.openPanel()
    const worker = await browser.waitForWorker(VOICE_ID)
    expect(worker.attached).toBe(false)
  })

  test('attaches to service workers where a test asks for it', async () => {
    browser = await launch({ attachToWorkers: true })
    await browser.openPanel()
    const [worker] = browser.context.serviceWorkers()
    expect(worker?.url()).toMatch(/^chrome-extension:/)
  })

  test('kills a worker, which comes back when it is needed and has forgotten nothing', async () => {
    browser = await launch()
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

  test('speaks the language and shows the colours it is told to', async () => {
    browser = await launch({ lang: 'en-US', colorScheme: 'dark' })
    const panel = await browser.openPanel()
    const seen = await panel.evaluate(() => ({
      ui: chrome.i18n.getUILanguage(),
      page: navigator.language,
      dark: matchMedia('(prefers-color-scheme: dark)').matches,
    }))
    expect(seen).toEqual({ ui: 'en-US', page: 'en-US', dark: true })
  })

  test('is Chinese and light unless told', async () => {
    browser = await launch()
    const panel = await browser.openPanel()
    const seen = await panel.evaluate(() => ({
      ui: chrome.i18n.getUILanguage(),
      page: navigator.language,
      dark: matchMedia('(prefers-color-scheme: dark)').matches,
    }))
    expect(seen).toEqual({ ui: 'zh-CN', page: 'zh-CN', dark: false })
  })

  test('no page hides another: both draw', async () => {
    browser = await launch()
    const pages = [await browser.openPanel(), await browser.openPanel()]
    for (const page of pages) {
      const drawn = page.evaluate(() => new Promise(frame => requestAnimationFrame(() => frame('drawn'))))
      expect(await drawn).toBe('drawn')
      expect(await page.evaluate(() => document.visibilityState)).toBe('visible')
    }
  })

  test('opens the true side panel, which stays when its page goes elsewhere', async () => {
    browser = await launch()
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
})
