import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { i18n } from '#i18n'
import { openProfile } from '../../browser/tabs.ts'
import type { User } from '../../model/events.ts'
import { isSingle } from '../../model/people.ts'
import { showableName } from '../../model/showable.ts'
import type { RowMenu as Menu } from '../../panel/sheets.ts'
import { TREATMENTS } from '../../settings/people.ts'
import { settingsOf, withPerson } from '../../settings/person.ts'
import { usePanel } from '../context.tsx'
import { useGiver, useThanks } from '../gifts/use-thanks.ts'
import { newRule } from '../rules/use-rules.ts'
import { copyJson, copyReplyName, copyText } from './copy.ts'
import { personFilter } from './person-filter.ts'
import { keyOf } from './row-keys.ts'
import { canBeSaid, say } from './say.ts'
import { useTreatment } from './Treatment.tsx'

/** Distance from the window's edge, in CSS pixels. */
const MARGIN = 6

/** Actions for a row and its person. The browser closes it on Escape or a click elsewhere. */
export function RowMenu({ menu }: { menu: Menu }) {
  const { shown, sheets, send, settings } = usePanel()
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
  // What was taken back may be wanted gone for good.
  const isReadable = !row.recalled || settings.current.value.look.recalled
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
      {canBeSaid(row) && (
        <Item keys={keyOf('say')} onChoose={() => say(shown, send, row)}>
          {i18n.t('row.say')}
        </Item>
      )}
      {row.event.type === 'gift' && user && <ThankItem user={user} />}
      {isReadable && (
        <Item
          keys={keyOf('copy')}
          onChoose={() => copyText(sheets, row, document.querySelector(`[data-n="${row.n}"]`))}
        >
          {i18n.t('row.copy')}
        </Item>
      )}
      {user && <Item onChoose={() => copyReplyName(sheets, user)}>{i18n.t('row.copyName')}</Item>}
      {isReadable && <Item onChoose={() => copyJson(sheets, row)}>{i18n.t('row.copyJson')}</Item>}
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
      {isReadable && (
        <>
          <hr />
          <Item
            onChoose={() => {
              sheets.sheet.value = { kind: 'raw', row }
            }}
          >
            {i18n.t('row.raw')}
          </Item>
        </>
      )}
    </div>
  )
}

function ThankItem({ user }: { user: User }) {
  const giver = useGiver(user)
  const { thankAloud } = useThanks()
  return giver ? <Item onChoose={() => thankAloud([giver])}>{i18n.t('gifts.thank')}</Item> : null
}

function PersonItems({ user }: { user: User }) {
  const { settings, sheets, feedView } = usePanel()
  const { highlighted } = settingsOf(settings.current.value.people, user)
  const { treatment, choose } = useTreatment(user)
  const open = (note?: true) => () => {
    sheets.sheet.value = { kind: 'person', user, ...(note ? { note } : {}) }
  }
  const { secUid } = user
  return (
    <>
      <hr />
      {isSingle(user) && (
        // biome-ignore lint/a11y/useSemanticElements: a menu has no fieldset
        <div class="menu-row" role="group" aria-label={i18n.t('person.treatment')}>
          {TREATMENTS.map(value => (
            <Option
              key={value}
              keys={value === 'mute' ? keyOf('mute') : ''}
              checked={treatment === value}
              onChoose={() => choose(value)}
            >
              {i18n.t(`treatment.${value}`)}
            </Option>
          ))}
        </div>
      )}
      <Item keys={keyOf('card')} onChoose={open()}>
        {i18n.t('person.card')}
      </Item>
      <Item onChoose={() => feedView.search(personFilter(user))}>{i18n.t('person.only')}</Item>
      {secUid && <Item onChoose={() => openProfile(secUid)}>{i18n.t('person.profile')}</Item>}
      {isSingle(user) && (
        <>
          <Item
            checked={highlighted}
            onChoose={() => settings.change(all => withPerson(all, user, { highlighted: !highlighted }))}
          >
            {i18n.t('person.highlighted')}
          </Item>
          <Item onChoose={open(true)}>{i18n.t('person.writeNote')}</Item>
        </>
      )}
      <Item
        onChoose={() => {
          const name = showableName(user.nickname, i18n.t('row.nameless'))
          sheets.sheet.value = { kind: 'rule', rule: newRule({ name, filter: personFilter(user) }) }
        }}
      >
        {i18n.t('person.rule')}
      </Item>
    </>
  )
}

interface ItemProps {
  /** Of what can be switched on and off. */
  checked?: boolean
  /** Its key while the row has the focus; empty for none. */
  keys?: string
  onChoose: () => void
  children: ComponentChildren
}

const ITEM = { type: 'button', class: 'menu-item', tabIndex: -1 } as const

function Item({ checked, keys = '', onChoose, children }: ItemProps) {
  const item = { ...ITEM, ...keyProps(keys) }
  if (checked === undefined) {
    return (
      <button {...item} role="menuitem" onClick={onChoose}>
        {children}
      </button>
    )
  }
  return (
    <button {...item} role="menuitemcheckbox" aria-checked={checked} onClick={onChoose}>
      {children}
    </button>
  )
}

/** One of several, of which one is chosen. */
function Option({ checked, keys, onChoose, children }: Required<ItemProps>) {
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
