/**
 * Case, and full-width and half-width forms, make no difference to a filter: what is looked for and what is looked
 * in are both folded. Folding each text of a busy room is most of what filtering costs, hence the short cuts.
 */

/** ASCII without capitals, Chinese characters and the marks between them: what folding would leave alone. */
const FOLDED = /^[ -@[-~\n\u3001-\u3029\u4e00-\u9fff]*$/
/** Those, capitals and full-width forms: all that most other texts hold. */
const SIMPLE = /^[ -~\n\u3001-\u3029\u4e00-\u9fff\uff01-\uff5e]*$/
const TO_FOLD = /[A-Z\uff01-\uff5e]/g
const WIDTH_STEP = 0xfee0
const WIDE = 0xff01

/** The text in the form in which it is compared: NFKC and in small letters. */
export function foldCase(text: string): string {
  if (FOLDED.test(text)) return text
  if (SIMPLE.test(text)) return text.replace(TO_FOLD, foldOne)
  return text.normalize('NFKC').toLowerCase()
}

function foldOne(sign: string): string {
  const code = sign.charCodeAt(0)
  const narrow = code >= WIDE ? code - WIDTH_STEP : code
  return String.fromCharCode(narrow >= 65 && narrow <= 90 ? narrow + 32 : narrow)
}
