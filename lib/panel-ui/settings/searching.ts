import { createContext, type RefObject } from 'preact'
import { useEffect, useLayoutEffect, useState } from 'preact/hooks'
import { loadOtherWords, type OtherWords } from '../../i18n/other-words.ts'
import { settingsSearch, type Wording } from '../../settings-page/search.ts'

/** What the settings search looks for; empty for nothing. */
export const Searching = createContext('')

/** Matched as a whole; the outermost match wins. */
const UNITS =
  '.field, .role-choice, .number-field, .segments-field, .lines, .voice-picker, .voice-help, tbody tr, .people li, .replacements li, button'
/** Names for a group: they match all of its settings; its hints do if nothing else matches. */
const TITLES = ':scope > summary, :scope > h3, :scope > thead, :scope > .aside'
const MISS = 'data-miss'
const NONE: OtherWords = () => []

/**
 * Shows only matching settings. It reads the names in the drawn page, so that no setting is described twice; names in
 * the other language count too.
 * @param body what is searched
 * @param onFound called after each search with whether anything matched
 */
export function useSettingsSearch(
  body: RefObject<HTMLElement | null>,
  typed: string,
  onFound: (found: boolean) => void,
): void {
  const [others, setOthers] = useState<OtherWords>(() => NONE)
  const searching = typed.trim() !== ''
  useEffect(() => {
    if (searching) void loadOtherWords().then(words => setOthers(() => words))
  }, [searching])
  useLayoutEffect(() => {
    const root = body.current
    const isMeant = settingsSearch(typed)
    if (!root || !isMeant) return
    const look = () => onFound(sift(root, wording => isMeant(inAllLanguages(wording, others))))
    look()
    // Settings appear and vanish as others change.
    const watch = new MutationObserver(look)
    watch.observe(root, { childList: true, subtree: true })
    return () => {
      watch.disconnect()
      for (const missed of root.querySelectorAll(`[${MISS}]`)) missed.removeAttribute(MISS)
    }
  }, [body, typed, onFound, others])
}

function inAllLanguages({ names, hints }: Wording, others: OtherWords): Wording {
  return { names: [...names, ...names.flatMap(others)], hints: [...hints, ...hints.flatMap(others)] }
}

/** Hides what does not match; a heading stays if something below it does. */
function sift(root: HTMLElement, isMeant: (wording: Wording) => boolean): boolean {
  let any = false
  for (const heading of root.querySelectorAll(':scope > h2')) {
    const group: Element[] = []
    for (let next = heading.nextElementSibling; next && !next.matches('h2'); next = next.nextElementSibling) {
      group.push(next)
    }
    const found = siftAll(group, isMeant) || showIf(isMeant(wordingOf(heading)), group)
    any = mark(heading, found) || any
  }
  return any
}

function siftAll(elements: readonly Element[], isMeant: (wording: Wording) => boolean): boolean {
  return elements.map(element => siftOne(element, isMeant)).includes(true)
}

function siftOne(element: Element, isMeant: (wording: Wording) => boolean): boolean {
  if (element.matches('[role="status"]')) return false
  if (element.matches(UNITS)) return mark(element, isMeant(wordingOf(element)))
  const titles = [...element.querySelectorAll(TITLES)]
  const parts = [...element.children].filter(part => !titles.includes(part))
  const wordings = titles.map(wordingOf)
  const found =
    showIf(
      wordings.some(({ names }) => isMeant({ names, hints: [] })),
      parts,
    ) ||
    siftAll(parts, isMeant) ||
    showIf(wordings.some(isMeant), parts)
  return mark(element, found)
}

function showIf(meant: boolean, elements: readonly Element[]): boolean {
  if (!meant) return false
  for (const element of elements) {
    element.removeAttribute(MISS)
    for (const missed of element.querySelectorAll(`[${MISS}]`)) missed.removeAttribute(MISS)
  }
  return true
}

function mark(element: Element, found: boolean): boolean {
  element.toggleAttribute(MISS, !found)
  return found
}

function wordingOf(element: Element): Wording {
  const names: string[] = []
  const hints: string[] = []
  const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const isHint = node.parentElement?.closest('small, .aside') !== null
    ;(isHint ? hints : names).push(node.nodeValue ?? '')
  }
  for (const named of [element, ...element.querySelectorAll('[aria-label]')]) {
    names.push(named.getAttribute('aria-label') ?? '')
  }
  return { names, hints }
}
