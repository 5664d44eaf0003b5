const N = String.raw`(?<![\w.,])(\d+(?:\.\d+)?)`
const HAN = '零一二三四五六七八九'
const CURRENCY: Readonly<Record<string, string>> = { '¥': '元', $: '美元', '€': '欧元', '£': '英镑' }
const UNITS: Readonly<Record<string, string>> = {
  kg: '公斤',
  km: '公里',
  cm: '厘米',
  mm: '毫米',
  ml: '毫升',
  g: '克',
  m: '米',
  '°c': '度',
  '°': '度',
}
/** Sizes of files, and networks. */
const NO_UNIT = /[MG]$|^[2-6]g$/
/** What is counted: behind it a number is an amount, not laughter, and 2 is 两. */
const COUNTED =
  '个|件|条|只|位|次|张|杯|支|辆|块|天|斤|小时|分钟|遍|份|套|双|瓶|包|盒|袋|颗|朵|台|部|本|句|首|局|场|把|人|万|千|百|倍|家|口|篇|粒|箱|桶|碗|年前|周'
const MEASURED = `${COUNTED}|元|钱|号|码|钻|点|分|秒|年|月|日|岁|米|厘米|公斤|公里|克|毫|度|美元|欧元|英镑|级|楼|层|到|多|比|%|期|届|粉|平|寸|抖币|音浪|[a-z]`

/** A number read digit by digit. */
export function digitByDigit(digits: string, one = '一'): string {
  return digits.replace(/\d/g, digit => (digit === '1' ? one : HAN.charAt(Number(digit))))
}

type Rule = [RegExp, (...found: string[]) => string]

/** In order. Each result is one that no rule changes again. */
const RULES: readonly Rule[] = [
  [/(?<=\d)：(?=\d)/g, () => ':'],
  // 12,345: some voices read two numbers.
  [/(?<![\w.,])\d{1,3}(?:,\d{3})+(?![\d,])/g, number => number.replaceAll(',', '')],
  [
    /(?<![\w.])((?:19|20)\d\d)[-/.](0?[1-9]|1[0-2])[-/.](0?[1-9]|[12]\d|3[01])(?![\w.]|-\d)/g,
    (_, year = '', month, day) => `${year}年${Number(month)}月${Number(day)}日`,
  ],
  [/(?<!\d)((?:19|20)\d\d)(?=年(?!前))/g, digits => digitByDigit(digits)],
  // Names that are given out: the first digits tell people apart well enough.
  [/(用户)(\d{4})\d+/g, (_, user = '', digits = '') => user + digitByDigit(digits)],
  // Telephones: of a person, of a place, of a service.
  [
    /(?<![\w.-])(?:1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}-\d{7,8}|[48]00-\d{3}-?\d{4})(?![\w.-])/g,
    digits => digitByDigit(digits.replace(/[ -]/g, ''), '幺'),
  ],
  [
    /(?<![\d:])([01]?\d|2[0-4]):([0-5]\d)(?::([0-5]\d))?(?![\d:])/g,
    (_, hour, minute, second) => `${Number(hour)}点${clock(minute, '分')}${clock(second, '秒')}`,
  ],
  [/(?<![\d:])(\d{1,3}):(\d{1,3})(?![\d:])/g, (_, left = '', right = '') => `${left}比${right}`],
  [new RegExp(`${N}[wW](?![a-zA-Z充快功])`, 'g'), (_, number = '') => `${number}万`],
  [new RegExp(`${N}k(?![a-zA-Z])`, 'g'), (_, number) => String(Math.round(Number(number) * 1000))],
  [
    new RegExp(`${N}\\s?(kg|km|cm|mm|ml|m|g|°c?)(?![a-z])`, 'gi'),
    (whole, number = '', unit = '') =>
      NO_UNIT.test(whole) ? whole : `${number}${UNITS[unit.toLowerCase()] ?? unit}`,
  ],
  [
    /(?<![\w.~～-])(\d+(?:\.\d+)?(?:[元万千点分月日号岁%]|公斤|厘米){0,2}) ?([-~～]) ?(?=[¥$€£]?(\d+(?:\.\d+)?)(?![-\d]))/g,
    (whole, from = '', sign, to) =>
      sign === '-' && Number.parseFloat(from) >= Number(to) ? whole : `${from}到`,
  ],
  [
    /([¥$€£])\s?(\d+(?:\.\d+)?(?:到[¥$€£]?\d+(?:\.\d+)?)?[万亿]?)(?!\w)/g,
    (_, sign = '', amount = '') => `${round(amount.replace(/[¥$€£]/g, ''))}${CURRENCY[sign] ?? ''}`,
  ],
  [new RegExp(`${N}\\s?(?:rmb|cny)(?![a-z])`, 'gi'), (_, amount = '') => `${round(amount)}元`],
  [/(?<![\w.])(\d+(?:\.\d+)?)%?到(\d+(?:\.\d+)?)%/g, (_, from = '', to = '') => `百分之${from}到${to}`],
  [new RegExp(`${N}%`, 'g'), (_, number = '') => `百分之${number}`],
  [/(\d0|[万千])\+(?![\d+])/g, (_, number = '') => `${number}多`],
  // Laughter and code words: digit by digit, unless something is counted.
  [
    new RegExp(
      String.raw`(?<![第到比之\w.,¥$€£])(6{2,}|2?3{3,}|23{2,}|(?:(\d)\2{2,})|88|520|521|530|886|995|9494|1314|5201314)(?!\d|[.,]\d|\s?(?:${MEASURED}))`,
      'gi',
    ),
    digits => (/^0+$/.test(digits) ? digits : digitByDigit(digits.replace(/(\d)\1{3,}/g, '$1$1$1'))),
  ],
  [/(?<![\w.,])0\d+(?![\d.,])/g, digits => digitByDigit(digits)],
  [/(?<![\d.])\d{9,}(?![\d.])/g, digits => digitByDigit(digits)],
  // What is left: some voices drop the point, and know neither 零 within a number nor 万.
  [/(?<![\w.])\d{1,8}\.\d{1,8}(?=元)/g, price => decimalSaid(round(price))],
  [/(?<![\w.])\d{1,8}\.\d{1,8}(?!\w|\.\d)/g, decimalSaid],
  [/(?<![\w.,])\d{3,8}(?!\w|[.,]\d)/g, integerSaid],
]

function clock(part: string | undefined, unit: string): string {
  if (part === undefined || (part === '00' && unit === '分')) return ''
  return part.startsWith('0') ? `零${Number(part)}${unit}` : `${part}${unit}`
}

/** `199.00` to `199`, `9.90` to `9.9`. */
function round(amount: string): string {
  return amount.replace(/(\.\d*?)0+(?!\d)/g, '$1').replace(/\.(?!\d)/g, '')
}

const PLACES = ['', '十', '百', '千']

/** A whole number of up to eight digits: `12345` as `1万2345`, `1204` as `一千二百零四`; others stay digits. */
function integerSaid(digits: string): string {
  const high = Number(digits.slice(0, -4))
  const low = Number(digits.slice(-4))
  if (high > 0) {
    const rest = low === 0 ? '' : `${low < 1000 ? '零' : ''}${integerSaid(String(low))}`
    return `${integerSaid(String(high))}万${rest}`
  }
  if (!/[1-9]0+[1-9]/.test(digits)) return digits
  const said = Array.from(digits, (digit, at) =>
    digit === '0' ? digit : HAN.charAt(Number(digit)) + PLACES[digits.length - 1 - at],
  )
  return said.join('').replace(/0+$/, '').replace(/0+/, HAN.charAt(0))
}

/** `3.14` as `3点一四`. */
function decimalSaid(number: string): string {
  const [whole = '', fraction] = number.split('.')
  return fraction === undefined ? integerSaid(whole) : `${integerSaid(whole)}点${digitByDigit(fraction)}`
}

/** The numbers of a Chinese text so written that a voice reads them as people say them. See docs/speech.md. */
export function numbersSaid(text: string): string {
  if (!/\d/.test(text)) return text
  const said = RULES.reduce((rest, [pattern, say]) => rest.replace(pattern, say), text)
  return twoOf(said)
}

const TWO = new RegExp(`(?<![\\w.,第零一二三四五六七八九十到比])2(?=(?:${COUNTED}))`, 'g')

/** `2个` to `两个`: many voices read 二个, which nobody says. */
export function twoOf(text: string): string {
  return text.replace(TWO, '两')
}

/** A count as it is said: whole up to 99,999, then about `12点三万`, `1点二亿`; empty where it is no number. */
export function countSaid(count: number): string {
  if (!Number.isFinite(count)) return ''
  if (Math.abs(count) < 100_000) return decimalSaid(String(Math.round(count * 100) / 100))
  const [unit, name] = Math.abs(count) < 99_950_000 ? [1e4, '万'] : [1e8, '亿']
  return `${decimalSaid(String(Math.round((count / unit) * 10) / 10))}${name}`
}
