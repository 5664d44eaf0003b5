import type { Saved } from './choices.ts'

/** What the build made, in the extension. */
export const PAGE_FILE = '/tingdan-obs.html'

/** Id of the element that holds the choices, as JSON. */
export const CHOICES_ID = 'choices'
const OPEN = `<script type="application/json" id="${CHOICES_ID}">`
const CLOSE = '</script>'

/**
 * The page with the user's choices in it.
 * @param page what the build made, with an empty element for the choices
 * @throws Error if the page has no place for them
 */
export function withChoices(page: string, choices: Saved): string {
  const start = page.indexOf(OPEN)
  const end = page.indexOf(CLOSE, start)
  if (start < 0 || end < 0) throw new Error('the page has no place for choices')
  // Nothing in the data may end the element.
  const json = JSON.stringify(choices).replaceAll('<', '\\u003c')
  return page.slice(0, start + OPEN.length) + json + page.slice(end)
}
