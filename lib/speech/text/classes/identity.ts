import { digitsSaid } from '../numerals.ts'
import { HOTLINE, IDENTITY, IDENTITY_WEAK, SERVICES } from '../tables/senses.ts'
import { isBefore, isBehind, type Rule } from '../token.ts'
import { isCounted } from './number.ts'

/** Fewer digits after a weak word identify nothing: `微信5000人` counts. */
const LEAST_WEAK = 5
const LETTERS_OF_A_PLACE = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼'
/** The next token takes the rest. */
const MOST_DIGITS = 40
/** Between the word and its digits. */
const MARKS = /(?:[\s:：,，(（]|就是|是|为)+$/

/** After an identity word: `微信号abc_123`; letters or digits may come first. */
export const CODE_RULE: Rule = {
  class: 'identity',
  shape: /(?=[A-Za-z_-]{0,20}\d)(?=\d{0,20}[A-Za-z])[A-Za-z\d][\w-]{1,39}/y,
  read([text], { before }) {
    if (/[\w-]$/.test(before)) return undefined
    const word = wordBefore(before)
    if (word === undefined || word === '手机' || word === '电话') return undefined
    const isShort = IDENTITY_WEAK.includes(word) && text.length < LEAST_WEAK
    return isShort
      ? undefined
      : { said: digitsSaid(text.replace(/[_-]+/g, '')), value: text.replace(/\D/g, '') }
  },
}

/** Digits that identify something: each is said. */
export const IDENTITY_RULES: readonly Rule[] = [
  {
    // Mobile phone.
    class: 'identity',
    shape: /(?<![\d.])(?:\+?86[ -]?)?1[3-9]\d(?:[ -]?\d){8}(?![\d.])/y,
    read: ([text]) => told(text),
  },
  {
    // Landline or service phone.
    class: 'identity',
    shape: /(?<![\d.])(?:0\d{2,3}[- ]\d{7,8}|[48]00[ -]?\d{3,4}[ -]?\d{3,4})(?![\d.])/y,
    read: ([text]) => (text.replace(/\D/g, '').length >= 10 ? told(text) : undefined),
  },
  {
    // Number plate.
    class: 'identity',
    shape: new RegExp(`(?<=[${LETTERS_OF_A_PLACE}][A-Z][·. ]?[A-Z0-9]{0,5})\\d{1,6}(?=[A-Z0-9]{0,5})`, 'y'),
    read: ([text], { before }) => (/[A-Z0-9·.]\s?$/.test(before) ? told(text) : undefined),
  },
  {
    class: 'identity',
    shape: new RegExp(`\\d(?:[ -]?\\d){0,${MOST_DIGITS - 1}}`, 'y'),
    read([text], { before, after, previous }) {
      // The rest of a longer row.
      if (previous?.class === 'identity' && /\d$/.test(before)) return told(text)
      const word = wordBefore(before)
      if (word === undefined) return undefined
      const { length } = text.replace(/\D/g, '')
      if (IDENTITY_WEAK.includes(word) && (length < LEAST_WEAK || isCounted(after))) return undefined
      return length < 2 ? undefined : told(text)
    },
  },
  {
    // Service number.
    class: 'identity',
    shape: /(?<![\d.])\d{3,6}(?![\d.])/y,
    read([text], { before, after }) {
      const isService = SERVICES.includes(text) && !isCounted(after)
      const isHotline = /^(?:1[012]\d{1,4}|12\d{3}|95\d{3,4}|96\d{3,4}|315)$/.test(text)
      const isCalled = isBehind(before, HOTLINE.before) || isBefore(after, HOTLINE.after)
      return isService || (isHotline && isCalled) ? told(text) : undefined
    },
  },
  {
    // Room number.
    class: 'identity',
    shape: /(?<![\d.-])\d{3,4}(?=室|号房|房间|房(?![价贷租子东产券卡源屋型]))/y,
    read: ([text]) => told(text),
  },
  {
    // 8号楼1203, 2单元301, A座1808, 5-2-301
    class: 'identity',
    shape: /(?<=(?:单元|号楼|栋|幢|[A-Z\d]座|\d-\d{1,2}-)\s?)\d{3,4}(?![\d.]|[元平米万户])/y,
    read: ([text]) => told(text),
  },
  {
    // Leading zeros, or too long for a number; a round one is an amount.
    class: 'identity',
    shape: /(?<![\d.,:：])(?:0\d+|\d{8,})(?![\d:：]|[.,]\d)/y,
    read([text], { after }) {
      if (/^(\d)\1+$/.test(text) && !text.startsWith('0')) return undefined
      const isAmount = isCounted(after) || /^[1-9]\d{0,7}0{4,}$/.test(text)
      return text.startsWith('0') || !isAmount ? told(text) : undefined
    },
  },
]

/** The identity word before the token: 微信 for `微信号：`. */
function wordBefore(before: string): string | undefined {
  const end = before.replace(MARKS, '')
  const bare = end.replace(/号$/, '')
  return IDENTITY.find(word => end.endsWith(word) || bare.endsWith(word))
}

function told(text: string) {
  const value = text.replace(/\D/g, '')
  return { said: digitsSaid(value), value }
}
