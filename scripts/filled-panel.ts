import type { Page } from 'playwright'
import { type Launched, launch, openHistory } from '../test/e2e/harness/index.ts'
import { type Texts, textsOf } from '../test/e2e/harness/texts.ts'
import { createMessages } from '../test/room/messages.ts'
import { busy } from '../test/room/scenes.ts'
import { startServer } from '../test/room/server.ts'
import { evening } from './evening.ts'
import type { Size } from './screen.ts'

export const TITLE = '听弹的模拟直播间'
export const ANCHOR = '小听'

export interface FilledPanelOptions {
  lang: 'zh-CN' | 'en-US'
  colorScheme: 'light' | 'dark'
  size: Size
}

/** A panel to take pictures of. */
export interface FilledPanel extends Texts {
  browser: Launched
  panel: Page
  /** Presses a button by the key of its name. */
  press: (key: string, ...gaps: string[]) => Promise<void>
  /** The history page with a session of an evening. */
  openEvening: (size: Size) => Promise<Page>
}

/** Gives a panel whose room has chat, open questions and a large gift, and closes all after `look`. */
export async function withFilledPanel(
  { lang, colorScheme, size }: FilledPanelOptions,
  look: (filled: FilledPanel) => Promise<void>,
): Promise<void> {
  const texts = textsOf(lang)
  const server = await startServer()
  const browser = await launch({ chromiumArgs: server.chromiumArgs, lang, colorScheme })
  try {
    const room = server.addRoom({
      webRid: '168168',
      title: TITLE,
      anchor: ANCHOR,
      scene: busy(7, 6, 40),
      page: { transport: 'socket' },
    })
    await browser.openRoom(room.url)
    const panel = await browser.openPanel(room.roomId)
    await panel.setViewportSize(size)
    await room.done
    const make = createMessages({ seed: 12, roomId: room.roomId, anchor: ANCHOR })
    const asked = [
      '165，110斤穿什么码？',
      '驼色还有货吗',
      '包邮吗，新疆能发吗',
      '能不能再便宜点',
      '可以退吗',
      '驼色还有货吗',
    ]
    room.push(asked.map(text => make.chat({ text })))
    room.push([
      make.gift({ gift: { id: '2', name: '跑车', diamonds: 1_200, combo: false }, repeatEnd: true }),
    ])
    await panel.getByText('跑车').first().waitFor()
    await look({
      ...texts,
      browser,
      panel,
      press: (key, ...gaps) =>
        panel.getByRole('button', { name: texts.t(key, ...gaps), exact: true }).click(),
      openEvening: async size => {
        const history = await openHistory(browser)
        await history.setViewportSize(size)
        await history.locator('input[type="file"]').setInputFiles({
          name: 'evening.jsonl',
          mimeType: 'application/json',
          buffer: evening(TITLE, ANCHOR),
        })
        // The imported session opens by itself.
        await history.locator('canvas').waitFor()
        return history
      },
    })
  } finally {
    await browser.close()
    await server.close()
  }
}
