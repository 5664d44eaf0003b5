import type { Page } from 'playwright'

/** A row of the feed as a person finds it. */
export interface PanelRow {
  id: string
  type: string
  text: string
}

/** The rows that the feed holds now, from top to bottom; a virtual list holds only those near the view. */
export function panelRows(panel: Page): Promise<PanelRow[]> {
  return panel.locator('[data-testid="feed"] [data-event-id]').evaluateAll(rows =>
    rows
      .map(row => ({ row, top: row.getBoundingClientRect().top }))
      .sort((a, b) => a.top - b.top)
      .map(({ row }) => ({
        id: row.getAttribute('data-event-id') ?? '',
        type: row.getAttribute('data-event-type') ?? '',
        text: (row.textContent ?? '').replace(/\s+/g, ' ').trim(),
      })),
  )
}
