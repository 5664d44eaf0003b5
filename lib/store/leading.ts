/**
 * The first of a list, in order, that together reach a size; all of them where they do not.
 * @param sizeOf how much one of them counts
 */
export function leading<T>(list: readonly T[], size: number, sizeOf: (one: T) => number): T[] {
  let sum = 0
  return list.filter(one => {
    const isWanted = sum < size
    sum += sizeOf(one)
    return isWanted
  })
}
