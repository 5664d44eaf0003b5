import { formatNumber } from '../../i18n/format.ts'
import { i18n } from '../../i18n/i18n.ts'
import { showable } from '../../model/showable.ts'

/** Longer lists and texts are cut; copying gives all. */
const MOST_ITEMS = 100
const MOST_TEXT = 500
const OPEN_LEVELS = 2

/** Plain data as a tree. Texts are made safe and cut. */
export function JsonTree({ value }: { value: unknown }) {
  return (
    <div class="json">
      <Node value={value} level={0} />
    </div>
  )
}

function Node({ name, value, level }: { name?: string; value: unknown; level: number }) {
  if (typeof value !== 'object' || value === null) {
    return (
      <div class="json-leaf">
        <Name name={name} />
        <Leaf value={value} />
      </div>
    )
  }
  const parts = Object.entries(value)
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  return (
    <details open={level < OPEN_LEVELS}>
      <summary>
        <Name name={name} />
        <span class="json-size">
          {open}
          {formatNumber(parts.length)}
          {close}
        </span>
      </summary>
      {parts.slice(0, MOST_ITEMS).map(([key, part]) => (
        <Node key={key} name={key} value={part} level={level + 1} />
      ))}
      {parts.length > MOST_ITEMS && (
        <p class="quiet">{i18n.t('sheet.more', [formatNumber(parts.length - MOST_ITEMS)])}</p>
      )}
    </details>
  )
}

function Name({ name }: { name: string | undefined }) {
  return name === undefined ? null : <span class="json-name">{showable(name, 80)}: </span>
}

function Leaf({ value }: { value: unknown }) {
  const words = typeof value === 'string' ? JSON.stringify(showable(value, MOST_TEXT)) : String(value)
  return <bdi class={`json-${typeof value}`}>{words}</bdi>
}
