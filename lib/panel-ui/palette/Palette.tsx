import { useId, useState } from 'preact/hooks'
import { i18n } from '../../i18n/i18n.ts'
import { reach } from '../../settings-page/reach.ts'
import { Option } from '../../ui/parts/Option.tsx'
import { useModal } from '../../ui/parts/use-modal.ts'
import { usePanel } from '../context.tsx'
import { type Item, useReachable } from './use-reachable.ts'

/** More would only scroll: typing is quicker. */
const LISTED = 50

/** Every command, view, room, person and setting by name. Arrow keys choose, Enter goes, Escape closes. */
export function Palette() {
  const { sheets } = usePanel()
  const id = useId()
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const all = useReachable()
  const found = reach(all, typed).slice(0, LISTED)
  const close = () => {
    sheets.palette.value = false
  }
  const modal = useModal(close)
  const go = (item: Item | undefined) => {
    // Gives the focus back, which what is chosen may move.
    modal.ref.current?.close()
    close()
    item?.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return
    const to = { ArrowDown: active + 1, ArrowUp: active - 1 }[event.key]
    if (to !== undefined) setActive((to + found.length) % Math.max(1, found.length))
    else if (event.key === 'Enter') go(found[active])
    else return
    event.preventDefault()
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard has Escape
    <dialog
      {...modal}
      class="palette"
      aria-label={i18n.t('palette.title')}
      onClick={event => {
        if (event.target === modal.ref.current) close()
      }}
    >
      <input
        type="text"
        class="find"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        aria-label={i18n.t('palette.title')}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={found[active] ? `${id}-${active}` : undefined}
        placeholder={i18n.t('palette.placeholder')}
        value={typed}
        onInput={event => {
          setTyped(event.currentTarget.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div class="palette-list" role="listbox" id={`${id}-list`} aria-label={i18n.t('palette.title')}>
        {found.map((item, at) => (
          <Option
            key={item.id}
            id={`${id}-${at}`}
            class="palette-item"
            active={at === active}
            onTake={() => go(item)}
          >
            <small>{i18n.t(`palette.${item.group}`)}</small>
            <bdi>{item.name}</bdi>
            <span>{item.hint}</span>
          </Option>
        ))}
      </div>
      <p class="aside" role="status">
        {found.length === 0 && i18n.t('palette.nothing')}
      </p>
    </dialog>
  )
}
