import { numberSaid, wholeSaid } from '../numerals.ts'
import { PER } from '../tables/measures.ts'
import { UNITS } from '../tables/units.ts'
import { NUMERIC, type Rule } from '../token.ts'
import { alternatives } from './amounts.ts'
import { DASH_RULE } from './dashes.ts'
import { RINGED, ringedNumber } from './rings.ts'

const POWERS: Readonly<Record<string, string>> = { '²': '的平方', '³': '的立方' }
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const PER_UNIT: Readonly<Record<string, string>> = { ...UNITS, g: '克', m: '米', t: '吨' }
/** Sold by: after a slash it means 每. */
const PER_WORD = `${alternatives(PER)}|(?:${alternatives(Object.keys(PER_UNIT))})(?![A-Za-z\\d])`
/** A number with measure word or unit, right before the sign. */
const COUNTED =
  /[\d.][\d.]*\s?(?:[元块毛角斤克万千百亿币钱个件瓶包袋盒箱条双对支片粒颗枚张套份只]|公斤|毫升|[A-Za-z㎡]{1,3})?\s?$/
/** More of these is 以上, of others 多. */
const UPWARDS = /\d\s?(?:元|块|斤|公斤|岁|厘米|公分|米|平|分|人|件|个|天|年|级|条|cm|kg|mm|ml|g|l)\s?$/i

/** 1. and 1、 at the start of a list. */
export const LIST_RULES: readonly Rule[] = [
  {
    class: 'enumeration',
    shape: /(?<![^\s，。；;])(\d{1,2})[.、)）](?=\s?\p{Script=Han})/uy,
    read: ([, number = '']) => ({ said: `${wholeSaid(number)}，`, value: number }),
  },
]

export const SIGN_RULES: readonly Rule[] = [
  {
    class: 'enumeration',
    shape: new RegExp(`[${RINGED}]`, 'y'),
    read([ring]) {
      const number = String(ringedNumber(ring))
      return { said: wholeSaid(number), value: number }
    },
  },
  { class: 'mention', shape: /@\s?(?=[\p{L}\p{N}])/uy, read: () => '' },
  {
    // No.1
    class: 'enumeration',
    shape: /(?<![A-Za-z])N[oO]\.?\s?(\d{1,3})(?![\d.])/y,
    read: ([, number = '']) => ({ said: `第${wholeSaid(number)}`, value: number }),
  },
  {
    // .5
    class: 'number',
    shape: /(?<![\p{L}\d])\.\d{1,4}(?![\d.])/uy,
    read: ([number]) => ({ said: numberSaid(`0${number}`), value: `0${number}` }),
  },
  {
    class: 'sign',
    shape: /(?<=[\p{L}\p{N}])[⁰¹²³⁴-⁹]{1,3}/uy,
    read: ([power]) =>
      POWERS[power] ?? `的${wholeSaid(Array.from(power, one => SUPERSCRIPTS.indexOf(one)).join(''))}次方`,
  },
  before(/≥|>=|＞=|≧/y, /^\s?\d/, '大于等于'),
  before(/≤|<=|＜=|≦/y, /^\s?\d/, '小于等于'),
  before(/[>＞]/y, /^\s?[\d¥$]/, '大于'),
  before(/[<＜]/y, /^\s?[\d¥$]/, '小于'),
  before(/±/y, /^\s?\d/, '正负'),
  before(/[≈≒]/y, /^\s?\d/, '约等于'),
  before(/≠/y, /^\s?\d/, '不等于'),
  before(/÷/y, /^\s?\d/, '除以'),
  before(/√/y, /^\s?\d/, '根号'),
  before(/(?<=[\p{L}\p{N}]\s?)&/uy, /^\s?[\p{L}\p{N}]/u, '和'),
  before(/(?<=[\d\p{Script=Han}]\s?)=/uy, /^\s?[-\d\p{Script=Han}]/u, '等于'),
  // x2 alone
  before(/(?<![^\s])[x×*]/y, /^\d/, '乘'),
  {
    // a*b*c, 玫瑰x2
    class: 'sign',
    shape: /(?<=[\d\p{L}\])】㎡℃]\s?)[*×xX✕✖](?=\s?\d)/uy,
    read: (_, { before }) => (/[A-Za-z]\s?$/.test(before) && !isUnitBefore(before) ? undefined : '乘'),
  },
  {
    // 1.8米*高
    class: 'sign',
    shape: /(?<=\d\s?(?:kg|cm|mm|ml|m|g|元|块|米)?\s?)[*×✕✖](?=\s?\p{Script=Han}?\d?)/iuy,
    read: () => '乘',
  },
  {
    class: 'sign',
    shape: /[+＋]/y,
    read(_, { before, after, previous }) {
      if (/^\s?\d/.test(after)) return '加'
      if (/^\s?(?:[vV]|微|薇|威|扣|[qQ]|我|群|好友)/.test(after)) return '加'
      if (previous?.class === 'model') return '加'
      if (/[十百千万亿]$/.test(previous?.said ?? before.trimEnd())) return '多'
      if (UPWARDS.test(before) && !/^[\p{L}\p{N}]*[\p{L}\p{N}]*\d/u.test(after)) return '以上'
      if (/[\dA-Za-z²³]$/.test(before)) return '加'
      if (previous && NUMERIC.has(previous.class)) return '加'
      return /[\p{L}]\s?$/u.test(before) && /^\s?\p{L}/u.test(after) ? '加' : undefined
    },
  },
  DASH_RULE,
  {
    // 20元/斤, 500g/袋, 3.5元/㎡
    class: 'sign',
    shape: new RegExp(`\\/\\s?(${PER_WORD})`, 'iy'),
    read([, per = ''], { before, after, previous }) {
      const isCountedBefore = previous?.class === 'money' || COUNTED.test(before)
      if (!isCountedBefore || isLongerWord(per, after)) return undefined
      return { said: `每${PER_UNIT[per.toLowerCase()] ?? per}` }
    },
  },
  {
    class: 'sign',
    shape: /\//y,
    read(_, { before, after, previous }) {
      if (/^\s?\d+\s?(?:=|等于)/.test(after)) return '除以'
      const isPrice = previous?.class === 'money' || /[元块毛万千百币钱r\d]$/i.test(before)
      if (isPrice && /^\s?\d+\s?[件个斤份盒瓶包双套箱条只袋]/.test(after)) return ''
      return /[\p{L}\p{N}㎡℃]\s?$/u.test(before) && /^\s?[\p{L}\p{N}]/u.test(after) ? '，' : undefined
    },
  },
]

/** A sign that is said only before `next`. */
function before(shape: RegExp, next: RegExp, said: string): Rule {
  return { class: 'sign', shape, read: (_, { after }) => (next.test(after) ? said : undefined) }
}

/** `红/个性`: the word continues and is no measure word. */
function isLongerWord(per: string, after: string): boolean {
  return per === '个' && /^[性人]/.test(after)
}

function isUnitBefore(before: string): boolean {
  return /\d\s?(?:kg|cm|mm|ml|m|g|l)\s?$/i.test(before)
}
