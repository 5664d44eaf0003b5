import { numberSaid, wholeSaid } from '../numerals.ts'
import {
  A_AMPERES,
  G_BYTES,
  G_GRAMS,
  G_NETWORK,
  G_STORE,
  K_GOLD,
  K_SHARPNESS,
  M_MEGA,
  P_POWER,
  type Sense,
  T_TONS,
  W_WATTS,
} from '../tables/senses.ts'
import { type Around, isBefore, isBehind, type Rule } from '../token.ts'
import { measured, NUMBER_OF, quantity, scaled } from './amounts.ts'

/** Memory sizes on sale. */
const MEMORY = new Set('4 6 8 12 16 18 24 32 36 48 64 128 256 512 1024'.split(' '))
/** No weight of gold or flour. */
const ONLY_MEMORY = new Set('64 128 256 512 1024'.split(' '))
const SHARPNESS = new Set('1 1.5 2 2.5 4 5 6 8 12 16'.split(' '))
const GOLD = new Set('9 10 14 18 22 24'.split(' '))
/** Frames or hertz after 4k. */
const FRAMES = /^(?:\d{2,3}(?:帧|hz|fps|赫兹)|屏)/i
const ADDED = /\d\s?[gGtT]?[bB]?\s?[+＋加]\s?$/

/** A letter after a number; its neighbours decide the unit. */
export const SHORT_UNIT_RULES: readonly Rule[] = [
  {
    // 3k5, 1w5: then hundreds or thousands follow.
    class: 'number',
    shape: /(?<![\d.,])(\d+)([kKwW])([1-9]\d{0,2})(?![\d.a-zA-Z帧]|\s?(?:帧|hz|p))/iy,
    read([, head = '', unit = '', rest = ''], { after }) {
      if (FRAMES.test(rest + after)) return undefined
      const value = head + rest.padEnd(unit.toLowerCase() === 'k' ? 3 : 4, '0')
      return { said: wholeSaid(value), value }
    },
  },
  {
    class: 'measure',
    shape: shaped('wW', ''),
    read([text, number = ''], around) {
      const isWatts =
        fits(around, W_WATTS) || (text.endsWith('W') && !around.after.startsWith('+') && isLonely(around))
      if (isWatts) return quantity(`${measured(number, '瓦')}瓦`, number)
      return { said: `${measured(number, '万')}万`, value: scaled(number, 4) }
    },
  },
  {
    class: 'measure',
    shape: shaped('kK', '|/s'),
    read([, number = ''], around) {
      const isSharp = SHARPNESS.has(number) && (fits(around, K_SHARPNESS) || FRAMES.test(around.after))
      const isGold = GOLD.has(number) && fits(around, K_GOLD)
      if (isSharp || isGold) return quantity(`${numberSaid(number)}K`, number)
      const value = scaled(number, 3)
      return { said: numberSaid(value), value }
    },
  },
  {
    class: 'measure',
    shape: shaped('gG', ''),
    read([text, number = ''], around) {
      return quantity(numberSaid(number) + (isGrams(text, number, around) ? '克' : 'G'), number)
    },
  },
  {
    class: 'measure',
    shape: shaped('mM', '|[²³23]|/[sm]'),
    read([text, number = ''], around) {
      const unit = fits(around, M_MEGA) || text.endsWith('M') ? '兆' : '米'
      return quantity(measured(number, unit) + unit, number)
    },
  },
  {
    class: 'measure',
    shape: shaped('tT', ''),
    read([text, number = ''], around) {
      const isStore = fits(around, G_BYTES) || /盘|存/.test(around.after.slice(0, 4))
      const unit = fits(around, T_TONS) || (text.endsWith('t') && !isStore) ? '吨' : 'T'
      return quantity(measured(number, unit) + unit, number)
    },
  },
  {
    class: 'measure',
    shape: shaped('pP', ''),
    read: ([, number = ''], around) =>
      fits(around, P_POWER) ? quantity(`${measured(number, '匹')}匹`, number) : undefined,
  },
  {
    // 5V2A: a charger. 5A alone is a grade.
    class: 'measure',
    shape: new RegExp(`${NUMBER_OF}\\s?[vV](?=[/\\s]?\\d+(?:\\.\\d+)?[aA](?![a-zA-Z]))`, 'y'),
    read: ([, number = '']) => quantity(`${numberSaid(number)}伏`, number),
  },
  {
    class: 'measure',
    shape: /(?<!\d|\d[.,])(\d+(?:\.\d+)?)\s?[aA](?![a-zA-Z])/y,
    read: ([, number = ''], around) =>
      fits(around, A_AMPERES) || /\d\s?[vV][/\s*]?$/.test(around.before)
        ? quantity(`${numberSaid(number)}安`, number)
        : undefined,
  },
]

/** A number with one of these letters, not a word, and not before `but`. */
function shaped(letters: string, but: string): RegExp {
  return new RegExp(`${NUMBER_OF}\\s?[${letters}](?![a-zA-Z]${but})`, 'y')
}

/** Whether g is a weight, not memory or a network. */
function isGrams(text: string, number: string, around: Around): boolean {
  const weighs = fits(around, G_GRAMS)
  if (isBefore(around.after, G_STORE.after) || ADDED.test(around.before)) return false
  if (weighs) return !(MEMORY.has(number) && fits(around, G_BYTES))
  if (text.endsWith('G') || ONLY_MEMORY.has(number)) return false
  if (MEMORY.has(number) && fits(around, G_BYTES)) return false
  return !/^[2-6]$/.test(number) || !(fits(around, G_NETWORK) || isLonely(around))
}

function fits({ before, after }: Around, sense: Sense): boolean {
  return isBehind(before, sense.before) || isBefore(after, sense.after)
}

function isLonely({ before, after }: Around): boolean {
  return before.trim() === '' && after.trim() === ''
}
