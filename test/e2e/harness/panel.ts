import type { Locator, Page } from 'playwright'

/** A row of the feed as a person finds it. */
export interface PanelRow {
  id: string
  type: string
  text: string
}

/** Rows in the feed's DOM, from top to bottom: those near the view. */
export function panelRows(panel: Page): Promise<PanelRow[]> {
  return panel.evaluate(readPanelRows)
}

/** Runs in the panel, whatever drives it. */
export function readPanelRows(): PanelRow[] {
  return [...document.querySelectorAll('[data-testid="feed"] [data-event-id]')]
    .map(row => ({ row, top: row.getBoundingClientRect().top }))
    .sort((a, b) => a.top - b.top)
    .map(({ row }) => ({
      id: row.getAttribute('data-event-id') ?? '',
      type: row.getAttribute('data-event-type') ?? '',
      text: (row.textContent ?? '').replace(/\s+/g, ' ').trim(),
    }))
}

/** The rows of a feed that have a text: the bar below may have it too, for as long as it waits to be read. */
export function rowsWith(view: Pick<Page, 'locator'>, text: string): Locator {
  return view.locator('[data-testid="feed"] [data-event-id]', { hasText: text })
}

/** Shows or hides types of messages, by their Chinese names: not all have room for a chip. */
export async function toggleTypes(panel: Page, ...names: string[]): Promise<void> {
  await panel.getByRole('button', { name: '类型', exact: true }).click()
  for (const name of names) await panel.getByRole('button', { name: `显示${name}`, exact: true }).click()
  await panel.keyboard.press('Escape')
}

/** A row's place in CSS pixels, once it rests for some frames. */
export function restingTop(row: Locator): Promise<number> {
  return row.evaluate(
    element =>
      new Promise(resolve => {
        let last = Number.NaN
        let still = 0
        const look = () => {
          const { top } = element.getBoundingClientRect()
          still = top === last ? still + 1 : 0
          last = top
          if (still === 12) resolve(top)
          else requestAnimationFrame(look)
        }
        look()
      }),
  )
}
