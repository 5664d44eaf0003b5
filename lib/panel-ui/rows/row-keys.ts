/** What a key does with the row that has the focus; the menu shows them. */
export const ROW_KEYS = { r: 'say', c: 'copy', p: 'card', m: 'mute' } as const

/** The key of an action, as it is shown. */
export function keyOf(action: (typeof ROW_KEYS)[keyof typeof ROW_KEYS]): string {
  return (
    (Object.keys(ROW_KEYS) as (keyof typeof ROW_KEYS)[])
      .find(key => ROW_KEYS[key] === action)
      ?.toUpperCase() ?? ''
  )
}
