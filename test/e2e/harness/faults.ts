import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'

const BOTH = ['light', 'dark'] as const

/**
 * What axe finds wrong with a page of ours, and what of it is wider than its place.
 * @param schemes in which it is looked at: all that it has
 */
export async function faultsOf(page: Page, schemes: readonly ('light' | 'dark')[] = BOTH): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme })
    await page.locator(`html[data-theme="${colorScheme}"]`).waitFor()
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
    found.push(...violations.map(({ id, nodes }) => `${colorScheme}: ${id}: ${nodes[0]?.html}`))
  }
  const wide = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('.settings-body, .sheet-body')]
      .filter(one => one.scrollWidth > one.clientWidth)
      .map(one => `wider than its place: ${one.className || one.nodeName}`),
  )
  return [...found, ...wide]
}
