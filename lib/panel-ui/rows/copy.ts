import type { Row } from '../../feed/row.ts'
import { i18n } from '../../i18n/i18n.ts'
import type { User } from '../../model/events.ts'
import { isTalk } from '../../model/talk.ts'
import type { Sheets } from '../../panel/sheets.ts'

/**
 * Copies a row's text, or what it shows if it has none.
 * @param inside an element of the drawn row
 */
export function copyText(sheets: Sheets, { event }: Row, inside: Element | null): void {
  copy(sheets, (isTalk(event) && event.text) || wordsOf(inside?.closest('.row')))
}

/** Copies `@nickname`, to answer someone in the room. */
export function copyReplyName(sheets: Sheets, { nickname }: User): void {
  copy(sheets, `@${nickname} `)
}

/** Copies a row's events as JSON. */
export function copyJson(sheets: Sheets, row: Row): void {
  copy(sheets, JSON.stringify(rawOf(row), null, 2))
}

/** A row's event; a list if others are folded into it. */
export function rawOf({ event, fold }: Row): unknown {
  return fold ? [event, ...fold.rows.map(row => row.event)] : event
}

function wordsOf(row: Element | null | undefined): string {
  const words = row?.querySelector('.words')?.cloneNode(true)
  if (!(words instanceof HTMLElement)) return ''
  for (const badge of words.querySelectorAll('.role, .level, .fans')) badge.remove()
  return (words.textContent ?? '').replace(/[\u2066-\u2069]/g, '').trim()
}

function copy(sheets: Sheets, text: string): void {
  const done = navigator.clipboard.writeText(text)
  done.then(
    () => sheets.showToast(i18n.t('row.copied')),
    () => sheets.showToast(i18n.t('row.notCopied')),
  )
}
