import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Settings } from '../../lib/settings/schema/schema.ts'
import { type Launched, launch, openHistory } from './harness/index.ts'

const ROUNDS = 24

let browser: Launched
beforeAll(async () => {
  browser = await launch({ voice: false })
})
afterAll(() => browser?.close())

/** The settings as they lie in the storage. */
function stored(page: Page): Promise<Settings> {
  return page.evaluate(async () => (await chrome.storage.local.get('settings')).settings as Settings)
}

/** Presses elements of several pages in the same millisecond, as near as their clocks and threads allow. */
async function atOnce(presses: readonly { page: Page; selector: string }[]): Promise<void> {
  const at = Date.now() + 60
  await Promise.all(
    presses.map(({ page, selector }) =>
      page.evaluate(
        ([selector, at]) =>
          new Promise<void>((resolve, reject) => {
            const element = document.querySelector<HTMLElement>(selector)
            if (!element) return reject(new Error(`there is no ${selector}`))
            setTimeout(
              () => {
                while (Date.now() < at);
                element.click()
                resolve()
              },
              at - Date.now() - 8,
            )
          }),
        [selector, at] as const,
      ),
    ),
  )
}

const shows = (type: string) => `button[role=switch][aria-label="显示${type}"]`

async function openSettings(): Promise<Page> {
  const panel = await browser.openPanel()
  await panel.getByRole('button', { name: '设置' }).click()
  await panel.locator(shows('礼物')).waitFor()
  return panel
}

test('two panels that change settings at the same moment show the same, and no change is lost', async () => {
  const [left, right] = await Promise.all([openSettings(), openSettings()])
  const switches = ['礼物', '点赞', '进场', '关注']
  const switchesOf = (page: Page) =>
    page.evaluate(
      selectors => selectors.map(one => document.querySelector(one)?.getAttribute('aria-checked') === 'true'),
      switches.map(shows),
    )
  const want = await switchesOf(left)
  for (let round = 0; round < ROUNDS; round++) {
    const [a, b] = [round % 4, (round + 1 + (round % 3)) % 4]
    await atOnce([
      { page: left, selector: shows(switches[a] ?? '') },
      { page: right, selector: shows(switches[b] ?? '') },
    ])
    for (const one of [a, b]) want[one] = !want[one]
    await expect.poll(() => switchesOf(left)).toEqual(want)
    await expect.poll(() => switchesOf(right)).toEqual(want)
    const { show } = await stored(left)
    expect([show.gift, show.like, show.enter, show.follow], `stored after round ${round}`).toEqual(want)
  }
  await Promise.all([left.close(), right.close()])
})

test('panel, history page, overlay and worker write at the same moment: each change is kept', async () => {
  const panel = await openSettings()
  const history = await openHistory(browser)
  const overlay = await browser.openPage(browser.url('overlay.html'))
  await Promise.all([
    history.getByRole('switch', { name: '保存历史' }).waitFor(),
    overlay.getByLabel('背景').waitFor({ state: 'attached' }),
  ])
  const voice = await browser.openPanel()
  await voice.evaluate(() => {
    // A key of the keyboard is the browser's; what it does is this command.
    const port = chrome.runtime.connect({ name: 'panel' })
    const button = document.createElement('button')
    button.id = 'panic'
    button.onclick = () => port.postMessage({ type: 'speech', command: 'panic' })
    document.body.append(button)
  })
  await overlay.evaluate(() => {
    const button = document.createElement('button')
    button.id = 'other-size'
    button.onclick = () => {
      const size = document.querySelector<HTMLInputElement>('input[max="72"]')
      if (!size) return
      size.value = size.value === '30' ? '40' : '30'
      size.dispatchEvent(new Event('input', { bubbles: true }))
    }
    document.body.append(button)
  })
  for (let round = 0; round < ROUNDS / 2; round++) {
    const before = await stored(panel)
    await panel.evaluate(async () => {
      const { settings } = await chrome.storage.local.get<{ settings: Settings }>('settings')
      if (settings)
        await chrome.storage.local.set({
          settings: { ...settings, speech: { ...settings.speech, on: true } },
        })
    })
    const size = before?.overlay.size === 30 ? 40 : 30
    await atOnce([
      { page: panel, selector: shows('礼物') },
      { page: history, selector: 'button[role=switch][aria-label="保存历史"]' },
      { page: overlay, selector: '#other-size' },
      { page: voice, selector: '#panic' },
    ])
    const isEven = round % 2 === 1
    await expect
      .poll(async () => {
        const now = await stored(panel)
        return [now?.show.gift, now?.history.keep, now?.overlay.size, now?.speech.on]
      })
      .toEqual([isEven, isEven, size, false])
  }
  await Promise.all([panel, history, overlay, voice].map(page => page.close()))
})

test('a change is kept though the page goes away in the same moment', async () => {
  const other = await openSettings()
  const shown = () => other.locator(shows('礼物')).getAttribute('aria-checked')
  for (let round = 0; round < 5; round++) {
    const want = String((await shown()) !== 'true')
    const panel = await openSettings()
    const closed = panel.waitForEvent('close')
    await panel
      .evaluate(selector => {
        document.querySelector<HTMLElement>(selector)?.click()
        window.close()
      }, shows('礼物'))
      // It has gone before it could answer.
      .catch(() => {})
    await closed
    await expect.poll(shown).toBe(want)
    await expect.poll(async () => String((await stored(other)).show.gift)).toBe(want)
  }
  const keys = () => other.evaluate(async () => Object.keys(await chrome.storage.local.get()).sort())
  await expect.poll(keys).toEqual(['settings', 'settings$'])
  await other.close()
})
