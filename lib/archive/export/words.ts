import type { PhraseLang } from '../../i18n/phrase-texts.ts'
import { phrase } from '../../i18n/phrases.ts'
import type { Entry } from '../../model/entry.ts'
import type { EventType } from '../../model/events.ts'
import { addsOf } from '../../store/digest.ts'

/** Words of a file in the user's language; from the page, because a worker has no locale. `$1` and so on are filled in. */
export interface ExportWords {
  lang: PhraseLang
  columns: Record<Column, string>
  types: Record<EventType, string>
  colon: string
  nameless: string
  gave: string
  liked: string
  entered: string
  followed: string
  shared: string
  fansJoined: string
  fansUpgraded: string
  recalled: string
}

export const COLUMNS = [
  'time',
  'type',
  'nickname',
  'text',
  'gift',
  'count',
  'added',
  'diamonds',
  'receiver',
  'likes',
  'level',
  'fansClub',
  'fansLevel',
  'roles',
  'userId',
  'displayId',
  'eventId',
  'n',
  'roomTitle',
  'answered',
] as const

export type Column = (typeof COLUMNS)[number]

/** Fills `$1`, `$2` of a text. */
export function fill(text: string, ...values: (string | number)[]): string {
  return text.replace(/\$(\d)/g, (_, place: string) => String(values[Number(place) - 1] ?? ''))
}

/** What an event says, without who; empty if nothing. */
export function saidOf(entry: Entry, words: ExportWords): string {
  const { event } = entry
  switch (event.type) {
    case 'gift': {
      const { gifts, diamonds } = addsOf(event, entry, 0)
      return fill(words.gave, event.gift.name, gifts, diamonds)
    }
    case 'like':
      return fill(words.liked, event.count)
    case 'enter':
      return event.text ?? words.entered
    case 'follow':
      return words.followed
    case 'share':
      return words.shared
    case 'fansclub':
      return event.text || (event.action === 'join' ? words.fansJoined : words.fansUpgraded)
    case 'system':
      return event.recalls ? words.recalled : (event.text ?? event.method)
    case 'unknown':
      return `${event.method} ${event.reason}`
    default:
      return phrase(event, words.lang)
  }
}

/** `2026-11-24 21:04:05`, local time. With milliseconds Excel would show `04:05.1`. */
export function stamp(time: number): string {
  const at = new Date(time)
  const two = (value: number) => String(value).padStart(2, '0')
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  const clock = `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`
  return `${date} ${clock}`
}
