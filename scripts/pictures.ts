/** npm run pictures: takes the documents' pictures of the built extension, in simulated rooms, into docs/images. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright'
import { PAGE_EVENT } from '../lib/model/page-event.ts'
import { PREVIEW_LINES, previewDetail } from '../lib/settings-page/obs-preview.ts'
import type { Launched } from '../test/e2e/harness/index.ts'
import { textsOf } from '../test/e2e/harness/texts.ts'
import { ANCHOR, type FilledPanel, TITLE, withFilledPanel } from './filled-panel.ts'
import { installPictures } from './install-pictures.ts'
import { root } from './node.mjs'
import { outletPictures } from './outlet-pictures.ts'
import { pictureOfWindow, REST_MS } from './screen.ts'
import { voicePictures } from './voice-pictures.ts'

const FOLDER = join(root, 'docs', 'images')
const PANEL = { width: 360, height: 760 }
const WINDOW = { width: 1280, height: 850 }

await panelPictures('zh-CN', 'light')
await panelPictures('en-US', 'dark')
await windowPicture()
for (const lang of ['zh-CN', 'en-US'] as const) {
  await installPictures(FOLDER, lang)
  await outletPictures(lang, take)
  await voicePictures(lang, takePart)
}

function panelPictures(lang: 'zh-CN' | 'en-US', colorScheme: 'light' | 'dark'): Promise<void> {
  const look = async ({ browser, panel, t, kind, press, openEvening }: FilledPanel) => {
    const shot = (name: string, page: Page = panel) =>
      take(page, `${name}-${colorScheme}-${lang.slice(0, 2)}`)
    await shot('panel')
    await obsPicture(browser, lang)
    await press('head.settings')
    await panel.getByRole('button', { name: new RegExp(`^${t('outlets.title')}`) }).click()
    await panel.getByRole('button', { name: /^OBS/ }).click()
    await panel.getByText(t('obsPage.title'), { exact: true }).click()
    await panel.locator('.outlet').evaluate(outlet => outlet.scrollIntoView())
    await shot('obs')
    await panel.keyboard.press('Escape')
    await panel.keyboard.press('Escape')
    if (lang === 'en-US') {
      await panel.getByRole('combobox', { name: t('filter.search') }).fill('diamonds>=50 or is:question')
      await shot('search')
      await press('head.settings')
      await panel.getByRole('button', { name: new RegExp(`^${t('rules.title')}`) }).click()
      await press('rules.add')
      const editor = panel.getByRole('dialog')
      await editor.getByRole('combobox').first().fill('diamonds>=10 or type:superchat')
      await shot('rule')
      return
    }
    await panel
      .locator('header.head')
      .getByRole('button', { name: t('gifts.title'), exact: true })
      .click()
    await shot('gifts')
    await panel.keyboard.press('Escape')
    await press('head.settings')
    await press('types.open', kind('gift'))
    await shot('speech')
    await panel.keyboard.press('Escape')
    await panel.keyboard.press('Escape')
    await panel.getByRole('tab', { name: t('views.asks'), exact: true }).click()
    await panel.getByRole('checkbox').nth(2).click()
    await shot('asks')
    await shot('history', await openEvening({ width: 1100, height: 800 }))
  }
  return withFilledPanel({ lang, colorScheme, size: PANEL }, look)
}

/** The styles of the page for OBS, each over a picture. */
async function obsPicture(browser: Launched, lang: 'zh-CN' | 'en-US'): Promise<void> {
  const page = await browser.openBarePage()
  const { t } = textsOf(lang)
  await page.setViewportSize({ width: 1280, height: 720 })
  const styles = ['chat', 'gifts', 'question', 'danmaku'] as const
  await page.evaluate(
    frames => {
      document.documentElement.innerHTML = `<style>
        body { margin: 0; display: grid; grid-template: 360px 360px / 640px 640px; background: #fff; font: 600 15px sans-serif }
        div { position: relative; margin: 0 3px 3px 0; overflow: hidden; background: radial-gradient(120% 90% at 70% 10%, #cfd8ee, #8aa0c8 35%, #3b4470 68%, #191a2f) }
        b { position: absolute; z-index: 1; right: 0; bottom: 0; padding: 2px 10px; background: rgb(0 0 0 / .55); color: #fff }
        iframe { width: 800px; height: 450px; border: 0; transform: scale(.8); transform-origin: 0 0; color-scheme: light }</style>`
      for (const { style, name } of frames) {
        const [box, frame, label] = ['div', 'iframe', 'b'].map(tag => document.createElement(tag))
        if (!box || !frame || !label) continue
        frame.setAttribute(
          'src',
          `/obs.html?rows=8&speed=8&fade=0&style=${style}&lang=${document.documentElement.lang}`,
        )
        label.textContent = name
        box.append(frame, label)
        document.body.append(box)
      }
    },
    styles.map(style => ({ style, name: t(`obsPage.styles.${style}`) })),
  )
  for (const frame of page.frames().slice(1)) await frame.locator('.stage').waitFor()
  // Two rounds, so that lines are everywhere.
  for (let step = 0; step < 2 * PREVIEW_LINES; step++) {
    for (const frame of page.frames().slice(1))
      await frame.evaluate(({ name, detail }) => void dispatchEvent(new CustomEvent(name, { detail })), {
        name: PAGE_EVENT,
        detail: previewDetail(step),
      })
    await page.waitForTimeout(450)
  }
  const path = join(FOLDER, `obs-styles-${lang.slice(0, 2)}.jpg`)
  await page.screenshot({ path, type: 'jpeg', quality: 88 })
  await page.close()
}

/** The browser's window with the side panel; left as it is where Xvfb is not installed. */
async function windowPicture(): Promise<void> {
  const picture = await pictureOfWindow({ size: WINDOW, lang: 'zh-CN', title: TITLE, anchor: ANCHOR })
  if (picture) writeFileSync(join(FOLDER, 'room-and-panel.png'), picture)
}

async function take(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(REST_MS)
  await page.screenshot({ path: join(FOLDER, `${name}.png`) })
}

async function takePart(part: Locator, name: string): Promise<void> {
  await part.page().waitForTimeout(REST_MS)
  await part.screenshot({ path: join(FOLDER, `${name}.png`) })
}
