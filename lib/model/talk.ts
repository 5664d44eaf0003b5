export const TALK_TYPES = ['chat', 'superchat', 'emoji'] as const
type Talk = (typeof TALK_TYPES)[number]

/** Whether a person says something, in words or by a sticker. */
export function isTalk<E extends { type: string }>(event: E): event is Extract<E, { type: Talk }> {
  return TALK_TYPES.some(type => type === event.type)
}

/** Whether a person typed words. */
export function isWritten<E extends { type: string }>(
  event: E,
): event is Extract<E, { type: 'chat' | 'superchat' }> {
  return event.type === 'chat' || event.type === 'superchat'
}
