import { BODY, DATE, DAYTIME, MINUS, SCORE } from '../tables/senses.ts'
import { type Around, isBefore, isBehind, NUMERIC, type Rule } from '../token.ts'
import { isCounted } from './number.ts'

/** Clothes sizes: `M-XXL`. */
const SIZE_END = /(?<![A-Za-z])(?:X{0,4}[SL]|M|F)码?\s?$/i
const SIZE_START = /^\s?\d?(?:X{0,4}[SL]|M|F)(?![A-Za-z])/i
const FIRST_NUMBER = /^\s?[¥$€£]?(-?\d+(?:\.\d+)?)/
const WEEKDAY = /^\s?(?:周|星期)/
const LATER = /^\s?(?:次日|明天|凌晨)/
/** Game scores are small. */
const MOST_GOALS = 30
const MOST_POINTS = 200

export const DASH_RULE: Rule = {
  class: 'sign',
  shape: /[-−–—~～〜]{1,3}/y,
  read: ([dash], around) => dashSaid(dash, around),
}

/** A dash between two things: to, minus, against, below zero, or nothing. */
function dashSaid(dash: string, around: Around): string | undefined {
  const { before, after, previous } = around
  const isWave = /[~～〜]/.test(dash)
  const next = FIRST_NUMBER.exec(after)
  if (previous?.class === 'model' && /\d$/.test(before) && /^\d{3}/.test(after)) return '，'
  const isBehindNumber = previous !== undefined && NUMERIC.has(previous.class) && !/\s$/.test(before)
  if (isBehindNumber || /[点分号日月元块斤度年%]$/.test(before)) {
    if (isBefore(after, DAYTIME) || LATER.test(after) || WEEKDAY.test(after)) return '到'
    return next ? betweenNumbers(around, next, isWave) : undefined
  }
  if (SIZE_END.test(before) && SIZE_START.test(after)) return '到'
  if (/[周期][一二三四五六日天1-7]$/.test(before) && WEEKDAY.test(after)) return '到'
  if (!next || dash.length > 1 || isWave)
    return /\p{Script=Han}$/u.test(before) && /^\p{Script=Han}/u.test(after) ? '，' : undefined
  if (/[\p{L}\p{N}]$/u.test(before) && !/\p{Script=Han}$/u.test(before)) return undefined
  const isAlone = before.trim() === '' && after.slice(next[0].length).trim() === ''
  return isAlone ? '减' : '负'
}

function betweenNumbers({ before, after, previous }: Around, next: RegExpExecArray, isWave: boolean): string {
  const behind = after.slice(next[0].length)
  const high = Number(next[1])
  const low = lowEnd(previous, behind)
  const head = before.replace(/[\d.]+$/, '')
  if (/^\s?(?:=|等于|是多少|得|的?券)/.test(behind)) return '减'
  if (isBehind(head, MINUS) || /满\d+$/.test(before)) return '减'
  if (isWave) return '到'
  const isChain = /^[-—]\d/.test(behind) || /\d[-—]\d+(?:\.\d+)?$/.test(before)
  if (isChain) return '，'
  const isTime = previous?.class === 'time' || /^\s?\d{1,2}[:：]\d\d/.test(after)
  if (isTime || previous?.class === 'year' || previous?.class === 'date') return '到'
  const arePoints = low <= MOST_POINTS && high <= MOST_POINTS
  if (arePoints && (isBehind(head, SCORE.before) || isBefore(behind, SCORE.after))) return '比'
  const isBody = low >= 140 && low <= 200 && high <= 260
  if (
    isBody &&
    (high < 100 || isBefore(behind, BODY_WEIGHTS)) &&
    (high < low || isBefore(behind, BODY.after))
  )
    return '，'
  if (low === 0 && high <= MOST_GOALS && behind.trim() === '') return '比'
  if (low < high || Number.isNaN(low)) return '到'
  if (/^[wWkK万千元块]/.test(behind) && previous?.class !== 'measure') return '到'
  if (low === high) return isCounted(behind) || isBefore(behind, DATE.after) ? '到' : '比'
  return low <= MOST_GOALS && arePoints ? '比' : '，'
}

const BODY_WEIGHTS = ['斤', '公斤', 'kg', 'KG', 'Kg', '穿', '选', '拍']

/** The number before the dash, as written if one unit follows both numbers. */
function lowEnd(previous: Around['previous'], behind: string): number {
  const unit = /[A-Za-z%]+$/.exec(previous?.text ?? '')?.[0]
  if (unit && behind.startsWith(unit)) return Number.parseFloat(previous?.text ?? '')
  return Number(previous?.value ?? Number.NaN)
}
