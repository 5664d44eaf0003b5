import { CircleHelp, Compass, Search as SearchIcon, X } from 'lucide'
import { useRef } from 'preact/hooks'
import { i18n } from '../../i18n/i18n.ts'
import { FilterInput } from '../../ui/filter/FilterInput.tsx'
import { Icon } from '../../ui/parts/Icon.tsx'
import { usePanel } from '../context.tsx'

/** Filters while typing; Escape or the cross clears. */
export function Search() {
  const { feedView, sheets } = usePanel()
  const box = useRef<HTMLDivElement>(null)
  const clear = () => {
    feedView.search('')
    box.current?.querySelector('input')?.focus()
  }
  return (
    <div ref={box} class="search">
      <Icon node={SearchIcon} />
      <FilterInput
        label={i18n.t('filter.search')}
        placeholder={i18n.t('filter.search')}
        value={feedView.query.value}
        error={feedView.queryError.value}
        onChange={text => feedView.search(text)}
        onEscape={clear}
        known={() => feedView.known()}
      />
      {feedView.query.value !== '' && (
        <button type="button" class="hide" aria-label={i18n.t('filter.clear')} onClick={clear}>
          <Icon node={X} />
        </button>
      )}
      <button
        type="button"
        class="hide"
        aria-label={i18n.t('palette.open')}
        aria-keyshortcuts="Control+K /"
        title={`${i18n.t('palette.open')} (Ctrl+K)`}
        onClick={() => {
          sheets.palette.value = true
        }}
      >
        <Icon node={Compass} />
      </button>
      <button
        type="button"
        class="hide"
        aria-label={i18n.t('filter.help')}
        title={i18n.t('filter.help')}
        onClick={() => {
          sheets.sheet.value = { kind: 'filter-help' }
        }}
      >
        <Icon node={CircleHelp} />
      </button>
    </div>
  )
}
