import { formatBytes } from '../../i18n/format.ts'
import { i18n } from '../../i18n/i18n.ts'
import { WIRE_NAMES } from '../../inspector/field-text.ts'
import type { RawField } from '../../model/events.ts'
import { showable } from '../../model/showable.ts'

/** Deeper fields are collapsed at first. */
const OPEN_DEPTH = 2
/** Longest value shown; copying gives all of it. */
const VALUE_LIMIT = 400

/** Fields of a message without a schema, as a tree. */
export function FieldTree({ fields, depth = 0 }: { fields: readonly RawField[]; depth?: number }) {
  return (
    <ul class="tree">
      {fields.map((field, at) => (
        <li key={at}>
          {Array.isArray(field.value) ? (
            <details open={depth < OPEN_DEPTH}>
              <summary>
                <Tag field={field} />{' '}
                <span class="quiet">
                  {i18n.t('inspector.nested', field.value.length, [field.value.length])}
                </span>
              </summary>
              <FieldTree fields={field.value} depth={depth + 1} />
            </details>
          ) : (
            <Leaf field={field} value={field.value} />
          )}
        </li>
      ))}
    </ul>
  )
}

function Leaf({ field, value }: { field: RawField; value: string }) {
  const isText = field.wire === 2 && !value.startsWith('0x')
  return (
    <>
      <Tag field={field} /> <bdi class={isText ? 'value text' : 'value'}>{showable(value, VALUE_LIMIT)}</bdi>
      {field.cutFrom !== undefined && <span class="quiet"> {formatBytes(field.cutFrom)}</span>}
    </>
  )
}

function Tag({ field: { field, wire } }: { field: RawField }) {
  return (
    <>
      <b class="number">{field}</b> <small class="quiet">{WIRE_NAMES[wire] ?? wire}</small>
    </>
  )
}
