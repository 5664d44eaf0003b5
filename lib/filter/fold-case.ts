import { SIMPLIFIED } from './simplified.ts'

/**
 * Filters ignore case, width, invisible signs, and traditional or simplified forms: both sides are folded. Folding a
 * busy room's texts is most of the cost of filtering, hence one pass by a table for most.
 */

/** Joiners, variation selectors, fillers, direction marks, soft hyphens. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]+/gu
/** Code units unchanged by NFKC and lower case: ASCII without capitals, Chinese characters and marks. */
const FOLDED = ['\n\n', ' @', '[~', '\u3001\u3029', '\u4e00\u9fff'] as const
const WIDTH_STEP = 0xfee0
/** In the table: NFKC decides. */
const OTHER = 0xffff
/** By code unit; 0: itself. Made for the first text: a worker starts often. */
let table: Uint16Array | undefined

/** NFKC, lower case, simplified, nothing invisible. */
export function foldCase(text: string): string {
  return replaced(text) ?? replaced(text.replace(INVISIBLE, '').normalize('NFKC').toLowerCase(), true) ?? ''
}

/** Replaces each code unit by the table. @returns undefined at one that NFKC decides, unless it has decided */
function replaced(text: string, isDecided = false): string | undefined {
  table ??= makeTable()
  let done = ''
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const to = table[text.charCodeAt(at)]
    if (!to) continue
    if (to === OTHER) {
      if (isDecided) continue
      return undefined
    }
    done += text.slice(from, at) + String.fromCharCode(to)
    from = at + 1
  }
  return from === 0 ? text : done + text.slice(from)
}

function makeTable(): Uint16Array {
  const made = new Uint16Array(0x10000).fill(OTHER)
  for (const range of FOLDED) made.fill(0, range.charCodeAt(0), range.charCodeAt(1) + 1)
  for (let capital = 65; capital <= 90; capital++) made[capital] = capital + 32
  for (let narrow = 0x21; narrow <= 0x7e; narrow++) made[narrow + WIDTH_STEP] = made[narrow] || narrow
  for (let at = 0; at < SIMPLIFIED.length; at += 2)
    made[SIMPLIFIED.charCodeAt(at)] = SIMPLIFIED.charCodeAt(at + 1)
  return made
}
