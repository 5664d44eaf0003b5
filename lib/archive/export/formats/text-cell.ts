/** Programs skip these at either end. */
const UNSEEN = /^[\p{Z}\p{C}]+|[\p{Z}\p{C}]+$/gu
/** Starts of formulas (OWASP, "CSV Injection"), and our prefix. */
const BEGINS = /^['=+\-−@]/u

const MONTHS =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'
const DAYS =
  'mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?'
const CHINESE =
  '上午|下午|中午|凌晨|早上|晚上|公元|(?:星期|周|週)[一二三四五六日天]?|[年月日号號时時分秒点點]'
/** Digits with what occurs in numbers, dates and times, Chinese or English. */
const VALUE = new RegExp(
  String.raw`^(?=.*\p{Nd})(?:[\p{Nd}\p{Sc}\s%‰.,:;/\\()+*^'_–−-]|${CHINESE}|${MONTHS}|${DAYS}|am?|pm?|e|t|z|gmt|utc|bce?|ad|ce)+$`,
  'u',
)
const LOGICAL = /^(?:true|false|#(?:n\/a|null!|div\/0!|value!|ref!|name\?|num!|spill!|calc!|getting_data))$/

/** Fast paths for most texts. */
const ID = /^[0-9]+$/
const WORDS = /^[\p{Script=Han}a-eg-su-z][^\p{N}\u3200-\u33ff]*$/iu

/** Puts a `'` before what spreadsheets would read as formula, number or date. See docs/history.md. */
export function textCell(text: string): string {
  if (text === '' || WORDS.test(text)) return text
  if (ID.test(text)) return `'${text}`
  const seen = text.normalize('NFKC').replace(UNSEEN, '').toLowerCase()
  return BEGINS.test(seen) || /^\s/u.test(text) || VALUE.test(seen) || LOGICAL.test(seen) ? `'${text}` : text
}
