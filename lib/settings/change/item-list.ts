interface Item {
  id: string
}

/** Replaces the item with this id, or appends it. */
export function withItem<T extends Item>(list: readonly T[], item: T): T[] {
  const isNew = list.every(({ id }) => id !== item.id)
  return isNew ? [...list, item] : list.map(each => (each.id === item.id ? item : each))
}

export function withoutItem<T extends Item>(list: readonly T[], id: string): T[] {
  return list.filter(item => item.id !== id)
}

/** Moves an item forward (-1) or back (1); the same list at the ends. */
export function moved<T extends Item>(list: readonly T[], id: string, by: -1 | 1): T[] {
  const from = list.findIndex(item => item.id === id)
  const neighbour = list[from + by]
  const item = list[from]
  if (!item || !neighbour) return [...list]
  return list.map((each, at) => (at === from ? neighbour : at === from + by ? item : each))
}
