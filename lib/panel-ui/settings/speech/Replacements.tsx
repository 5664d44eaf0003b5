import { Plus, Regex, Trash2 } from 'lucide'
import { useState } from 'preact/hooks'
import { i18n } from '../../../i18n/i18n.ts'
import { MOST_REPLACEMENTS, type SpeechSettings } from '../../../settings/schema/speech.ts'
import { type ReplacementError, replacementError } from '../../../speech/text/replacements.ts'
import { Icon } from '../../../ui/parts/Icon.tsx'
import { IconButton } from '../../../ui/parts/IconButton.tsx'

type Replacement = SpeechSettings['text']['replacements'][number]

const NEW: Replacement = { from: '', to: '', pattern: false }

interface ReplacementsProps {
  rows: readonly Replacement[]
  onChange: (rows: Replacement[]) => void
}

/** Replacements before speech, row by row; an invalid row says why. */
export function Replacements({ rows, onChange }: ReplacementsProps) {
  return (
    <div class="fields">
      <h3>{i18n.t('replace.title')}</h3>
      <p class="aside">{i18n.t('replace.hint')}</p>
      {rows.length > 0 && (
        <ol class="replacements">
          {rows.map((row, at) => (
            <ReplacementRow
              // A row has no other key than its place.
              key={at}
              row={row}
              at={at}
              onChange={changed => onChange(rows.with(at, changed))}
              onRemove={() => onChange(rows.toSpliced(at, 1))}
            />
          ))}
        </ol>
      )}
      <button
        type="button"
        class="secondary"
        disabled={rows.length >= MOST_REPLACEMENTS}
        onClick={() => onChange([...rows, NEW])}
      >
        <Icon node={Plus} />
        {i18n.t('replace.add')}
      </button>
    </div>
  )
}

interface RowProps {
  row: Replacement
  at: number
  onChange: (row: Replacement) => void
  onRemove: () => void
}

function ReplacementRow({ row, at, onChange, onRemove }: RowProps) {
  // A new row is not reported before something is typed.
  const [touched, setTouched] = useState(false)
  const error = touched || row.from !== '' ? replacementError(row) : undefined
  const number = String(at + 1)
  const change = (part: Partial<Replacement>) => {
    setTouched(true)
    onChange({ ...row, ...part })
  }
  return (
    <li>
      <div class="replacement">
        <input
          type="text"
          maxLength={200}
          spellcheck={false}
          autocomplete="off"
          aria-label={i18n.t('replace.from', [number])}
          placeholder={i18n.t('replace.fromHint')}
          aria-invalid={error !== undefined}
          value={row.from}
          onInput={event => change({ from: event.currentTarget.value })}
        />
        <span aria-hidden="true">→</span>
        <input
          type="text"
          maxLength={200}
          autocomplete="off"
          aria-label={i18n.t('replace.to', [number])}
          placeholder={i18n.t('replace.toHint')}
          value={row.to}
          onInput={event => change({ to: event.currentTarget.value })}
        />
        <button
          type="button"
          class="icon-button"
          aria-pressed={row.pattern}
          aria-label={i18n.t('replace.pattern', [number])}
          title={i18n.t('replace.patternHint')}
          onClick={() => change({ pattern: !row.pattern })}
        >
          <Icon node={Regex} />
        </button>
        <IconButton icon={Trash2} label={i18n.t('replace.remove', [number])} onClick={onRemove} />
      </div>
      {error && (
        <p class="fault" role="status">
          {errorWords(error)}
        </p>
      )}
    </li>
  )
}

function errorWords({ problem, piece }: ReplacementError): string {
  switch (problem) {
    case 'empty':
      return i18n.t('replace.empty')
    case 'matches-nothing':
      return i18n.t('replace.matchesNothing')
    case 'group':
      return i18n.t('replace.group')
    case 'pattern':
      return piece ? i18n.t('replace.badPiece', [piece]) : i18n.t('replace.badPattern')
  }
}
