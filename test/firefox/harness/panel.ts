import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'puppeteer-core'
import { type PanelRow, readPanelRows } from '../../e2e/harness/panel.ts'
import { type Texts, textsOf } from '../../e2e/harness/texts.ts'
import { FIREFOX_BUILD, type Firefox } from './launch.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** A page of ours in Firefox, driven by roles and names as a person finds things. */
export class DrivenPage {
  readonly page: Page
  readonly #browser: Firefox
  readonly #t: Texts['t']

  constructor(browser: Firefox, page: Page, lang: 'zh-CN' | 'en-US' = 'zh-CN') {
    this.page = page
    this.#browser = browser
    this.#t = textsOf(lang, FIREFOX_BUILD).t
  }

  /** A control by its role and its name in full. */
  named(role: string, name: string) {
    return this.page.locator(`::-p-aria([name="${name}"][role="${role}"])`)
  }

  /** A control by its role and the key of its name. */
  the(role: string, key: string, ...gaps: (string | number)[]) {
    return this.named(role, this.#t(key, ...gaps))
  }

  press(key: string, ...gaps: (string | number)[]): Promise<void> {
    return this.the('button', key, ...gaps).click()
  }

  /** Presses a button with an icon without waiting until it rests, which on a busy machine takes a sentence's time. */
  async pressAtOnce(key: string): Promise<void> {
    await this.page.$eval(`button[aria-label="${this.#t(key)}"]`, one => (one as HTMLButtonElement).click())
  }

  /** Fills a field as one that is left: Firefox tells of that only in the window in front. */
  async write(key: string, text: string): Promise<void> {
    await this.the('textbox', key).fill(text, { typingThreshold: 0 })
  }

  /** Waits for a text, by its key. */
  async sees(key: string, ...gaps: (string | number)[]): Promise<void> {
    await this.page.locator(`::-p-text(${this.#t(key, ...gaps)})`).wait()
  }

  /** Clicks on a text, by its key. */
  async clickOn(key: string, ...gaps: (string | number)[]): Promise<void> {
    await this.page.locator(`::-p-text(${this.#t(key, ...gaps)})`).click()
  }

  /** Opens a fold by the key of its heading. */
  async unfold(key: string): Promise<void> {
    await this.page.locator(`summary ::-p-text(${this.#t(key)})`).click()
  }

  /** Rows of the feed, from top to bottom. */
  rows(): Promise<PanelRow[]> {
    return this.page.evaluate(readPanelRows)
  }

  /** What axe finds wrong in light and in dark, and what is wider than its place. */
  async faults(): Promise<string[]> {
    const found: string[] = []
    for (const [scheme, number] of [
      ['light', 1],
      ['dark', 0],
    ] as const) {
      await this.#browser.setPref('layout.css.prefers-color-scheme.content-override', number)
      await this.page.locator(`html[data-theme="${scheme}"]`).wait()
      await this.page.evaluate(AXE)
      const violations = await this.page.evaluate(async () => {
        const { axe } = globalThis as unknown as { axe: Axe }
        return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
      })
      found.push(...violations.map(one => `${scheme}: ${one}`))
    }
    const wide = await this.page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('.settings-body, .sheet-body')]
        .filter(one => one.scrollWidth > one.clientWidth)
        .map(one => {
          const { right } = one.getBoundingClientRect()
          const over = [...one.querySelectorAll('*')].find(
            inner => inner.getBoundingClientRect().right > right,
          )
          return `wider than its place: ${one.className || one.nodeName}, by ${over?.outerHTML.slice(0, 200)}`
        }),
    )
    return [...found, ...wide]
  }
}

interface Axe {
  run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
}
