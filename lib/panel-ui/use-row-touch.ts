import { useState } from 'preact/hooks'
import type { Row } from '../feed/row.ts'
import { usePanel } from './context.tsx'
import type { DrawnFeed } from './use-feed-list.ts'

type List = Pick<DrawnFeed, 'scroller' | 'holder' | 'drawn' | 'toStart' | 'toEnd' | 'hold'>

/**
 * What hands do with rows, by pointer and by keyboard. One set of listeners on the list: thirty rows that change twenty
 * times a second carry none.
 *
 * By keyboard the list is one stop. Arrow keys walk through its rows and hold the list still, Enter opens a row's menu,
 * Escape leads back to the list, End to the newest row.
 */
export function useRowTouch({ scroller, holder, drawn, toStart, toEnd, hold }: List) {
  const { sheets } = usePanel()
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
      // Marked text is there to be copied by the browser's own menu.
      if (!element || !row || getSelection()?.isCollapsed === false) return
      event.preventDefault()
      // The key for menus tells no place.
      if (event.button === 2) openMenu(row, event.clientX, event.clientY)
      else openMenuBelow(element)
    },
    onKeyDown: (event: KeyboardEvent) => {
      const row = event.target instanceof HTMLElement && event.target.matches('.row') ? event.target : null
      if (!row && event.target !== scroller.current) return
      if (event.key === 'ArrowUp' || event.key === 'ArrowDown') walk(row, event.key === 'ArrowDown')
      else if (event.key === 'Enter' && row) openMenuBelow(row)
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

/** A menu begins a little right of its row's edge, in CSS pixels. */
const BELOW = 36

/** The last row that is whole in view. */
function lastInView(scroller: HTMLElement | null): HTMLElement | undefined {
  const floor = scroller?.getBoundingClientRect().bottom ?? 0
  return [...(scroller?.querySelectorAll<HTMLElement>('.row') ?? [])].findLast(
    row => row.getBoundingClientRect().bottom <= floor + 1,
  )
}
