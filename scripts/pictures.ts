/** npm run pictures: takes the documents' pictures of the built extension, in simulated rooms, into docs/images. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { PAGE_EVENT } from '../lib/model/page-event.ts'
import { PREVIEW_LINES, previewDetail } from '../lib/settings-page/obs-preview.ts'
import { type Launched, launch, openHistory } from '../test/e2e/harness/index.ts'
import { textsOf } from '../test/e2e/harness/texts.ts'
import { createMessages } from '../test/room/messages.ts'
import { busy } from '../test/room/scenes.ts'
import { startServer } from '../test/room/server.ts'
import { evening } from './evening.ts'
import { installPictures } from './install-pictures.ts'
import { root } from './node.mjs'
import { outletPictures } from './outlet-pictures.ts'
import { pictureOfWindow, REST_MS } from './screen.ts'
import { voicePicture } from './voice-picture.ts'

const FOLDER = join(root, 'docs', 'images')
const PANEL = { width: 360, height: 760 }
const WINDOW = { width: 1280, height: 850 }
const ANCHOR = '小听'
const TITLE = '听弹的模拟直播间'

await panelPictures('zh-CN', 'light')
await panelPictures('en-US', 'dark')
await windowPicture()
for (const lang of ['zh-CN', 'en-US'] as const) {
  await installPictures(FOLDER, lang)
  await outletPictures(lang, take)
  await voicePicture(lang, take)
}

async function panelPictures(lang: 'zh-CN' | 'en-US', colorScheme: 'light' | 'dark'): Promise<void> {
  const { t, kind } = textsOf(lang)
  const server = await startServer()
  const browser = await launch({ chromiumArgs: server.chromiumArgs, lang, colorScheme })
  try {
    const room = server.addRoom({
      webRid: lang === 'zh-CN' ? '168168' : '168169',
      title: TITLE,
      anchor: ANCHOR,
      scene: busy(7, 6, 40),
      page: { transport: 'socket' },
    })
    await browser.openRoom(room.url)
    const panel = await browser.openPanel(room.roomId)
    await panel.setViewportSize(PANEL)
    await room.done
    const make = createMessages({ seed: 12, roomId: room.roomId, anchor: ANCHOR })
    room.push(
      [
        '165，110斤穿什么码？',
        '驼色还有货吗',
        '包邮吗，新疆能发吗',
        '能不能再便宜点',
        '可以退吗',
        '驼色还有货吗',
      ].map(text => make.chat({ text })),
    )
    room.push([
      make.gift({ gift: { id: '2', name: '跑车', diamonds: 1_200, combo: false }, repeatEnd: true }),
    ])
    await panel.getByText('跑车').first().waitFor()
    const shot = (name: string, page: Page = panel) =>
      take(page, `${name}-${colorScheme}-${lang.slice(0, 2)}`)
    const press = (key: string, ...gaps: string[]) =>
      panel.getByRole('button', { name: t(key, ...gaps), exact: true }).click()
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
    const history = await openHistory(browser)
    await history.setViewportSize({ width: 1100, height: 800 })
    await history
      .locator('input[type="file"]')
      .setInputFiles({ name: 'evening.jsonl', mimeType: 'application/json', buffer: evening(TITLE, ANCHOR) })
    // The imported session opens by itself.
    await history.locator('canvas').waitFor()
    await shot('history', history)
  } finally {
    await browser.close()
    await server.close()
  }
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
