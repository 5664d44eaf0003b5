import type { Row } from '../feed/row.ts'
import { tierOf } from '../model/gift-tier.ts'
import { isWritten } from '../model/talk.ts'
import { leastHeight, type RowLook } from '../panel/look.ts'

const GIFT_FRAME = 8
/** The two largest tiers have two lines and this around them; the last has buttons below. */
const LARGE_FRAMES: readonly number[] = [12, 50]
const BATTLE_FRAME = 44
const PRODUCT_FRAME = 24
const LOTTERY_FRAME = 28
const MOST_LINES = 8
/** Width of the margins, and of the avatar in lines of text. */
const MARGINS = 32
const AVATAR_LINES = 1.1

/** Estimates a row's height before it is drawn, in CSS pixels. Good estimates keep the scroll bar calm. */
export function estimateHeight(row: Row | undefined, width: number, look: RowLook): number {
  const least = leastHeight(look)
  if (!row) return least
  const { event } = row
  if (event.type === 'gift') return giftHeight(row, least, look)
  if (event.type === 'battle' && event.sides.some(({ score }) => score)) return least + BATTLE_FRAME
  if (event.type === 'product' && event.products.some(({ title }) => title)) return least + PRODUCT_FRAME
  if (event.type === 'lottery' && event.action === 'open') return least + LOTTERY_FRAME
  if (!isWritten(event)) return least
  // A Han character is as wide as it is high.
  const perLine = Math.max(8, Math.floor((width - MARGINS - AVATAR_LINES * look.line) / look.size))
  const length = event.text.length + (event.user?.nickname.length ?? 0) + 4
  const lines = Math.min(MOST_LINES, Math.max(1, Math.ceil(length / perLine)))
  return least + (lines - 1) * look.line
}

function giftHeight({ diamonds, fold }: Row, least: number, { line, padding, steps }: RowLook): number {
  const tier = fold ? 0 : tierOf(diamonds, steps)
  const frame = LARGE_FRAMES[tier - 4]
  if (frame !== undefined) return 2 * line + 2 * padding + frame
  return tier < 2 ? least : least + GIFT_FRAME
}
