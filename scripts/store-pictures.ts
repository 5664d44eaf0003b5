/**
 * npm run store-pictures: takes the stores' pictures of the built extension in simulated rooms, in both languages, into
 * docs/store/images. Those of a window need Xvfb.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import type { Launched } from '../test/e2e/harness/index.ts'
import { ANCHOR, type FilledPanel, TITLE, withFilledPanel } from './filled-panel.ts'
import { root } from './node.mjs'
import { pictureOfWindow, REST_MS } from './screen.ts'
import { PICTURES, type PictureName } from './store-pictures-list.ts'

const FOLDER = join(root, 'docs', 'store', 'images')
const PANEL = { width: 380, height: 680 }
const ICON = `data:image/png;base64,${readFileSync(join(root, 'public/icon/128.png')).toString('base64')}`
type Lang = 'zh' | 'en'
const BROWSER_LANG = { zh: 'zh-CN', en: 'en-US' } as const

/** What stands beside the panels. */
const WORDS: Record<
  Lang,
  Record<'speech' | 'tasks' | 'rules' | 'tile', { head: string; lines: string[] }>
> = {
  zh: {
    speech: {
      head: '怎么读，你说了算',
      lines: ['每种消息各有模板、音色和语速', '连击合成一句，读总数', '太多读不过来，先合并，再略过'],
    },
    tasks: {
      head: '该回答的，该感谢的，一个不漏',
      lines: ['问货的排成一列，答一个勾一个', '谁送了什么，谢过的打勾', '一键朗读感谢'],
    },
    rules: {
      head: '想看什么，就筛什么',
      lines: ['直接打字，或写条件，边打边查', '拼音首字母也能找到人', '规则自动高亮、隐藏、提醒'],
    },
    tile: { head: '听弹', lines: ['把直播间的弹幕读给你听'] },
  },
  en: {
    speech: {
      head: 'Read in your words',
      lines: [
        'A template, voice and speed for each kind of message',
        'A gift combo is one sentence, with its total',
        'Too much to read? Merged first, then skipped',
      ],
    },
    tasks: {
      head: 'No question or thanks forgotten',
      lines: [
        "Buyers' questions in a list, ticked off as you answer",
        'Who sent what, and whom you have thanked',
        'Thank aloud with one click',
      ],
    },
    rules: {
      head: 'See just what you want',
      lines: [
        'Type words or conditions, checked as you type',
        'People are found by pinyin initials too',
        'Rules highlight, hide and alert by themselves',
      ],
    },
    tile: { head: 'Tingdan 听弹', lines: ['Live chat, read aloud to you'] },
  },
}

mkdirSync(FOLDER, { recursive: true })
for (const lang of ['zh', 'en'] as const) {
  const window = await pictureOfWindow({
    size: PICTURES['1-room'],
    lang: BROWSER_LANG[lang],
    title: TITLE,
    anchor: ANCHOR,
  })
  if (window) save('1-room', lang, window)
  await panelPictures(lang)
}

function panelPictures(lang: Lang): Promise<void> {
  const look = async ({ browser, panel, t, kind, press, openEvening }: FilledPanel) => {
    const pressEscape = (times: number) =>
      Array.from({ length: times }).reduce<Promise<void>>(
        done => done.then(() => panel.keyboard.press('Escape')),
        Promise.resolve(),
      )

    const feed = await shot(panel)
    await press('head.settings')
    await press('types.open', kind('gift'))
    const speech = await shot(panel)
    await pressEscape(2)
    await compose(browser, '2-speech', lang, WORDS[lang].speech, [feed, speech])

    await panel
      .locator('header.head')
      .getByRole('button', { name: t('gifts.title'), exact: true })
      .click()
    await panel.getByRole('checkbox').first().click()
    const gifts = await shot(panel)
    await pressEscape(1)
    await panel.getByRole('tab', { name: t('views.asks'), exact: true }).click()
    await panel.getByRole('checkbox').nth(2).click()
    const asks = await shot(panel)
    await panel.locator('.toast').waitFor({ state: 'hidden' })
    await panel.getByRole('tab').first().click()
    await compose(browser, '3-tasks', lang, WORDS[lang].tasks, [asks, gifts])

    const search = panel.getByRole('combobox', { name: t('filter.search') })
    await search.fill('diamonds>=50 or is:question')
    const found = await shot(panel)
    await search.fill('')
    await press('head.settings')
    await panel.getByRole('button', { name: new RegExp(`^${t('rules.title')}`) }).click()
    await press('rules.add')
    await panel.getByRole('dialog').getByRole('combobox').first().fill('diamonds>=10 or type:superchat')
    const rule = await shot(panel)
    await compose(browser, '4-rules', lang, WORDS[lang].rules, [found, rule])

    save('5-history', lang, await shot(await openEvening(PICTURES['5-history'])))

    await compose(browser, 'tile', lang, WORDS[lang].tile, [])
    await compose(browser, 'marquee', lang, WORDS[lang].tile, [feed, asks])
  }
  return withFilledPanel({ lang: BROWSER_LANG[lang], colorScheme: 'light', size: PANEL }, look)
}

async function shot(page: Page): Promise<Buffer> {
  await page.waitForTimeout(REST_MS)
  return page.screenshot()
}

/** Panels beside words, in the colours of the icon. */
async function compose(
  browser: Launched,
  name: PictureName,
  lang: Lang,
  { head, lines }: { head: string; lines: string[] },
  panels: Buffer[],
): Promise<void> {
  const { width, height } = PICTURES[name]
  const page = await browser.openPage('about:blank', { width, height })
  await page.setViewportSize({ width, height })
  const images = panels.map(
    panel => `<img class="panel" src="data:image/png;base64,${panel.toString('base64')}">`,
  )
  const items = lines.map(line => `<li>${line}</li>`).join('')
  await page.setContent(`<!doctype html><html lang="${lang}"><style>
    * { box-sizing: border-box; margin: 0; padding: 0 }
    body { width: ${width}px; height: ${height}px; display: flex; align-items: center; gap: 36px; padding: 0 56px; overflow: hidden;
      background: linear-gradient(135deg, #0f766e, #134e4a); color: #fff; font: 21px/1.6 'Noto Sans CJK SC', 'Noto Sans', sans-serif }
    .words { flex: 1; min-width: 0 }
    .words > img { width: 64px; height: 64px; margin-bottom: 20px }
    h1 { font-size: 40px; line-height: 1.25; margin-bottom: 20px; text-wrap: balance }
    ul { list-style: none } li { padding: 7px 0; opacity: .94; text-wrap: balance }
    .panel { height: ${PANEL.height}px; border-radius: 14px; box-shadow: 0 18px 50px rgb(0 0 0 / .4) }
    body.tile { padding: 0 30px; gap: 0 } .tile .words { display: flex; flex-direction: column; align-items: center; text-align: center }
    .tile .words > img { width: 88px; height: 88px; margin-bottom: 14px } .tile h1 { font-size: 36px; margin: 0 } .tile li { font-size: 20px; padding: 4px 0 }
    body.marquee { align-items: flex-start; padding: 0 90px } .marquee .words { align-self: center } .marquee h1 { font-size: 64px } .marquee li { font-size: 30px }
    .marquee .words > img { width: 96px; height: 96px } .marquee .panel { margin-top: 60px }
    </style><body class="${name}"><div class="words"><img src="${ICON}"><h1>${head}</h1><ul>${items}</ul></div>${images.join('')}</body>`)
  await page.locator('h1').waitFor()
  save(name, lang, await page.screenshot())
  await page.close()
}

function save(name: PictureName, lang: Lang, png: Buffer): void {
  writeFileSync(join(FOLDER, `${name}-${lang}.png`), png)
}
