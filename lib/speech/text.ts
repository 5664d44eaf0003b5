import { phrase } from '../i18n/phrases.ts'
import type { LiveEvent } from '../protocol/events.ts'
import { KINDS } from '../protocol/kinds.ts'

/** Longest text given to a voice, in characters; far below the 32,768 bytes at which chrome.tts falls silent. */
const LONGEST = 200

/** Characters that a voice could take for markup, and control characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const UNSPEAKABLE = /[\u0000-\u001f\u007f-\u009f<>\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/g

/**
 * What is said of an event: its type's template filled in.
 * @param count for gifts, how many; else ignored where the event has a count of its own
 * @returns the text, empty where there is nothing to say
 */
export function spokenText(event: LiveEvent, count: number): string {
  const values: Record<string, string> = {
    user: event.user?.nickname ?? '',
    text: phrase(event, 'zh'),
    gift: event.type === 'gift' ? event.gift.name : '',
    count: String(event.type === 'like' ? event.count : count),
  }
  return clean(KINDS[event.type].template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? ''))
}

function clean(text: string): string {
  const spoken = text.replace(UNSPEAKABLE, ' ').replace(/\s+/g, ' ').trim()
  return spoken.length > LONGEST ? [...spoken].slice(0, LONGEST).join('') : spoken
}
