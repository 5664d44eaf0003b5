import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'

/** Distance from the window's edge, in CSS pixels. */
const MARGIN = 6

/** Where a menu opens, in CSS pixels of the window. */
export interface Place {
  x: number
  y: number
}

interface MenuProps {
  label: string
  at: Place
  onClose: () => void
  children: ComponentChildren
}

/** A menu at a place. Arrow keys walk through it; the browser closes it on Escape or a click elsewhere. */
export function Menu({ label, at, onClose, children }: MenuProps) {
  const list = useRef<HTMLDivElement>(null)
  const opener = useRef(document.activeElement)
  useLayoutEffect(() => {
    const element = list.current
    if (!element) return
    element.showPopover()
    const { width, height } = element.getBoundingClientRect()
    element.style.left = `${Math.max(MARGIN, Math.min(at.x, innerWidth - width - MARGIN))}px`
    element.style.top = `${Math.max(MARGIN, Math.min(at.y, innerHeight - height - MARGIN))}px`
    itemsOf(element)[0]?.focus()
  }, [at])
  useEffect(() => {
    const back = opener.current
    // A dialog opened from here keeps the focus.
    return () => {
      if (document.activeElement === document.body && back instanceof HTMLElement)
        back.focus({ preventScroll: true })
    }
  }, [])
  return (
    <div
      ref={list}
      class="menu"
      popover="auto"
      role="menu"
      tabIndex={-1}
      aria-label={label}
      onToggle={event => {
        // It comes a task later: then this menu may have gone, and another be open.
        if (event.newState === 'closed' && list.current) onClose()
      }}
      onKeyDown={walk}
      onClick={onClose}
    >
      {children}
    </div>
  )
}

interface MenuItemProps {
  /** Of what can be switched on and off. */
  checked?: boolean
  disabled?: boolean
  /** Its key while the row has the focus; empty for none. */
  keys?: string
  onChoose: () => void
  children: ComponentChildren
}

const ITEM = { type: 'button', class: 'menu-item', tabIndex: -1 } as const

export function MenuItem({ checked, disabled = false, keys = '', onChoose, children }: MenuItemProps) {
  const item = { ...ITEM, ...keyProps(keys), disabled, onClick: onChoose }
  if (checked === undefined) {
    return (
      <button {...item} role="menuitem">
        {children}
      </button>
    )
  }
  return (
    <button {...item} role="menuitemcheckbox" aria-checked={checked}>
      {children}
    </button>
  )
}

/** One of several, of which one is chosen. */
export function MenuOption({ checked, keys = '', onChoose, children }: MenuItemProps) {
  return (
    <button {...ITEM} {...keyProps(keys)} role="menuitemradio" aria-checked={checked} onClick={onChoose}>
      {children}
    </button>
  )
}

/** The key stands beside the words and is no part of the name. */
function keyProps(keys: string) {
  return keys ? { 'data-key': keys, 'aria-keyshortcuts': keys } : {}
}

function itemsOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('.menu-item:not(:disabled)')]
}

function walk(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const items = itemsOf(event.currentTarget)
  const at = items.indexOf(document.activeElement as HTMLElement)
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key]
  if (event.key === 'Tab') event.currentTarget.hidePopover()
  if (to === undefined) return
  event.preventDefault()
  items.at(to % items.length)?.focus()
}
