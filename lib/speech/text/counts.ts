import { numberSaid } from './numerals.ts'
import { MEASURES, NOT_LIANG } from './tables/measures.ts'

/** All Chinese voices read these right as digits: up to 9,999, no zero inside. */
const READ_RIGHT = /^(?!\d*[1-9]0+[1-9])\d{1,4}$/
/** 2 before these is 两. */
const COUNTED = MEASURES.filter(word => word !== '百' && !NOT_LIANG.includes(word)).join('|')
const TWO = new RegExp(`(?<![\\w.,第零一二三四五六七八九十到比])2(?=(?:${COUNTED}))`, 'g')

/** `2个` to `两个`: many voices read 二个, which nobody says. */
export function twoOf(text: string): string {
  return text.includes('2') ? text.replace(TWO, '两') : text
}

/** Our own count: exact up to 99,999, then about `十二点三万`, `一点二亿`; empty if not finite. */
export function countSaid(count: number): string {
  if (!Number.isFinite(count)) return ''
  const size = Math.abs(count)
  if (size < 100_000) return exact(Math.round(count * 100) / 100)
  const [unit, name] = size < 99_950_000 ? [1e4, '万'] : [1e8, '亿']
  return exact(Math.round((count / unit) * 10) / 10) + name
}

function exact(count: number): string {
  const digits = String(Math.abs(count))
  return (count < 0 ? '负' : '') + (READ_RIGHT.test(digits) ? digits : numberSaid(digits))
}
