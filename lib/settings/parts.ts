import * as v from 'valibot'
import { isObject } from '../model/json.ts'

/**
 * Building blocks of the settings' schema. One description serves two readers: what lies in the storage is read with
 * `mend`, where anything wrong or missing gets its default and nothing throws; a file from elsewhere is read
 * strictly, where anything wrong is told with its place. What is missing gets its default in both.
 */
export type Mode = 'mend' | 'strict'

/** One value with its default. */
export function value<const S extends v.GenericSchema>(mode: Mode, schema: S, otherwise: v.InferOutput<S>) {
  const optional = v.optional(schema, otherwise as v.InferInput<S>)
  return mode === 'mend' ? v.fallback(optional, otherwise) : optional
}

/** Several values by name, each with its default. */
export function group<const E extends v.ObjectEntries>(mode: Mode, entries: E) {
  const schema = object(mode, entries)
  const optional = v.optional(schema, {} as v.InferInput<typeof schema>)
  return mode === 'mend' ? v.fallback(optional, v.parse(schema, {})) : optional
}

/** Several values by name. A name that is not known is passed over, or told where it is strict. */
export function object<const E extends v.ObjectEntries>(mode: Mode, entries: E) {
  const schema = mode === 'strict' ? v.strictObject(entries) : v.object(entries)
  return v.pipe(noList<v.InferInput<typeof schema>>(), schema)
}

/** What is in JSON an object. The library takes a list for one that lacks every name. */
function noList<T>() {
  return { ...v.custom<T>(isObject), expects: 'Object' }
}

/** Names that every object seems to have, and that the library passes over in silence. */
const NO_NAMES: readonly string[] = ['__proto__', 'constructor', 'prototype']

/** Things under names of their own; mended, what is wrong in one of them costs none of the others. */
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

/** A list of at most so many; mended, what is wrong or too much in it is left out. */
export function list<const S extends v.GenericSchema>(mode: Mode, most: number, item: S) {
  const strict = v.pipe(v.array(item), v.maxLength(most))
  const mending = v.pipe(
    v.array(v.unknown()),
    v.transform(all => v.parse(strict, all.filter(of => v.is(item, of)).slice(0, most))),
  )
  return value(mode, mode === 'mend' ? mending : strict, [])
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
