import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export type Scheme = 'light' | 'dark'

/** What is used of a page: Playwright's and Puppeteer's have it. */
export interface LookedAt extends Evaluating {
  /** Its own and those in it. */
  frames(): Evaluating[]
}

interface Evaluating {
  evaluate(script: string): Promise<unknown>
  evaluate<Given, Result>(run: (given: Given) => Result, given: Given): Promise<Awaited<Result>>
}

interface Looked {
  /** In which it is looked at, one after the other; default both. */
  schemes?: readonly Scheme[]
}

/** What axe finds wrong with a page of ours, and what of it is wider than its place. */
export function faultsOf(page: Page, { schemes = ['light', 'dark'] }: Looked = {}): Promise<string[]> {
  return faultsIn(page, schemes, async colorScheme => {
    await page.emulateMedia({ colorScheme })
    await page.locator(`html[data-theme="${colorScheme}"]`).waitFor()
  })
}

/**
 * The same of a page of any browser.
 * @param wear makes the page light or dark
 */
export async function faultsIn(
  page: LookedAt,
  schemes: readonly Scheme[],
  wear: (scheme: Scheme) => Promise<void>,
): Promise<string[]> {
  const found: string[] = []
  for (const scheme of schemes) {
    await wear(scheme)
    // All rules run in the first: only colours differ.
    const violations = await violationsOf(page, scheme === schemes[0] ? undefined : ['color-contrast'])
    found.push(...violations.map(violation => `${scheme}: ${violation}`))
  }
  return [...found, ...(await page.evaluate(tooWide, undefined))]
}

/**
 * What axe finds wrong with a page of ours as it is.
 * @param rules default all
 */
export async function violationsOf(page: LookedAt, rules?: string[]): Promise<string[]> {
  // Half a megabyte: once in each.
  for (const frame of page.frames())
    if (await frame.evaluate(() => !('axe' in globalThis), undefined)) await frame.evaluate(AXE)
  return page.evaluate(runAxe, rules)
}

/** Runs in the page. */
async function runAxe(rules: string[] | undefined): Promise<string[]> {
  const { axe } = globalThis as unknown as { axe: typeof import('axe-core') }
  const options = rules ? { runOnly: rules } : {}
  // What it would load beforehand serves sounds and rules that are not run.
  const { violations } = await axe.run({ ...options, resultTypes: ['violations'], preload: false })
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

/** Runs in the page. */
function tooWide(): string[] {
  return [document.documentElement, ...document.querySelectorAll('.settings-body, .sheet-body')]
    .filter(one => one.scrollWidth > one.clientWidth)
    .map(one => {
      const { right } = one.getBoundingClientRect()
      const over = [...one.querySelectorAll('*')].find(inner => inner.getBoundingClientRect().right > right)
      return `wider than its place: ${one.className || one.nodeName}, by ${over?.outerHTML.slice(0, 200)}`
    })
}
