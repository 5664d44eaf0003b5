/**
 * @param digits decimal, may be empty
 * @returns without leading zeros; empty for zero, which is no room
 */
export function roomIdOf(digits: string): string {
  return digits.replace(/^0+/, '')
}
