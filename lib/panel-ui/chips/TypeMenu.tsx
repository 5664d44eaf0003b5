import { Eye, EyeOff, Volume2, VolumeX } from 'lucide'
import type { RefObject } from 'preact'
import { useState } from 'preact/hooks'
import { formatNumber } from '../../i18n/format.ts'
import { i18n } from '../../i18n/i18n.ts'
import { kindLabel } from '../../i18n/kinds.ts'
import type { EventType } from '../../model/events.ts'
import { withRow } from '../../settings/change/change.ts'
import { soloOf } from '../../settings/change/solo.ts'
import { isSayable } from '../../speech/asked.ts'
import { Icon } from '../../ui/parts/Icon.tsx'
import { kindIcon } from '../../ui/parts/kind-icons.ts'
import { usePanel } from '../context.tsx'
import { useShownTypes } from './use-shown-types.ts'
import { useSoloSpeech } from './use-solo-speech.ts'

interface TypeMenuProps {
  types: readonly EventType[]
  /** The button below which it opens. */
  under: RefObject<HTMLElement | null>
}

/** All types with their counts. The browser closes it on Escape or a click elsewhere. */
export function TypeMenu({ types, under }: TypeMenuProps) {
  const [open, setOpen] = useState(false)
  return (
    <div
      id="type-menu"
      class="type-menu"
      popover="auto"
      role="dialog"
      aria-label={i18n.t('chips.types')}
      onBeforeToggle={event => {
        const { bottom = 0 } = under.current?.getBoundingClientRect() ?? {}
        event.currentTarget.style.setProperty('--top', `${bottom + 2}px`)
      }}
      onToggle={event => setOpen(event.newState === 'open')}
    >
      {open && (
        <>
          <p class="why">{i18n.t('chips.how')}</p>
          <ul>
            {types.map(type => (
              <TypeLine key={type} type={type} />
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

/** The name shows the type alone; the eye shows it, the speaker reads it, with Alt it alone. */
function TypeLine({ type }: { type: EventType }) {
  const { feedView, settings, shown } = usePanel()
  const { solo, isShown, toggle } = useShownTypes()
  const speech = useSoloSpeech()
  const label = kindLabel(type)
  const count = shown.room.value?.totals.events[type] ?? 0
  const { speak } = settings.current.value.speech.types[type]
  const isRead = speech.solo ? speech.solo === soloOf(type) : speak
  return (
    <li>
      <button
        type="button"
        class="type-solo"
        aria-label={i18n.t('chips.showOnly', [label])}
        aria-pressed={solo.size === 1 && solo.has(type)}
        title={i18n.t('chips.showOnly', [label])}
        data-count={count > 0 ? formatNumber(count) : undefined}
        onClick={() => feedView.soloType(type)}
      >
        <Icon node={kindIcon(type)} />
        {label}
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={i18n.t('settings.showType', [label])}
        aria-pressed={isShown(type)}
        title={i18n.t('settings.showType', [label])}
        onClick={event => (event.altKey ? feedView.soloType(type) : toggle(type))}
      >
        <Icon node={isShown(type) ? Eye : EyeOff} />
      </button>
      {isSayable(type) && (
        <button
          type="button"
          class="icon-button"
          aria-label={i18n.t('settings.speakType', [label])}
          aria-pressed={isRead}
          title={i18n.t('settings.speakType', [label])}
          onClick={event => {
            if (event.altKey || speech.solo) speech.toggle(soloOf(type))
            else settings.change(all => withRow(all, type, { speak: !speak }))
          }}
        >
          <Icon node={isRead ? Volume2 : VolumeX} />
        </button>
      )}
    </li>
  )
}
