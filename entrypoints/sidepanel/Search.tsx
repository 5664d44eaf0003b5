import { Search as SearchIcon, X } from 'lucide'
import { useRef } from 'preact/hooks'
import { i18n } from '#i18n'
import { usePanel } from './context.ts'
import { Icon } from './Icon.tsx'

/** Finds as one types; Escape or the cross clears. */
export function Search() {
  const { state } = usePanel()
  const input = useRef<HTMLInputElement>(null)
  const clear = () => {
    state.search('')
    input.current?.focus()
  }
  return (
    <div class="search">
      <Icon node={SearchIcon} />
      <input
        ref={input}
        type="search"
        autocomplete="off"
        spellcheck={false}
        aria-label={i18n.t('filter.search')}
        placeholder={i18n.t('filter.search')}
        value={state.query.value}
        onInput={event => state.search(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key === 'Escape' && !event.isComposing) clear()
        }}
      />
      {state.query.value !== '' && (
        <button type="button" class="hide" aria-label={i18n.t('filter.clear')} onClick={clear}>
          <Icon node={X} />
        </button>
      )}
    </div>
  )
}
