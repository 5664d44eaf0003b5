import { isObject, ownOf } from '../../model/json.ts'
import { mergedList } from './merged-list.ts'

/**
 * Difference of JSON values, as deep as objects go: changes of different parts do not conflict. A list is one value,
 * and is merged.
 */
export interface Patch {
  /** Undefined: absent. */
  from: unknown
  /** Undefined: absent. */
  to: unknown
  /** Of two objects: the differing parts. */
  parts?: ReadonlyMap<string, Patch>
}

/** Undefined if equal. */
export function patchOf(from: unknown, to: unknown): Patch | undefined {
  if (from === to) return undefined
  if (isObject(from) && isObject(to)) {
    const parts = new Map<string, Patch>()
    for (const key of new Set([...Object.keys(from), ...Object.keys(to)])) {
      const part = patchOf(ownOf(from, key), ownOf(to, key))
      if (part) parts.set(key, part)
    }
    return parts.size > 0 ? { from, to, parts } : undefined
  }
  return isSame(from, to) ? undefined : { from, to }
}

/** Applies a patch to a value that may have changed since. */
export function patched(now: unknown, { from, to, parts }: Patch): unknown {
  if (parts && isObject(now)) return withParts(now, parts, patched)
  if (Array.isArray(from) && Array.isArray(to) && Array.isArray(now)) {
    return mergedList(from, to, now, (was, is, item) => changed(item, patchOf(was, is), patched))
  }
  return to
}

/** Reverts a patch, except parts that others changed since. */
export function retracted(now: unknown, { from, to, parts }: Patch): unknown {
  if (parts) return isObject(now) ? withParts(now, parts, retracted) : now
  if (isSame(now, to)) return from
  if (Array.isArray(from) && Array.isArray(to) && Array.isArray(now)) {
    return mergedList(to, from, now, (is, was, item) => changed(item, patchOf(was, is), retracted))
  }
  return now
}

/** Joins successive patches; undefined if they cancel out. */
export function joined(first: Patch, second: Patch): Patch | undefined {
  if (!first.parts || !second.parts) return patchOf(first.from, patched(first.to, second))
  const parts = new Map(first.parts)
  for (const [key, part] of second.parts) {
    const before = parts.get(key)
    const both = before ? joined(before, part) : part
    if (both) parts.set(key, both)
    else parts.delete(key)
  }
  return parts.size > 0 ? { from: first.from, to: second.to, parts } : undefined
}

/** Compares JSON values deeply. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, at) => isSame(item, b[at]))
  }
  if (!isObject(a) || !isObject(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every(key => Object.hasOwn(b, key) && isSame(a[key], b[key]))
  )
}

type Change = (now: unknown, patch: Patch) => unknown

function changed(now: unknown, patch: Patch | undefined, change: Change): unknown {
  return patch ? change(now, patch) : now
}

function withParts(
  now: Record<string, unknown>,
  parts: ReadonlyMap<string, Patch>,
  change: Change,
): Record<string, unknown> {
  const changed = new Map(Object.entries(now))
  for (const [key, patch] of parts) {
    const value = change(changed.get(key), patch)
    if (value === undefined) changed.delete(key)
    else changed.set(key, value)
  }
  return Object.fromEntries(changed)
}
