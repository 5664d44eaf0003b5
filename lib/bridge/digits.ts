/** What JSON can hold, with `bigint` for numbers that a double would round. */
export type Json =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly Json[]
  | { readonly [key: string]: Json }

/** JSON text with every `bigint` as its digits: `JSON.stringify` refuses them, and a double keeps 53 bits only. */
export function toJson(value: Json): string {
  if (typeof value === 'bigint') return value.toString()
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (isList(value)) return `[${value.map(toJson).join(',')}]`
  const parts = Object.entries(value).map(([key, part]) => `${JSON.stringify(key)}:${toJson(part)}`)
  return `{${parts.join(',')}}`
}

/**
 * A decimal string as a signed 64-bit number, which is what C# and Java read. The highest bit of a pseudonym's id is
 * dropped; other text is 0.
 */
export function toLong(decimal: string | undefined): bigint {
  return decimal && /^\d{1,20}$/.test(decimal) ? BigInt.asUintN(63, BigInt(decimal)) : 0n
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value)
}
