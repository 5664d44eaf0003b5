import { CircleHelp, Search as SearchIcon, X } from 'lucide'
import { useRef } from 'preact/hooks'
import { i18n } from '#i18n'
import { usePanel } from '../../ui/context.ts'
import { FilterInput } from '../../ui/filter/FilterInput.tsx'
import { Icon } from '../../ui/parts/Icon.tsx'

/** Finds as one types, words or a filter; Escape or the cross clears. */
export function Search() {
  const { state } = usePanel()
  const box = useRef<HTMLDivElement>(null)
  const clear = () => {
    state.search('')
    box.current?.querySelector('input')?.focus()
  }
  return (
    <div ref={box} class="search">
      <Icon node={SearchIcon} />
      <FilterInput
        label={i18n.t('filter.search')}
        placeholder={i18n.t('filter.search')}
        value={state.query.value}
        error={state.queryError.value}
        onChange={text => state.search(text)}
        onEscape={clear}
      />
      {state.query.value !== '' && (
        <button type="button" class="hide" aria-label={i18n.t('filter.clear')} onClick={clear}>
          <Icon node={X} />
        </button>
      )}
      <button
        type="button"
        class="hide"
        aria-label={i18n.t('filter.help')}
        title={i18n.t('filter.help')}
        onClick={() => {
          state.sheet.value = { kind: 'filter-help' }
        }}
      >
        <Icon node={CircleHelp} />
      </button>
    </div>
  )
}
