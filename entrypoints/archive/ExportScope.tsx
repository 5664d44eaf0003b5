import { useEffect, useState } from 'preact/hooks'
import type { Selection } from '../../lib/archive/scan.ts'
import type { Range } from '../../lib/archive/state.ts'
import { formatTime, formatWhole } from '../../lib/i18n/format.ts'
import { i18n } from '../../lib/i18n/i18n.ts'
import { kindLabel } from '../../lib/i18n/kinds.ts'
import type { EventType } from '../../lib/model/events.ts'
import { isAbort } from '../../lib/model/fault.ts'
import { showable } from '../../lib/model/showable.ts'
import { useHistory } from './context.ts'

const QUERY_LIMIT = 80

interface ScopeProps {
  /** The filter and the part of the time that the page shows now. */
  query: string
  range: Range | null
  all: boolean
  onAll: (all: boolean) => void
}

/** What the page shows now, or everything; without a filter there is no choice. */
export function Scope({ query, range, all, onAll }: ScopeProps) {
  const words = [
    ...(query.trim() === '' ? [] : [showable(query, QUERY_LIMIT)]),
    ...(range ? [`${formatTime(range.from)} – ${formatTime(range.to)}`] : []),
  ].join(' · ')
  if (words === '') return null
  return (
    <fieldset class="export-choice">
      <legend>{i18n.t('export.scope')}</legend>
      <label>
        <input type="radio" name="scope" checked={!all} onChange={() => onAll(false)} />
        <span>
          {i18n.t('export.filtered')} <bdi>{words}</bdi>
        </span>
      </label>
      <label>
        <input type="radio" name="scope" checked={all} onChange={() => onAll(true)} />
        <span>{i18n.t('export.all')}</span>
      </label>
    </fieldset>
  )
}

interface TypesProps {
  types: readonly (readonly [EventType, number])[]
  /** Those that are left out. */
  left: ReadonlySet<EventType>
  onLeft: (left: ReadonlySet<EventType>) => void
}

/** The types to export, with their numbers of messages. */
export function Types({ types, left, onLeft }: TypesProps) {
  const isWhole = left.size === 0
  return (
    <fieldset class="export-choice types">
      <legend>{i18n.t('export.types')}</legend>
      <label>
        <input
          type="checkbox"
          checked={isWhole}
          onChange={() => onLeft(new Set(isWhole ? types.map(([type]) => type) : []))}
        />
        <b>{i18n.t('export.allTypes')}</b>
      </label>
      {types.map(([type, count]) => (
        <label key={type}>
          <input
            type="checkbox"
            checked={!left.has(type)}
            onChange={({ currentTarget }) => {
              const others = [...left].filter(one => one !== type)
              onLeft(new Set(currentTarget.checked ? others : [...others, type]))
            }}
          />
          <span>
            {kindLabel(type)} <small>{formatWhole(count)}</small>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

interface RowCountProps {
  selection: Selection
  /** Whether each of a gift combo is one. */
  steps: boolean
  /** The count waits: it would read the session beside the export. */
  isSaving: boolean
}

const UNCOUNTED = { count: 0, done: false }

/** How many messages will be saved, counted meanwhile. */
export function RowCount({ selection, steps, isSaving }: RowCountProps) {
  const { ask } = useHistory()
  const [{ count, done }, setCounted] = useState(UNCOUNTED)
  useEffect(() => setCounted(UNCOUNTED), [selection, steps])
  useEffect(() => {
    if (isSaving || done) return
    const control = new AbortController()
    ask(
      'find',
      { ...selection, limit: 0, counting: true, steps },
      { signal: control.signal, onPart: ({ count }) => setCounted({ count, done: false }) },
    ).then(
      ({ count }) => setCounted({ count, done: true }),
      reason => {
        // What cannot be read is told by the preview.
        if (!isAbort(reason)) setCounted({ count: 0, done: true })
      },
    )
    return () => control.abort()
  }, [ask, selection, steps, isSaving, done])
  return (
    <p class="row-count" role="status" aria-busy={!done}>
      {i18n.t(done ? 'export.rows' : 'export.counting', count, [formatWhole(count)])}
    </p>
  )
}
