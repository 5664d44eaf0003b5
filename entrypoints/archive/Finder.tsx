import { Search, X } from 'lucide'
import { useEffect, useRef, useState } from 'preact/hooks'
import { knownOf } from '../../lib/archive/known.ts'
import { parseFilter } from '../../lib/filter/parse.ts'
import { i18n } from '../../lib/i18n/i18n.ts'
import { FilterInput } from '../../lib/ui/filter/FilterInput.tsx'
import { Icon } from '../../lib/ui/parts/Icon.tsx'
import { useHistory } from './context.ts'

/** After the last key: each search reads from the disk. */
const AFTER_MS = 150

/** Escape or the cross clears it. */
export function Finder({ label }: { label: string }) {
  const { state } = useHistory()
  const box = useRef<HTMLElement>(null)
  const [typed, setTyped] = useState(state.query.value)
  const parsed = parseFilter(typed)
  useEffect(() => setTyped(state.query.value), [state.query.value])
  useEffect(() => {
    if (!parsed.ok || typed === state.query.peek()) return
    const timer = setTimeout(() => void state.search(typed), AFTER_MS)
    return () => clearTimeout(timer)
  }, [typed, state])
  const clear = () => {
    setTyped('')
    void state.search('')
    box.current?.querySelector('input')?.focus()
  }
  return (
    <search ref={box} class="search">
      <Icon node={Search} />
      <FilterInput
        label={label}
        placeholder={label}
        value={typed}
        error={parsed.ok ? null : parsed.error}
        onChange={setTyped}
        onEscape={clear}
        known={() => knownOf(state.open.peek(), state.found.peek().hits)}
      />
      {typed !== '' && (
        <button type="button" class="hide" aria-label={i18n.t('filter.clear')} onClick={clear}>
          <Icon node={X} />
        </button>
      )}
    </search>
  )
}
