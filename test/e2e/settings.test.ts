import { readFileSync } from 'node:fs'
import type { Page } from 'playwright'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { violationsOf } from './harness/faults.ts'
import { type Launched, launch } from './harness/index.ts'

let browser: Launched
let panel: Page
beforeEach(async () => {
  browser ??= await launch()
  panel = await browser.openPanel()
  await panel.getByRole('button', { name: '设置' }).click()
})
afterAll(() => browser?.close())

const show = (type: string) => panel.getByRole('switch', { name: `显示${type}`, exact: true })
const load = (name: string, text: string) =>
  panel.locator('input[type=file][accept*=json]').setInputFiles({
    name,
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  })

test('settings saved to a file come back from it; a change can be undone', async () => {
  await show('礼物').click()
  expect(await show('礼物').getAttribute('aria-checked')).toBe('false')
  const [download] = await Promise.all([
    panel.waitForEvent('download'),
    panel.getByRole('button', { name: '导出设置' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^tingdan-settings-\d{4}-\d\d-\d\d\.json$/)
  const file = readFileSync(await download.path(), 'utf8')

  await panel.getByRole('button', { name: '撤销上次修改' }).click()
  expect(await show('礼物').getAttribute('aria-checked')).toBe('true')
  await load('settings.json', file)
  await panel.getByText('已导入设置').waitFor()
  expect(await show('礼物').getAttribute('aria-checked')).toBe('false')
  await panel.getByRole('button', { name: '撤销上次修改' }).click()
  expect(await show('礼物').getAttribute('aria-checked')).toBe('true')
})

test('a wrong file changes nothing and is told what is wrong, and where', async () => {
  await load(
    'wrong.json',
    JSON.stringify({ tingdan: 'settings', version: 2, settings: { theme: 'pink', speech: { rate: 99 } } }),
  )
  await panel.getByText('导入失败，设置没有改变').waitFor()
  await panel.getByText('speech.rate 应为 <=10，文件里是 99').waitFor()
  await panel.getByText('theme 应为 ("system" | "light" | "dark")，文件里是 "pink"').waitFor()
  await load('song.json', '{"lyrics": "听')
  await panel.getByText('不是有效的 JSON 文件').waitFor()
  expect(await panel.getByText('speech.rate').count()).toBe(0)
})

test('a setting is found by its name in either language, what is said about it, or pinyin initials', async () => {
  const view = panel.getByRole('main', { name: '设置' })
  const find = panel.getByRole('searchbox', { name: '搜索设置' })
  const names = () =>
    view
      .getByRole('spinbutton')
      .or(view.getByRole('slider'))
      .evaluateAll(all => all.map(one => one.closest('label')?.firstElementChild?.firstChild?.textContent))
  const headings = () => view.getByRole('heading').allTextContents()
  const before = await view.ariaSnapshot()

  await find.fill('音高')
  await expect.poll(names).toEqual(['音高'])
  expect(await headings()).toEqual(['设置', '朗读'])
  await find.fill('pitch')
  await expect.poll(names).toEqual(['音高'])
  await find.fill('ncz')
  await expect.poll(names).toEqual(['昵称最多读'])
  expect(await headings()).toEqual(['设置', '更多朗读设置'])
  await find.fill('替换')
  await panel.getByRole('button', { name: '添加一行' }).waitFor()
  await find.fill('礼物')
  await show('礼物').waitFor()
  expect(await show('弹幕').isVisible()).toBe(false)
  expect(await violationsOf(panel)).toEqual([])

  for (const [called, name] of [
    ['字体', '字号'],
    ['font', '字号'],
  ] as const) {
    await find.fill(called)
    await expect.poll(names).toContain(name)
  }
  await find.fill('拉黑')
  await expect.poll(headings).toContain('筛选')

  await find.fill('没有的东西')
  await panel.getByText('没有相关设置，换个词试试').waitFor()
  await find.press('Escape')
  await expect.poll(() => view.ariaSnapshot()).toBe(before)
  await find.press('Escape')
  await view.waitFor({ state: 'detached' })
})

test('every setting is reached from the palette', async () => {
  for (const summary of await panel.locator('.section > summary').all()) await summary.click()
  const names = await panel.locator('.settings-body').evaluate(body => {
    const isOfList = (one: Element) => one.closest('tbody, .people, .replacements, .voice-list') !== null
    const controls = [
      ...body.querySelectorAll(
        '[role="switch"], [role="radiogroup"], input[type="number"], input[type="range"]',
      ),
    ]
    return controls
      .filter(one => !isOfList(one))
      .map(
        one =>
          one.getAttribute('aria-label') ??
          one.closest('label')?.querySelector('.field-words, span')?.firstChild?.textContent ??
          '',
      )
  })
  expect(names.length).toBeGreaterThan(30)
  await panel.keyboard.press('Control+k')
  const palette = panel.getByRole('dialog', { name: '命令面板' })
  const missing: string[] = []
  for (const name of new Set(names)) {
    await palette.getByRole('combobox').fill(name)
    const found = await palette.getByRole('option').locator('bdi').allTextContents()
    if (!found.includes(name)) missing.push(name)
  }
  expect(missing).toEqual([])
  await panel.keyboard.press('Escape')
})

test('of many people all can be seen, and each is found by name', async () => {
  const ids = Array.from({ length: 130 }, (_, at) => String(9000 + at))
  const muted = Object.fromEntries(ids.map(id => [id, { name: `观众${id}`, muted: true }]))
  await browser.storeSettings({ people: muted })
  await panel.getByText('观众', { exact: true }).click()
  const people = panel.locator('.people li')
  await expect.poll(() => people.count()).toBe(100)
  await panel.getByRole('button', { name: '再显示 30 人' }).click()
  await expect.poll(() => people.count()).toBe(130)
  await panel.getByRole('textbox', { name: '搜索昵称或备注' }).fill('9129')
  await expect.poll(() => people.allInnerTexts()).toEqual([expect.stringContaining('观众9129')])
})
