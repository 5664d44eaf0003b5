import { i18n } from '#i18n'
import type { Row } from '../../feed/row.ts'
import type { User } from '../../model/events.ts'
import { isTalk } from '../../model/talk.ts'
import type { Sheets } from '../../panel/sheets.ts'

/**
 * Puts a row's own text, or where it has none what it says, into the clipboard.
 * @param inside an element of the row as drawn
 */
export function copyText(sheets: Sheets, { event }: Row, inside: Element | null): void {
  copy(sheets, (isTalk(event) && event.text) || wordsOf(inside?.closest('.row')))
}

/** Puts `@nickname` into the clipboard, to answer someone in the room. */
export function copyReplyName(sheets: Sheets, { nickname }: User): void {
  copy(sheets, `@${nickname} `)
}

/** Puts a row's events into the clipboard as they are: one, or a list where others are folded into it. */
export function copyJson(sheets: Sheets, row: Row): void {
  copy(sheets, JSON.stringify(rawOf(row), null, 2))
}

/** A row's event; a list of them where others are folded into it. */
export function rawOf({ event, fold }: Row): unknown {
  return fold ? [event, ...fold.rows.map(row => row.event)] : event
}

/** What a drawn row says, without the badges of who says it. */
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
