import type { RefObject } from 'preact'
import { useLayoutEffect } from 'preact/hooks'
import { foundIn, type Term } from '../../filter/found.ts'

/** Names of the highlights in the styles. */
const FOUND = 'found'
const BY_PINYIN = 'found-pinyin'
/** Of a very long list only the first texts are marked: each draw looks at them again. */
const MOST_TEXTS = 4_000

/**
 * Marks what the search found in the drawn rows. The browser paints the marks over the text as it stands, so that rows
 * know nothing of them.
 */
export function useFoundMarks(holder: RefObject<HTMLElement | null>, terms: readonly Term[]): void {
  useLayoutEffect(() => {
    if (terms.length === 0 || !holder.current || !('highlights' in CSS)) return undefined
    const { found, pinyin } = rangesIn(holder.current, terms)
    CSS.highlights.set(FOUND, new Highlight(...found))
    CSS.highlights.set(BY_PINYIN, new Highlight(...pinyin))
    return () => {
      for (const name of [FOUND, BY_PINYIN]) CSS.highlights.delete(name)
    }
  })
}

function rangesIn(root: HTMLElement, terms: readonly Term[]): { found: Range[]; pinyin: Range[] } {
  const found: Range[] = []
  const pinyin: Range[] = []
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  let looked = 0
  for (let node = walk.nextNode(); node && looked++ < MOST_TEXTS; node = walk.nextNode()) {
    const parent = node.parentElement
    if (!parent?.closest('.words')) continue
    for (const { from, to, pinyin: isPinyin } of foundIn(
      node.nodeValue ?? '',
      terms,
      parent.matches('.name'),
    )) {
      const range = new Range()
      range.setStart(node, from)
      range.setEnd(node, to)
      ;(isPinyin ? pinyin : found).push(range)
    }
  }
  return { found, pinyin }
}
