/** The types of what people say: what is counted as talk, wherever talk is counted. */
export const TALK_TYPES = ['chat', 'superchat', 'emoji'] as const
type Talk = (typeof TALK_TYPES)[number]

/** Whether an event is something that a person says: in words, or by a sticker. */
export function isTalk<E extends { type: string }>(event: E): event is Extract<E, { type: Talk }> {
  return TALK_TYPES.some(type => type === event.type)
}

/** Whether an event is words that a person has typed. */
export function isWritten<E extends { type: string }>(
  event: E,
): event is Extract<E, { type: 'chat' | 'superchat' }> {
  return event.type === 'chat' || event.type === 'superchat'
}
