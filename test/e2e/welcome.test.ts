import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { violationsOf } from './harness/faults.ts'
import { type Launched, launch, rowsWith, until, welcomePage } from './harness/index.ts'
import { textsOf } from './harness/texts.ts'

let browser: Launched
let welcome: Page
beforeAll(async () => {
  browser = await launch({ welcome: true })
  welcome = await welcomePage(browser.context)
})
afterAll(() => browser?.close())

describe('a newcomer', () => {
  test('sees a room at once, without one being open and without a network', async () => {
    await welcome.getByRole('heading', { name: '听弹：把弹幕读给你听' }).waitFor()
    await rowsWith(welcome, '来啦来啦，今晚唱什么？').waitFor()
    await rowsWith(welcome, '×66').waitFor()
    const addresses = await welcome.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => name),
    )
    expect(addresses.filter(address => !address.startsWith('chrome-extension:'))).toEqual([])
  })
  test('hears it when asked for, and not again once hushed', async () => {
    expect(await browser.voice.heard()).toEqual([])
    await welcome.getByRole('button', { name: '试听演示' }).click()
    await browser.voice.waitFor(heard => heard.length >= 2)
    await welcome.getByRole('button', { name: '停止试听' }).click()
    await welcome.getByRole('button', { name: '试听演示' }).waitFor()
  })
  test('chooses a voice there', async () => {
    await welcome.getByText('自动：听弹测试 Test Voice').click()
    await welcome.getByRole('radio', { name: /^听弹测试/ }).check()
    await expect
      .poll(() => welcome.evaluate(async () => (await chrome.storage.local.get('settings')).settings))
      .toMatchObject({ speech: { voice: '听弹测试 Test Voice' } })
  })
  test('says once what they do in rooms, takes it back, and finds the choice in the settings', async () => {
    const stored = () =>
      welcome.evaluate(async () => (await chrome.storage.local.get('settings')).settings as object)
    await welcome.getByRole('radio', { name: /^卖家/ }).check()
    await expect
      .poll(stored)
      .toMatchObject({ role: 'seller', speech: { solo: 'is:ask', unanswered: true }, history: { days: 90 } })
    await welcome.getByRole('button', { name: '撤销这个选择' }).click()
    await expect
      .poll(stored)
      .toMatchObject({ role: 'none', speech: { solo: '', unanswered: false }, history: { days: 30 } })
    await welcome.getByRole('radio', { name: /^房管/ }).check()
    await expect.poll(stored).toMatchObject({ role: 'mod', speech: { on: false }, show: { enter: true } })
    await welcome.getByRole('switch', { name: '朗读' }).click()
    await welcome.getByRole('button', { name: '恢复为“房管”的设置' }).click()
    await expect.poll(stored).toMatchObject({ role: 'mod', speech: { on: false } })
    await welcome.getByRole('radio', { name: /^主播/ }).check()
    await welcome.getByRole('button', { name: '设置', exact: true }).click()
    await welcome.locator('summary', { hasText: '一次设好显示' }).getByText('主播').waitFor()
    await welcome.getByRole('button', { name: '返回' }).click()
  })
  test('is shown how to pin the icon, and its key', async () => {
    await welcome.getByRole('img', { name: /第一步点拼图/ }).waitFor()
    await welcome.getByText('打开听弹的快捷键：').getByText('Alt+Shift+D').waitFor()
  })
  test('opens the side panel from it', async () => {
    await welcome.getByRole('button', { name: '打开听弹' }).click()
    await until(
      () => browser.cdp.targets(),
      targets => targets.some(({ url }) => url === browser.url('sidepanel.html')),
      30_000,
      () => 'the side panel did not open',
    )
  })
  test.each(['light', 'dark'] as const)(
    'finds nothing in the way of assistive technology, %s',
    async scheme => {
      await welcome.emulateMedia({ colorScheme: scheme })
      expect(await violationsOf(welcome)).toEqual([])
    },
  )
})

test.each(['zh-TW', 'zh-HK'] as const)(
  'a browser in %s has every text in traditional characters',
  async lang => {
    const { t, kind } = textsOf('zh-TW')
    const own = await launch({ lang, welcome: true })
    try {
      const page = await welcomePage(own.context)
      await page.getByRole('heading', { name: t('welcome.title') }).waitFor()
      expect(t('welcome.title')).toBe('聽彈：把彈幕讀給你聽')
      expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-TW')
      const panel = await own.openPanel()
      await panel.getByRole('button', { name: t('head.settings') }).click()
      await panel.getByRole('switch', { name: t('settings.speakType', kind('gift')), exact: true }).waitFor()
      await panel.getByRole('searchbox', { name: t('settings.find') }).fill('语速')
      await panel.getByText(t('settings.rate'), { exact: true }).waitFor()
    } finally {
      await own.close()
    }
  },
)
