const DIGITS = '零一二三四五六七八九'
const PLACES = ['', '十', '百', '千']
const GROUPS = ['', '万', '亿', '万亿']
/** A longer whole number is said digit by digit. */
const MOST_DIGITS = 16

/** `108` to `一零八`; the rest stays. */
export function digitsSaid(text: string): string {
  return text.replace(/\d/g, digit => DIGITS.charAt(Number(digit)))
}

/**
 * A whole number: `12045` to `一万二千零四十五`, `20000` to `两万`.
 * @param digits decimal; leading zeros do not count
 */
export function wholeSaid(digits: string): string {
  const bare = digits.replace(/^0+(?=\d)/, '')
  if (bare.length > MOST_DIGITS) return digitsSaid(bare)
  const groups = bare.match(/\d{1,4}(?=(?:\d{4})*$)/g) ?? []
  let said = ''
  let isGap = false
  for (const [at, group] of groups.entries()) {
    const value = Number(group)
    const unit = GROUPS[groups.length - 1 - at] ?? ''
    if (value === 0) {
      isGap = said !== ''
      continue
    }
    if (said !== '' && (isGap || value < 1000)) said += '零'
    isGap = false
    const words = groupSaid(String(value), said === '')
    said += (words === '二' && unit === '万' && said === '' ? '两' : words) + unit
  }
  return said || '零'
}

/** One to four digits; 十 without 一 only at the start of the number. */
function groupSaid(digits: string, isFirst: boolean): string {
  const said = Array.from(digits, (digit, at) => {
    const place = PLACES[digits.length - 1 - at] ?? ''
    if (digit === '0') return '零'
    return (digit === '2' && place === '千' && isFirst ? '两' : DIGITS.charAt(Number(digit))) + place
  })
    .join('')
    .replace(/零+/g, '零')
    .replace(/(?<=.)零$/, '')
  return isFirst ? said.replace(/^一十/, '十') : said
}

/**
 * `3.14` to `三点一四`; commas between thousands are ignored.
 * @param number digits, with at most one point
 */
export function numberSaid(number: string): string {
  const [whole = '', fraction] = number.replaceAll(',', '').split('.')
  return fraction === undefined ? wholeSaid(whole) : `${wholeSaid(whole)}点${digitsSaid(fraction)}`
}

/** Money: `9.90` to `九点九`, without trailing zeros. */
export function amountSaid(amount: string): string {
  return numberSaid(amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount)
}

/** Before something counted: two is 两. */
export function countedSaid(number: string): string {
  return /^0*2$/.test(number) ? '两' : numberSaid(number)
}
