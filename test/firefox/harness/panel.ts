import { type Page, Puppeteer } from 'puppeteer-core'
import { faultsIn } from '../../e2e/harness/faults.ts'
import { type PanelRow, readPanelRows } from '../../e2e/harness/panel.ts'
import { type Texts, textsOf } from '../../e2e/harness/texts.ts'
import { FIREFOX_BUILD, type Firefox } from './launch.ts'

// Firefox's own search by role and name takes two seconds in a panel.
Puppeteer.registerCustomQueryHandler('named', { queryAll: findNamed })

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
    return this.page.locator(`::-p-named(${JSON.stringify(JSON.stringify({ role, name }))})`)
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
  faults(): Promise<string[]> {
    return faultsIn(this.page, ['light', 'dark'], async scheme => {
      const number = scheme === 'dark' ? 0 : 1
      await this.#browser.setPref('layout.css.prefers-color-scheme.content-override', number)
      await this.page.locator(`html[data-theme="${scheme}"]`).wait()
    })
  }
}

/** Runs in the page: what is shown of a role and a name, of the roles that the tests ask for. */
function findNamed(root: Node, asked: string): Element[] {
  const { role, name } = JSON.parse(asked) as { role: string; name: string }
  const tags = { button: 'button', slider: 'input[type=range]', textbox: 'input, textarea' }[role]
  const selector = `[role="${role}"]${tags ? `, :is(${tags}):not([role])` : ''}`
  const found = [...(root as ParentNode).querySelectorAll<HTMLInputElement>(selector)]
  // What a label holds beside its words is no part of the name.
  const wordsOf = (one: Element) =>
    [...one.childNodes].flatMap(part =>
      part instanceof HTMLElement && part.matches('input, output') ? [] : (part.textContent ?? ''),
    )
  const textOf = (one: Element | undefined) => one && wordsOf(one).join('').replace(/\s+/g, ' ').trim()
  const isShown = (one: Element) => one.checkVisibility() && !one.closest('[inert], [aria-hidden=true]')
  const nameOf = (one: HTMLInputElement) =>
    one.getAttribute('aria-label') ?? textOf(one.labels?.[0]) ?? textOf(one)
  return found.filter(one => isShown(one) && nameOf(one) === name)
}
