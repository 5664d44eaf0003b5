import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'

const BOTH = ['light', 'dark'] as const

/**
 * What axe finds wrong with a page of ours, and what of it is wider than its place.
 * @param schemes in which it is looked at: all that it has. Only colours differ between them, so all rules run in the first.
 */
export async function faultsOf(page: Page, schemes: readonly ('light' | 'dark')[] = BOTH): Promise<string[]> {
  const found: string[] = []
  for (const [at, colorScheme] of schemes.entries()) {
    await page.emulateMedia({ colorScheme })
    await page.locator(`html[data-theme="${colorScheme}"]`).waitFor()
    const axe = new AxeBuilder({ page }).setLegacyMode()
    const { violations } = await (at === 0 ? axe : axe.withRules('color-contrast')).analyze()
    found.push(...violations.map(({ id, nodes }) => `${colorScheme}: ${id}: ${nodes[0]?.html}`))
  }
  const wide = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('.settings-body, .sheet-body')]
      .filter(one => one.scrollWidth > one.clientWidth)
      .map(one => `wider than its place: ${one.className || one.nodeName}`),
  )
  return [...found, ...wide]
}
