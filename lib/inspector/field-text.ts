import type { RawField } from '../model/events.ts'

/** Protobuf's names. */
export const WIRE_NAMES: Readonly<Record<number, string>> = {
  0: 'varint',
  1: 'fixed64',
  2: 'bytes',
  5: 'fixed32',
}

/** Indented text, one field per line: `3 bytes "你好"`. */
export function fieldText(fields: readonly RawField[], indent = ''): string {
  return fields
    .map(({ field, wire, value, cutFrom }) => {
      const head = `${indent}${field} ${WIRE_NAMES[wire] ?? wire}`
      if (Array.isArray(value)) return `${head} {\n${fieldText(value, `${indent}  `)}\n${indent}}`
      const text = wire === 2 && !value.startsWith('0x') ? JSON.stringify(value) : value
      return `${head} ${text}${cutFrom === undefined ? '' : ` … (${cutFrom} bytes)`}`
    })
    .join('\n')
}
