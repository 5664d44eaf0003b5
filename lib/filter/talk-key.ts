import { sameTextKey } from '../model/same-text.ts'
import { isQuestion } from './asks/asks.ts'
import { foldCase } from './fold-case.ts'

/** An advert changes codes, numbers and marks from account to account. */
const CHANGING = /[^\p{Script=Han}]+/gu
/** This many Chinese characters in the same order are copied, not typed. */
const COPIED = 14
/** Enough with a number to write to, or a call to do so. */
const COPIED_CALL = 6
const CALL =
  /\d{5}|[a-z]+\d{3}|\d{3}[a-z]|加我|加[vV微薇威扣]|[vV]x|私信|私聊|领取|进群|加群|兼职|刷单|代练|低价|出号|主页|福利群|联系我/iu

/**
 * Gathers chats in the feed, speech queue and board of questions. Equal words share a key, as does an advert with
 * changing numbers. A question is no advert: its number is its subject.
 * @returns empty only for an empty text
 */
export function talkKey(text: string): string {
  const same = sameTextKey(text)
  if (!/[\da-z]/i.test(same)) return same
  const words = text.normalize('NFKC').replace(CHANGING, '')
  const isCopied = words.length >= COPIED || (words.length >= COPIED_CALL && CALL.test(text))
  return isCopied && !isQuestion(foldCase(text)) ? `≈ ${words}` : same
}
