/**
 * The first items of a list that together reach a size; all where they do not.
 * @param sizeOf the size of one item
 */
export function leading<T>(list: readonly T[], size: number, sizeOf: (one: T) => number): T[] {
  let sum = 0
  return list.filter(one => {
    const isWanted = sum < size
    sum += sizeOf(one)
    return isWanted
  })
}
