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

/**
 * Runs in a page: what a hand does, before any event that waits; then lets those come.
 * @param steps an act and what it is done to: `click SELECTOR`, `key Control+k`
 */
export async function actAtOnce(steps: string[]): Promise<void> {
  const key = (name: string) => {
    const event = { key: name.replace('Control+', ''), ctrlKey: name.startsWith('Control+'), bubbles: true }
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', event))
  }
  const find = (selector: string) => document.querySelector<HTMLElement>(selector) as HTMLElement
  const acts = {
    key,
    click: (selector: string) => find(selector).click(),
    hide: (selector: string) => find(selector).hidePopover(),
    leave: (selector: string) => find(selector).dispatchEvent(new Event('cancel', { bubbles: true })),
    menu: (selector: string) =>
      find(selector).dispatchEvent(new MouseEvent('contextmenu', { button: 2, bubbles: true })),
  }
  for (const step of steps) {
    const [act, of = ''] = step.split(/ (.*)/) as [keyof typeof acts, string]
    acts[act](of)
    for (let tick = 0; tick < 20; tick++) await null
  }
  for (let frame = 0; frame < 2; frame++) await new Promise(drawn => requestAnimationFrame(drawn))
}
