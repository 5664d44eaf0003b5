import { useState } from 'preact/hooks'
import type { Row } from '../feed/row.ts'
import { i18n } from '../i18n/i18n.ts'
import { isSingle } from '../model/people.ts'
import { withPerson } from '../settings/change/person.ts'
import { nameOf } from '../ui/rows/name.ts'
import { usePanel } from './context.tsx'
import { copyText } from './rows/copy.ts'
import { ROW_KEYS } from './rows/row-keys.ts'
import { canBeSaid, say } from './rows/say.ts'
import { useDeed } from './use-deed.ts'
import type { DrawnFeed } from './use-feed-list.ts'

type List = Pick<DrawnFeed, 'scroller' | 'holder' | 'drawn' | 'toStart' | 'toEnd' | 'hold'>

/**
 * Pointer and keyboard on rows, with one set of listeners because rows change twenty times a second.
 *
 * The list is one tab stop. Arrow keys walk through its rows and stop it, Enter opens a row's menu, Escape returns to
 * the list, End goes to the newest row, and the keys of `ROW_KEYS` act on the row.
 */
export function useRowTouch({ scroller, holder, drawn, toStart, toEnd, hold }: List) {
  const { sheets, shown, send, settings } = usePanel()
  const deed = useDeed()
  const [active, setActive] = useState(0)

  const elementOf = (target: EventTarget | null) =>
    target instanceof Element ? target.closest<HTMLElement>('.row') : null
  const rowOf = (element: Element | null) =>
    drawn.find(({ n }) => element?.getAttribute('data-n') === String(n))

  const openMenu = (row: Row, x: number, y: number) => {
    hold()
    sheets.menu.value = { row, x, y }
  }
  const openMenuBelow = (element: Element) => {
    const row = rowOf(element)
    const { left, bottom } = element.getBoundingClientRect()
    if (row) openMenu(row, left + BELOW, bottom)
  }

  const walk = (from: HTMLElement | null, forward: boolean) => {
    const next = from
      ? forward
        ? from.nextElementSibling
        : from.previousElementSibling
      : lastInView(scroller.current)
    if (!(next instanceof HTMLElement) || next.parentElement !== holder.current) return
    hold()
    next.setAttribute('aria-label', next.querySelector('.words')?.textContent ?? '')
    next.focus()
  }

  /** Does what a row's key says. Returns whether it is one. */
  const actByKey = (key: string, element: HTMLElement): boolean => {
    const of = rowOf(element)
    const does = of && ROW_KEYS[key.toLowerCase() as keyof typeof ROW_KEYS]
    if (!of || !does) return false
    const { user } = of.event
    if (does === 'say' && canBeSaid(of)) say(shown, send, of)
    if (does === 'copy' && !of.recalled) copyText(sheets, of, element)
    if (does === 'card' && user) sheets.sheet.value = { kind: 'person', user }
    if (does === 'mute' && user && isSingle(user)) {
      const name = nameOf(user, settings.current.value.people)
      deed(i18n.t('deed.mute', [name]), all => withPerson(all, user, { treatment: 'mute' }))
    }
    return true
  }

  const handlers = {
    onPointerOver: (event: PointerEvent) => setActive(rowOf(elementOf(event.target))?.n ?? 0),
    onPointerLeave: () => setActive(0),
    onFocusIn: (event: FocusEvent) => {
      const row = rowOf(elementOf(event.target))
      if (row) setActive(row.n)
    },
    onClick: (event: MouseEvent) => {
      const isName = event.target instanceof Element && event.target.closest('.name')
      const user = isName && rowOf(elementOf(event.target))?.event.user
      if (user) sheets.sheet.value = { kind: 'person', user }
    },
    onContextMenu: (event: MouseEvent) => {
      const element = elementOf(event.target)
      const row = rowOf(element)
      // Selected text keeps the browser's menu, for copying.
      if (!element || !row || getSelection()?.isCollapsed === false) return
      event.preventDefault()
      // The menu key has no position.
      if (event.button === 2) openMenu(row, event.clientX, event.clientY)
      else openMenuBelow(element)
    },
    onKeyDown: (event: KeyboardEvent) => {
      const row = event.target instanceof HTMLElement && event.target.matches('.row') ? event.target : null
      if (!row && event.target !== scroller.current) return
      if (event.key === 'ArrowUp' || event.key === 'ArrowDown') walk(row, event.key === 'ArrowDown')
      else if (event.key === 'Enter' && row) openMenuBelow(row)
      else if (row && isPlain(event) && actByKey(event.key, row)) event.stopPropagation()
      else if (event.key === 'Escape' && row) scroller.current?.focus({ preventScroll: true })
      else if (event.key === 'Home') toStart()
      else if (event.key === 'End') {
        scroller.current?.focus({ preventScroll: true })
        toEnd()
      } else return
      event.preventDefault()
    },
  }
  return { active, handlers }
}

function isPlain({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return !ctrlKey && !metaKey && !altKey
}

/** Distance of a menu from its row's left edge, in CSS pixels. */
const BELOW = 36

function lastInView(scroller: HTMLElement | null): HTMLElement | undefined {
  const floor = scroller?.getBoundingClientRect().bottom ?? 0
  return [...(scroller?.querySelectorAll<HTMLElement>('.row') ?? [])].findLast(
    row => row.getBoundingClientRect().bottom <= floor + 1,
  )
}
