import type { Row } from '../../lib/panel/feed.ts'

/** The height of a row of one line, in CSS pixels; the styles say so too. */
export const LEAST_HEIGHT = 28
const GIFT_HEIGHT = 36
const BATTLE_HEIGHT = 72
const PRODUCT_HEIGHT = 52
const LOTTERY_HEIGHT = 56
const LINE_HEIGHT = 20
const MOST_LINES = 8
/** What avatar and margins take of the width. */
const BESIDE_TEXT = 54
/** The width of a Han character. */
const CHARACTER = 13

/** A guess at a row's height before it has been drawn. Good guesses keep the scroll bar calm. */
export function estimateHeight(row: Row | undefined, width: number): number {
  if (!row) return LEAST_HEIGHT
  const { event } = row
  if (event.type === 'gift') return GIFT_HEIGHT
  if (event.type === 'battle' && event.sides.some(({ score }) => score)) return BATTLE_HEIGHT
  if (event.type === 'product' && event.products.some(({ title }) => title)) return PRODUCT_HEIGHT
  if (event.type === 'lottery' && event.action === 'open') return LOTTERY_HEIGHT
  if (event.type !== 'chat' && event.type !== 'superchat') return LEAST_HEIGHT
  const perLine = Math.max(8, Math.floor((width - BESIDE_TEXT) / CHARACTER))
  const length = event.text.length + (event.user?.nickname.length ?? 0) + 4
  const lines = Math.min(MOST_LINES, Math.max(1, Math.ceil(length / perLine)))
  return LEAST_HEIGHT + (lines - 1) * LINE_HEIGHT
}
