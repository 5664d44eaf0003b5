import { phrase } from '../i18n/phrases.ts'
import type { LiveEvent } from '../protocol/events.ts'

/** More of a text is not searched: a row shows less. */
const SEARCHED = 2_000

/** The words of a search, folded: all of them must occur. Chinese needs no spaces between words to be found. */
export function searchWords(query: string): string[] {
  return fold(query).split(/\s+/u).filter(Boolean)
}

/** Whether the folded text holds every word. */
export function hasWords(folded: string, words: readonly string[]): boolean {
  return words.every(word => folded.includes(word))
}

/** What of an event can be found, folded: nickname, text and gift name. */
export function searchable(event: LiveEvent): string {
  const parts = [event.user?.nickname ?? '', ...ownText(event)]
  return fold(parts.map(part => part.slice(0, SEARCHED)).join('\n'))
}

/** Case, and full-width and half-width forms, make no difference. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

function ownText(event: LiveEvent): string[] {
  switch (event.type) {
    case 'chat':
    case 'emoji':
    case 'fansclub':
    case 'superchat':
      return [event.text]
    case 'gift':
      return [event.gift.name, event.toUser?.nickname ?? '']
    case 'product':
    case 'lottery':
    case 'battle':
    case 'rank':
    case 'notice':
    case 'control':
    case 'audience':
      // As it is shown, whichever language that is in.
      return [phrase(event, 'zh'), phrase(event, 'en')]
    case 'unknown':
      return [event.method, event.reason]
    case 'system':
      return [event.method, event.text ?? '']
    default:
      return []
  }
}
