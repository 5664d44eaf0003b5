import { Search, X } from 'lucide'
import { useEffect, useState } from 'preact/hooks'
import { i18n } from '#i18n'
import { Icon } from '../sidepanel/Icon.tsx'
import { useHistory } from './context.ts'

/** How long after the last key a search begins: each reads from the disk. */
const AFTER_MS = 250

/** A filter, in words or in the filter language. Escape or the cross clears. */
export function Finder({ label }: { label: string }) {
  const { state } = useHistory()
  const [typed, setTyped] = useState(state.query.value)
  useEffect(() => setTyped(state.query.value), [state.query.value])
  useEffect(() => {
    if (typed === state.query.peek()) return
    const timer = setTimeout(() => void state.search(typed), AFTER_MS)
    return () => clearTimeout(timer)
  }, [typed, state])
  const clear = () => {
    setTyped('')
    void state.search('')
  }
  return (
    <search class="search">
      <Icon node={Search} />
      <input
        type="search"
        autocomplete="off"
        spellcheck={false}
        aria-label={label}
        placeholder={label}
        value={typed}
        onInput={event => setTyped(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.isComposing) return
          if (event.key === 'Escape') clear()
          if (event.key === 'Enter') void state.search(typed)
        }}
      />
      {typed !== '' && (
        <button type="button" class="hide" aria-label={i18n.t('filter.clear')} onClick={clear}>
          <Icon node={X} />
        </button>
      )}
    </search>
  )
}
