import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'

export type Scheme = 'light' | 'dark'

interface Looked {
  /** In which it is looked at, one after the other; default both. All rules run in the first: only colours differ. */
  schemes?: readonly Scheme[]
}

/** What axe finds wrong with a page of ours, and what of it is wider than its place. */
export async function faultsOf(page: Page, looked: Looked = {}): Promise<string[]> {
  const { schemes = ['light', 'dark'] } = looked
  const found: string[] = []
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme })
    await page.locator(`html[data-theme="${colorScheme}"]`).waitFor()
    const violations = await violationsOf(page, colorScheme === schemes[0] ? undefined : ['color-contrast'])
    found.push(...violations.map(violation => `${colorScheme}: ${violation}`))
  }
  const wide = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('.settings-body, .sheet-body')]
      .filter(one => one.scrollWidth > one.clientWidth)
      .map(one => `wider than its place: ${one.className || one.nodeName}`),
  )
  return [...found, ...wide]
}

/**
 * What axe finds wrong with a page of ours as it is.
 * @param rules default all
 */
export async function violationsOf(page: Page, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  if (rules) axe.withRules(rules)
  const { violations } = await axe.analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}
