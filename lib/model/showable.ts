import type { Segment } from './events.ts'
import { oneLine } from './one-line.ts'

/** The longest text a row shows, in UTF-16 units; six clamped lines hold less. */
export const TEXT_LIMIT = 600
const NAME_LIMIT = 40
const SEGMENT_LIMIT = 120

/** So many times the length that is shown is looked at: what is not shown, such as piled marks, may come before. */
const LOOKED_AT = 16

/** Marks that pile up over one letter and reach into other rows: three of them are enough for any language. */
const PILED_MARKS = /(\p{M}{3})\p{M}+/gu
/** Bidi overrides, zero-width signs and the like. Joiners and tags stay: they hold emoji together. */
const INVISIBLE = /(?!\u200c|\u200d|[\u{e0020}-\u{e007f}])\p{Cf}/gu
const VISIBLE = /[^\s\p{C}\p{M}\u3164\u115f\u1160\u2800]/u

/**
 * Makes a text of strangers harmless to show: no control or direction signs, no piles of marks, cut at `limit`
 * UTF-16 units with an ellipsis.
 */
export function showable(text: string, limit: number = TEXT_LIMIT): string {
  // Cut before the regular expressions run: a text may be 100 kB, and most of a row's cost would be this line.
  const head = text.length > limit * LOOKED_AT ? text.slice(0, limit * LOOKED_AT) : text
  const clean = oneLine(head).replace(INVISIBLE, '').replace(PILED_MARKS, '$1')
  return clean.length > limit ? `${cut(clean, limit)}…` : clean
}

/** A nickname made harmless; `nameless` where nothing of it can be seen. */
export function showableName(nickname: string, nameless: string): string {
  const name = showable(nickname, NAME_LIMIT).trim()
  return VISIBLE.test(name) ? name : nameless
}

/** The segments of a chat, made harmless and cut to the same length as a plain text. */
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

/** The address, where a picture may be loaded from it: https only; else undefined. */
export function pictureUrl(url: string | undefined): string | undefined {
  return url?.startsWith('https://') ? url : undefined
}

/** The letter to draw where a person has no picture; empty where the name has none. */
export function initial(nickname: string): string {
  return nickname.slice(0, NAME_LIMIT).match(/[\p{L}\p{N}]|\p{Emoji_Presentation}/u)?.[0] ?? ''
}

/** Never between the two halves of a surrogate pair. */
function cut(text: string, length: number): string {
  const last = text.charCodeAt(length - 1)
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? length - 1 : length)
}
