/**
 * A room's id as the server means it.
 * @param digits a decimal string, or an empty one
 * @returns without leading zeros; empty for zero, which is no room
 */
export function roomIdOf(digits: string): string {
  return digits.replace(/^0+/, '')
}
