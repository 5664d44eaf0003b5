/** The first that together reach a size, or all. */
export function leading<T>(list: readonly T[], size: number, sizeOf: (one: T) => number): T[] {
  let sum = 0
  return list.filter(one => {
    const isWanted = sum < size
    sum += sizeOf(one)
    return isWanted
  })
}
