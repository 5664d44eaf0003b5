import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { i18n } from '#i18n'
import { openProfile } from '../../browser/tabs.ts'
import type { User } from '../../model/events.ts'
import { isSingle } from '../../model/people.ts'
import type { RowMenu as Menu } from '../../panel/sheets.ts'
import type { PersonSettings } from '../../settings/people.ts'
import { settingsOf, withPerson } from '../../settings/person.ts'
import { usePanel } from '../context.tsx'
import { copyJson, copyReplyName, copyText } from './copy.ts'
import { canBeSaid, say } from './say.ts'

/** Distance from the window's edge, in CSS pixels. */
const MARGIN = 6

/** Actions for a row and its person. The browser closes it on Escape or a click elsewhere. */
export function RowMenu({ menu }: { menu: Menu }) {
  const { shown, sheets, send } = usePanel()
  const list = useRef<HTMLDivElement>(null)
  const opener = useRef(document.activeElement)
  useLayoutEffect(() => {
    const element = list.current
    if (!element) return
    element.showPopover()
    const { width, height } = element.getBoundingClientRect()
    element.style.left = `${Math.max(MARGIN, Math.min(menu.x, innerWidth - width - MARGIN))}px`
    element.style.top = `${Math.max(MARGIN, Math.min(menu.y, innerHeight - height - MARGIN))}px`
    itemsOf(element)[0]?.focus()
  }, [menu])
  useEffect(() => {
    const back = opener.current
    // A dialog opened from here keeps the focus.
    return () => {
      if (document.activeElement === document.body && back instanceof HTMLElement)
        back.focus({ preventScroll: true })
    }
  }, [])
  const { row } = menu
  const { user } = row.event
  const { fold } = row
  return (
    <div
      ref={list}
      class="menu"
      popover="auto"
      role="menu"
      tabIndex={-1}
      aria-label={i18n.t('row.menu')}
      onToggle={event => {
        if (event.newState === 'closed') sheets.menu.value = null
      }}
      onKeyDown={walk}
      onClick={() => {
        sheets.menu.value = null
      }}
    >
      {canBeSaid(row) && <Item onChoose={() => say(shown, send, row)}>{i18n.t('row.say')}</Item>}
      <Item onChoose={() => copyText(sheets, row, document.querySelector(`[data-n="${row.n}"]`))}>
        {i18n.t('row.copy')}
      </Item>
      {user && <Item onChoose={() => copyReplyName(sheets, user)}>{i18n.t('row.copyName')}</Item>}
      <Item onChoose={() => copyJson(sheets, row)}>{i18n.t('row.copyJson')}</Item>
      {fold && (
        <Item
          onChoose={() => {
            sheets.sheet.value = { kind: 'fold', row }
          }}
        >
          {i18n.t('row.who')}
        </Item>
      )}
      {user && <PersonItems user={user} />}
      <hr />
      <Item
        onChoose={() => {
          sheets.sheet.value = { kind: 'raw', row }
        }}
      >
        {i18n.t('row.raw')}
      </Item>
    </div>
  )
}

function PersonItems({ user }: { user: User }) {
  const { settings, sheets } = usePanel()
  const { muted, always, highlighted } = settingsOf(settings.current.value.people, user)
  const change = (part: Partial<PersonSettings>) => () => settings.change(all => withPerson(all, user, part))
  const open = (note?: true) => () => {
    sheets.sheet.value = { kind: 'person', user, ...(note ? { note } : {}) }
  }
  const { secUid } = user
  return (
    <>
      <hr />
      <Item onChoose={open()}>{i18n.t('person.card')}</Item>
      {secUid && <Item onChoose={() => openProfile(secUid)}>{i18n.t('person.profile')}</Item>}
      {isSingle(user) && (
        <>
          <Item checked={muted} onChoose={change({ muted: !muted, always: false })}>
            {i18n.t('person.muted')}
          </Item>
          <Item checked={always} onChoose={change({ always: !always, muted: false })}>
            {i18n.t('person.always')}
          </Item>
          <Item checked={highlighted} onChoose={change({ highlighted: !highlighted })}>
            {i18n.t('person.highlighted')}
          </Item>
          <Item onChoose={open(true)}>{i18n.t('person.writeNote')}</Item>
        </>
      )}
    </>
  )
}

interface ItemProps {
  checked?: boolean
  onChoose: () => void
  children: ComponentChildren
}

function Item({ checked, onChoose, children }: ItemProps) {
  const props = { type: 'button', class: 'menu-item', tabIndex: -1, onClick: onChoose } as const
  if (checked === undefined) {
    return (
      <button {...props} role="menuitem">
        {children}
      </button>
    )
  }
  return (
    <button {...props} role="menuitemcheckbox" aria-checked={checked}>
      {children}
    </button>
  )
}

function itemsOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('.menu-item')]
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
