import type { Page } from 'playwright'

/** A row of the feed, and when it was there, ms since 1970. */
export interface Drawn {
  id: string
  at: number
}

/** Records when each row enters a panel's document. */
export async function clockRows(panel: Page): Promise<{ read: () => Promise<Drawn[]> }> {
  await panel.evaluate(() => {
    const drawn: Drawn[] = []
    const seen = new Set<string>()
    Object.assign(globalThis, { drawn })
    const note = () => {
      const at = performance.timeOrigin + performance.now()
      for (const row of document.querySelectorAll('[data-testid="feed"] [data-event-id]')) {
        const id = row.getAttribute('data-event-id') ?? ''
        if (seen.has(id)) continue
        seen.add(id)
        drawn.push({ id, at })
      }
    }
    const watched = { childList: true, subtree: true, attributes: true, attributeFilter: ['data-event-id'] }
    new MutationObserver(note).observe(document.body, watched)
    note()
  })
  return { read: () => panel.evaluate(() => Reflect.get(globalThis, 'drawn') as Drawn[]) }
}
