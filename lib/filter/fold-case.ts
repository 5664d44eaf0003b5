import { SIMPLIFIED } from './simplified.ts'

/**
 * Case, full and half width, invisible signs, and traditional or simplified characters make no difference to a filter:
 * what is looked for and what is looked in are both folded. Folding each text of a busy room is most of what
 * filtering costs, hence the short cuts.
 */

/** ASCII without capitals, Chinese characters and the marks between them: what NFKC and small letters leave alone. */
const FOLDED = /^[ -@[-~\n\u3001-\u3029\u4e00-\u9fff]*$/
/** Those, capitals and full-width forms: all that most other texts hold. */
const SIMPLE = /^[ -~\n\u3001-\u3029\u4e00-\u9fff\uff01-\uff5e]*$/
const TO_FOLD = /[A-Z\uff01-\uff5e]/g
const WIDTH_STEP = 0xfee0
const WIDE = 0xff01
/** Joiners, variation selectors, fillers, direction marks, soft hyphens: nobody sees them. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]+/gu

/** The text in the form in which it is compared: NFKC, small letters, simplified, nothing invisible. */
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

/** The first and the last code unit of Chinese characters in the first plane. */
const FIRST_HAN = 0x3400
const LAST_HAN = 0x9fff
let table: Uint16Array | undefined

/** The text with each traditional character as its simplified one. */
function simplified(text: string): string {
  // Made when the first text comes: a worker starts often.
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
