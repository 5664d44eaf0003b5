import { readFileSync } from 'node:fs'
import type { Page } from 'playwright'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { type Launched, launch } from './harness/index.ts'

let browser: Launched | undefined
let panel: Page
beforeEach(async () => {
  browser ??= await launch()
  panel = await browser.openPanel()
  await panel.getByRole('button', { name: '设置' }).click()
})
afterAll(() => browser?.close())

const show = (type: string) => panel.getByRole('switch', { name: `显示 ${type}`, exact: true })
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

  await panel.getByRole('button', { name: '撤销上一次改动' }).click()
  expect(await show('礼物').getAttribute('aria-checked')).toBe('true')
  await load('settings.json', file)
  await panel.getByText('设置已经换成文件里的').waitFor()
  expect(await show('礼物').getAttribute('aria-checked')).toBe('false')
  await panel.getByRole('button', { name: '撤销上一次改动' }).click()
  expect(await show('礼物').getAttribute('aria-checked')).toBe('true')
})

test('a wrong file changes nothing and is told what is wrong, and where', async () => {
  await load(
    'wrong.json',
    JSON.stringify({ tingdan: 'settings', version: 2, settings: { theme: 'pink', speech: { rate: 99 } } }),
  )
  await panel.getByText('没有导入，设置没变').waitFor()
  await panel.getByText('speech.rate 应为 <=10，文件里是 99').waitFor()
  await panel.getByText('theme 应为 ("system" | "light" | "dark")，文件里是 "pink"').waitFor()
  await load('song.json', '{"lyrics": "听')
  await panel.getByText('文件不是 JSON').waitFor()
  expect(await panel.getByText('speech.rate').count()).toBe(0)
})
