/**
 * Merges a change into a list that others changed: removes, adds behind the same neighbour, reorders.
 * @param from before the change
 * @param to after it
 * @param now present
 * @param changed applies one item's change; undefined: the item is gone
 */
export function mergedList(
  from: readonly unknown[],
  to: readonly unknown[],
  now: readonly unknown[],
  changed: (from: unknown, to: unknown, now: unknown) => unknown,
): unknown[] {
  const before = keyed(from)
  const after = keyed(to)
  const there = keyed(now)
  /** By the previous item's key; '': first. */
  const behind = new Map<string, [string, unknown][]>()
  let previous = ''
  for (const [key, item] of after) {
    const made = before.has(key) ? changed(before.get(key), item, there.get(key)) : item
    if (there.has(key)) {
      there.set(key, made)
      previous = key
    } else if (made !== undefined) behind.set(previous, [...(behind.get(previous) ?? []), [key, made]])
  }
  const kept = [...there].flatMap((entry): [string, unknown][] => {
    const [key] = entry
    return after.has(key) || !before.has(key) ? [entry, ...(behind.get(key) ?? [])] : []
  })
  const list = [...(behind.get('') ?? []), ...kept]
  return (hasMoved(before, after) ? inOrder(list, [...after.keys()]) : list).map(([, item]) => item)
}

/** By id, else by value; equal ones by count. */
function keyed(list: readonly unknown[]): Map<string, unknown> {
  const all = new Map<string, unknown>()
  const alike = new Map<string, number>()
  for (const item of list) {
    const name = nameOf(item)
    const turn = alike.get(name) ?? 0
    alike.set(name, turn + 1)
    all.set(`${turn} ${name}`, item)
  }
  return all
}

function nameOf(item: unknown): string {
  const id = typeof item === 'object' && item !== null && Object.hasOwn(item, 'id') && Reflect.get(item, 'id')
  return typeof id === 'string' ? `id ${id}` : JSON.stringify(item)
}

/** Ignores new and removed items. */
function hasMoved(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): boolean {
  const were = [...before.keys()].filter(key => after.has(key))
  const are = [...after.keys()].filter(key => before.has(key))
  return were.some((key, at) => key !== are[at])
}

/** Within these keys' places. */
function inOrder(list: readonly [string, unknown][], keys: readonly string[]): [string, unknown][] {
  const items = new Map(list)
  const order = keys.filter(key => items.has(key))[Symbol.iterator]()
  const ordered = new Set(keys)
  return list.map(([key, item]) => {
    const next = ordered.has(key) ? order.next().value : undefined
    return next === undefined ? [key, item] : [next, items.get(next)]
  })
}
