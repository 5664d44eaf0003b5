import { ChevronDown } from 'lucide'
import { useEffect, useRef, useState } from 'preact/hooks'
import { formatNumber } from '../../i18n/format.ts'
import { i18n } from '../../i18n/i18n.ts'
import { kindLabel } from '../../i18n/kinds.ts'
import type { EventType } from '../../model/events.ts'
import { EVENT_TYPES, KINDS } from '../../model/kinds.ts'
import { Icon } from '../../ui/parts/Icon.tsx'
import { usePanel } from '../context.tsx'
import type { Place } from '../Menu.tsx'
import { ChipMenu } from './ChipMenu.tsx'
import { TypeMenu } from './TypeMenu.tsx'
import { useShownTypes } from './use-shown-types.ts'

const CHIPS = EVENT_TYPES.filter(type => KINDS[type].chip)
/** A press this long, in ms, shows only this type. */
const LONG_PRESS = 500

/** A chip per event type with its count; those that do not fit are in the menu behind them, with all others. */
export function Chips() {
  const { shown } = usePanel()
  const [menu, setMenu] = useState<(Place & { type: EventType }) | null>(null)
  const { row, fits } = useFitting()
  const more = useRef<HTMLButtonElement>(null)
  return (
    <fieldset class="chips" aria-label={i18n.t('filter.types')}>
      <div ref={row} class="chip-row">
        {byOccurrence(shown.room.value?.totals.events ?? {}).map((type, at) => (
          <Chip key={type} type={type} isHidden={at >= fits} onMenu={at => setMenu({ ...at, type })} />
        ))}
      </div>
      <button
        ref={more}
        type="button"
        class="chip more-types"
        popovertarget="type-menu"
        aria-haspopup="dialog"
      >
        {i18n.t('chips.types')}
        <Icon node={ChevronDown} />
      </button>
      <TypeMenu types={CHIPS} under={more} />
      {menu && <ChipMenu key={menu.type} type={menu.type} at={menu} onClose={() => setMenu(null)} />}
    </fieldset>
  )
}

/** What the room has comes first: not all fit. */
function byOccurrence(events: Readonly<Record<string, number>>): EventType[] {
  const occurs = (type: EventType) => (events[type] ?? 0) > 0
  return [...CHIPS.filter(occurs), ...CHIPS.filter(type => !occurs(type))]
}

interface ChipProps {
  type: EventType
  isHidden: boolean
  onMenu: (at: Place) => void
}

/** A click shows or hides the type; with Alt, or long, it shows this type alone, and the next time all as before. */
function Chip({ type, isHidden, onMenu }: ChipProps) {
  const { shown, feedView } = usePanel()
  const { isShown, toggle } = useShownTypes()
  const press = useLongPress(() => feedView.soloType(type))
  const count = shown.room.value?.totals.events[type] ?? 0
  return (
    <button
      type="button"
      class="chip"
      aria-pressed={isShown(type)}
      inert={isHidden}
      title={i18n.t('chips.soloHint')}
      {...press.handlers}
      onClick={event => {
        if (press.wasLong()) return
        if (event.altKey) feedView.soloType(type)
        else toggle(type)
      }}
      onContextMenu={event => {
        event.preventDefault()
        // A long press of a finger asks for a menu, too.
        if (press.wasLong()) return
        const { left, bottom } = event.currentTarget.getBoundingClientRect()
        onMenu({ x: left, y: bottom + 2 })
      }}
    >
      {kindLabel(type)}
      {count > 0 && <span class="count"> {formatNumber(count)}</span>}
    </button>
  )
}

/** Tells a long press from a click: `wasLong` is true for the click or menu that ends it. */
function useLongPress(onLong: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const long = useRef(false)
  const end = () => clearTimeout(timer.current)
  useEffect(() => end, [])
  return {
    wasLong: () => long.current,
    handlers: {
      onPointerDown: ({ button }: PointerEvent) => {
        end()
        long.current = false
        if (button !== 0) return
        timer.current = setTimeout(() => {
          long.current = true
          onLong()
        }, LONG_PRESS)
      },
      onPointerUp: end,
      onPointerLeave: end,
      onPointerCancel: end,
      // A key has no press before its click.
      onKeyDown: () => {
        long.current = false
      },
    },
  }
}

/** How many of a row's children fit into its one line. */
function useFitting() {
  const row = useRef<HTMLDivElement>(null)
  const [fits, setFits] = useState(CHIPS.length)
  const measure = () => {
    const chips = [...(row.current?.children ?? [])].filter(child => child instanceof HTMLElement)
    const top = chips[0]?.offsetTop
    const next = chips.findIndex(({ offsetTop }) => offsetTop !== top)
    setFits(next < 0 ? chips.length : next)
  }
  // Counts make chips wider. Told by the browser, whose layout is done then: to ask at each draw would force another.
  useEffect(() => {
    const observer = new ResizeObserver(measure)
    for (const sized of [row.current, ...(row.current?.children ?? [])]) if (sized) observer.observe(sized)
    return () => observer.disconnect()
  }, [])
  return { row, fits }
}
