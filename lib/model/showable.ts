import type { Segment } from './events.ts'
import { oneLine } from './one-line.ts'

/** Of a row, in UTF-16 units; over six lines. */
export const TEXT_LIMIT = 600
const NAME_LIMIT = 40
const SEGMENT_LIMIT = 120

/** Reads this many limits: invisible signs may come first. */
const LOOKED_AT = 16

/** Combining marks beyond three reach into other rows. */
const PILED_MARKS = /(\p{M}{3})\p{M}+/gu
/** Bidi overrides, zero-width signs. Joiners and tags stay, for emoji. */
const INVISIBLE = /(?!\u200c|\u200d|[\u{e0020}-\u{e007f}])\p{Cf}/gu
const VISIBLE = /[^\s\p{C}\p{M}\u3164\u115f\u1160\u2800]/u

/**
 * Strangers' text, safe to show: no control or direction signs, no piled marks, at most `limit` UTF-16 units with an
 * ellipsis.
 */
export function showable(text: string, limit: number = TEXT_LIMIT): string {
  // Cut first: for a text of 100 kB the expressions are slow.
  const head = text.length > limit * LOOKED_AT ? text.slice(0, limit * LOOKED_AT) : text
  const clean = oneLine(head).replace(INVISIBLE, '').replace(PILED_MARKS, '$1')
  return clean.length > limit ? `${cut(clean, limit)}…` : clean
}

/** A safe nickname, or `nameless` if nothing is visible. */
export function showableName(nickname: string, nameless: string): string {
  const name = showable(nickname, NAME_LIMIT).trim()
  return VISIBLE.test(name) ? name : nameless
}

/** Safe segments, cut like plain text. */
export function showableSegments(segments: readonly Segment[]): Segment[] {
  const shown: Segment[] = []
  let room = TEXT_LIMIT
  for (const segment of segments) {
    if (room <= 0 || shown.length === SEGMENT_LIMIT) {
      shown.push({ kind: 'text', text: '…' })
      break
    }
    if (segment.kind === 'emoji') {
      shown.push({ ...segment, name: showable(segment.name, NAME_LIMIT) })
      room -= 2
    } else {
      const text = showable(segment.text, room)
      shown.push({ ...segment, text })
      room -= text.length
    }
  }
  return shown
}

/** The address if it is https. */
export function pictureUrl(url: string | undefined): string | undefined {
  return url?.startsWith('https://') ? url : undefined
}

/** Letter for a missing picture; may be empty. */
export function initial(nickname: string): string {
  return nickname.slice(0, NAME_LIMIT).match(/[\p{L}\p{N}]|\p{Emoji_Presentation}/u)?.[0] ?? ''
}

/** Never inside a surrogate pair. */
function cut(text: string, length: number): string {
  const last = text.charCodeAt(length - 1)
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? length - 1 : length)
}
