import type { EventType, LiveEvent } from '../model/events.ts'
import { EVENT_TYPES, KINDS } from '../model/kinds.ts'
import { isWritten } from '../model/talk.ts'
import type { PeopleSettings } from '../settings/people.ts'
import { settingsOf } from '../settings/person.ts'
import type { SpeechSettings } from '../settings/speech.ts'
import type { Named, Say } from './field-values.ts'
import { fieldValue } from './fields.ts'
import { filled, type Piece, parseTemplate } from './template.ts'
import { twoOf } from './text/counts.ts'
import { fitting } from './text/fit.ts'
import { nameSaid } from './text/name.ts'
import { plain, tidy } from './text/signs.ts'

/** Said for a person whose name cannot be. */
const NAMELESS = '观众'
/** Longer than any nickname, in UTF-16 units. */
const LONGEST_NICKNAME = 200

/** Makes the spoken words by the user's settings. Pure; never throws. */
export interface Words {
  /**
   * A person's spoken name: what the user calls them, else their nickname, cleaned and shortened, or 观众 where it has
   * a blocked word or nothing sayable. Empty only without a person.
   */
  name(user: Named | undefined): string
  /**
   * A stranger's text, cleaned for speech. Empty where nothing sayable is left, or where messages with its blocked
   * word are skipped.
   */
  text(raw: string): string
  /** Whether a message with this text is skipped for a blocked word. */
  isBlocked(raw: string): boolean
  /**
   * An event's template, filled in.
   * @param how how many the queue has merged; whether the person is named
   * @returns empty where nothing is to be said
   */
  event(event: LiveEvent, how: { count: number; names: boolean }): string
  /** The part that a person wrote, as spoken; empty for other events. */
  written(event: LiveEvent): string
}

/** Compiles templates, replacements and blocked words; to be done once per change of settings, not per event. */
export function createWords(speech: SpeechSettings, people: PeopleSettings): Words {
  const fit = fitting(speech.text)
  const templates = Object.fromEntries(
    EVENT_TYPES.map(type => [type, template(type, speech.types[type].template)]),
  ) as Record<EventType, readonly Piece[]>

  function name(user: Named | undefined): string {
    if (!user) return ''
    const theirs = settingsOf(people, user).nickname
    const called = tidy(plain(theirs).replace(/[<>]/g, ' '))
    if (called !== '') return called
    const nickname = user.nickname.slice(0, LONGEST_NICKNAME)
    const own = fit.hasBlocked(nickname) ? '' : nameSaid(nickname, speech.text.longestName)
    return own || NAMELESS
  }

  const text = (raw: string | undefined) => (raw ? fit.text(raw) : '')
  return {
    name,
    text: fit.text,
    isBlocked: raw => fit.skips && fit.hasBlocked(raw),
    event(event, { count, names }) {
      const say: Say = { count, names, name, text }
      return twoOf(tidy(filled(templates[event.type], field => fieldValue(event, field, say))))
    },
    written(event) {
      if (!isWritten(event)) return ''
      return fieldValue(event, 'text', { count: 1, names: true, name, text })
    },
  }
}

/** The user's template, or the default where it is wrong. */
function template(type: EventType, source: string): readonly Piece[] {
  const clean = plain(source).replace(/[<>]/g, ' ')
  return parseTemplate(clean, type).pieces ?? parseTemplate(KINDS[type].template, type).pieces ?? []
}
