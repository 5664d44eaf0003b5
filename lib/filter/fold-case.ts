/**
 * Filters ignore case and width: both sides are case-folded. In a busy room that is most of a filter's cost, hence
 * the short cuts.
 */

/** Text that folding would not change: ASCII without capitals, Chinese. */
const FOLDED = /^[ -@[-~\n\u3001-\u3029\u4e00-\u9fff]*$/
/** Those, capitals and full-width forms: all that most other texts hold. */
const SIMPLE = /^[ -~\n\u3001-\u3029\u4e00-\u9fff\uff01-\uff5e]*$/
const TO_FOLD = /[A-Z\uff01-\uff5e]/g
const WIDTH_STEP = 0xfee0
const WIDE = 0xff01

/** The form in which texts are compared: NFKC, small letters. */
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
