import { SIMPLIFIED } from './simplified.ts'

/**
 * Filters ignore case, width, invisible signs, and traditional or simplified characters: both sides of a comparison
 * are folded. Folding the texts of a busy room is most of the cost of filtering, hence the short cuts.
 */

/** ASCII without capitals, Chinese characters and marks between them: NFKC and lower case change none. */
const FOLDED = /^[ -@[-~\n\u3001-\u3029\u4e00-\u9fff]*$/
/** Also capitals and full-width forms: most other texts. */
const SIMPLE = /^[ -~\n\u3001-\u3029\u4e00-\u9fff\uff01-\uff5e]*$/
const TO_FOLD = /[A-Z\uff01-\uff5e]/g
const WIDTH_STEP = 0xfee0
const WIDE = 0xff01
/** Joiners, variation selectors, fillers, direction marks, soft hyphens. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]+/gu

/** NFKC, lower case, simplified, nothing invisible. */
export function foldCase(text: string): string {
  if (FOLDED.test(text)) return simplified(text)
  if (SIMPLE.test(text)) return simplified(text.replace(TO_FOLD, foldOne))
  return simplified(text.replace(INVISIBLE, '').normalize('NFKC').toLowerCase())
}

function foldOne(sign: string): string {
  const code = sign.charCodeAt(0)
  const narrow = code >= WIDE ? code - WIDTH_STEP : code
  return String.fromCharCode(narrow >= 65 && narrow <= 90 ? narrow + 32 : narrow)
}

/** Code units of Chinese characters in the first plane. */
const FIRST_HAN = 0x3400
const LAST_HAN = 0x9fff
let table: Uint16Array | undefined

function simplified(text: string): string {
  // Made for the first text: a worker starts often.
  table ??= readTable()
  let done = ''
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < FIRST_HAN || code > LAST_HAN) continue
    const simple = table[code - FIRST_HAN]
    if (!simple) continue
    done += text.slice(from, at) + String.fromCharCode(simple)
    from = at + 1
  }
  return from === 0 ? text : done + text.slice(from)
}

function readTable(): Uint16Array {
  const read = new Uint16Array(LAST_HAN - FIRST_HAN + 1)
  for (let at = 0; at < SIMPLIFIED.length; at += 2) {
    const code = SIMPLIFIED.charCodeAt(at)
    if (code >= FIRST_HAN && code <= LAST_HAN) read[code - FIRST_HAN] = SIMPLIFIED.charCodeAt(at + 1)
  }
  return read
}
