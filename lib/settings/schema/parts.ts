import * as v from 'valibot'
import { isObject } from '../../model/json.ts'

/**
 * Schema parts. `mend`, for storage: anything wrong gets its default, nothing throws. `strict`, for files: anything
 * wrong is reported with its place. Missing parts get defaults in both.
 */
export type Mode = 'mend' | 'strict'

/** One value with its default. */
export function value<const S extends v.GenericSchema>(mode: Mode, schema: S, otherwise: v.InferOutput<S>) {
  const optional = v.optional(schema, otherwise as v.InferInput<S>)
  return mode === 'mend' ? v.fallback(optional, otherwise) : optional
}

/** By name, each with a default. */
export function group<const E extends v.ObjectEntries>(mode: Mode, entries: E) {
  const schema = object(mode, entries)
  const optional = v.optional(schema, {} as v.InferInput<typeof schema>)
  return mode === 'mend' ? v.fallback(optional, v.parse(schema, {})) : optional
}

/** Unknown names are skipped, or reported if strict. */
export function object<const E extends v.ObjectEntries>(mode: Mode, entries: E) {
  const schema = mode === 'strict' ? v.strictObject(entries) : v.object(entries)
  return v.pipe(noList<v.InferInput<typeof schema>>(), schema)
}

/** The library accepts a list if all names are optional. */
function noList<T>() {
  return { ...v.custom<T>(isObject), expects: 'Object' }
}

/** Inherited; the library skips them. */
const NO_NAMES: readonly string[] = ['__proto__', 'constructor', 'prototype']

/** Free names; mending drops only wrong values. */
export function record<const S extends v.GenericSchema>(mode: Mode, most: number, item: S) {
  const strict = v.pipe(
    noList<Record<string, v.InferInput<S>>>(),
    v.rawCheck(({ dataset, addIssue }) => {
      const input = dataset.value as Record<string, unknown>
      for (const key of NO_NAMES.filter(name => Object.hasOwn(input, name))) {
        const path = { type: 'object', origin: 'key', input, key, value: input[key] } as const
        addIssue({ expected: 'never', path: [path] })
      }
    }),
    v.record(text(most), item),
  )
  const mending = v.pipe(
    v.record(v.string(), v.unknown()),
    v.transform(all => {
      const right = Object.entries(all).filter(([name, of]) => name.length <= most && v.is(item, of))
      return v.parse(strict, Object.fromEntries(right))
    }),
  )
  return value(mode, mode === 'mend' ? mending : strict, {} as v.InferOutput<typeof strict>)
}

/**
 * Mending drops wrong and excess items.
 * @param otherwise if absent
 */
export function list<const S extends v.GenericSchema>(
  mode: Mode,
  most: number,
  item: S,
  otherwise: v.InferInput<S>[] = [],
) {
  const strict = v.pipe(v.array(item), v.maxLength(most))
  const mending = v.pipe(
    v.array(v.unknown()),
    v.transform(all => v.parse(strict, all.filter(of => v.is(item, of)).slice(0, most))),
  )
  return value(mode, mode === 'mend' ? mending : strict, otherwise as v.InferOutput<S>[])
}

/** A number within bounds, both included. */
export function within(least: number, most: number) {
  return v.pipe(v.number(), v.finite(), v.minValue(least), v.maxValue(most))
}

/** A whole number within bounds, both included. */
export function whole(least: number, most: number) {
  return v.pipe(within(least, most), v.integer())
}

/** A text no longer than this, in UTF-16 units. */
export function text(most: number) {
  return v.pipe(v.string(), v.maxLength(most))
}
