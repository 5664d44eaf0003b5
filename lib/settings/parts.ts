import * as v from 'valibot'

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

/** Several values by name, each with its default. A name that is not known is passed over, or told where it is strict. */
export function group<const E extends v.ObjectEntries>(mode: Mode, entries: E) {
  const whole = mode === 'strict' ? v.strictObject(entries) : v.object(entries)
  const defaults = v.getDefaults(whole)
  const optional = v.optional(whole, defaults as v.InferInput<typeof whole>)
  return mode === 'mend' ? v.fallback(optional, v.parse(whole, {})) : optional
}

/** Things under names of their own; mended, what is wrong in one of them costs none of the others. */
export function record<const S extends v.GenericSchema>(mode: Mode, most: number, item: S) {
  const strict = v.record(text(most), item)
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
