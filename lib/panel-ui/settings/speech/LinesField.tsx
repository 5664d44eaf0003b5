import { useId } from 'preact/hooks'
import { readWords } from '../../../settings-page/word-list.ts'
import { useTyped } from '../../../ui/parts/use-typed.ts'

interface LinesFieldProps {
  label: string
  hint: string
  lines: readonly string[]
  rows: number
  most: number
  longest: number
  onChange: (lines: string[]) => void
}

/** A list of words, one per line, taken on blur so that typing is not disturbed. */
export function LinesField({ label, hint, lines, rows, most, longest, onChange }: LinesFieldProps) {
  const stored = lines.join('\n')
  const [draft, setDraft] = useTyped(stored)
  const words = useId()
  return (
    <label class="lines">
      <span>{label}</span>
      <textarea
        rows={rows}
        spellcheck={false}
        autocomplete="off"
        aria-describedby={words}
        value={draft}
        onInput={event => setDraft(event.currentTarget.value)}
        onChange={event => onChange(readWords(event.currentTarget.value, most, longest).words)}
      />
      <small id={words}>{hint}</small>
    </label>
  )
}
