import type { EventType, LiveEvent } from '../model/events.ts'
import { EVENT_TYPES, KINDS } from '../model/kinds.ts'
import { isWritten } from '../model/talk.ts'
import { settingsOf } from '../settings/change/person.ts'
import type { PeopleSettings } from '../settings/schema/people.ts'
import type { SpeechSettings } from '../settings/schema/speech.ts'
import type { Named, Say } from './field-values.ts'
import { fieldValue } from './fields.ts'
import { filled, type Piece, parseTemplate } from './template.ts'
import { countSaid, twoOf } from './text/counts.ts'
import { fitting } from './text/fit.ts'
import { nameSaid } from './text/name.ts'
import { plain, tidy } from './text/signs.ts'

/** For unspeakable names. */
const NAMELESS = '观众'
/** UTF-16 units; longer than any nickname. */
const LONGEST_NICKNAME = 200

/** Spoken words by the settings. Pure; never throws. */
export interface Words {
  /**
   * The user's name for a person, else the nickname, cleaned and shortened; 观众 if it has a blocked word or nothing
   * sayable. Empty only without a person.
   */
  name(user: Named | undefined): string
  /** Empty if nothing sayable is left or a blocked word skips it. */
  text(raw: string): string
  /** Whether a blocked word skips the message. */
  isBlocked(raw: string): boolean
  /**
   * Fills in the template.
   * @param how how many were merged; whether the person is named
   * @returns empty: say nothing
   */
  event(event: LiveEvent, how: { count: number; names: boolean }): string
  /** Written by a person, as spoken; may be empty. */
  written(event: LiveEvent): string
}

/** Compiles templates, replacements and blocked words, once per change of settings. */
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

  const said = {
    name,
    text: (raw: string | undefined) => (raw ? fit.text(raw) : ''),
    number: countSaid,
    yuan: (value: number) => `${countSaid(value)}元`,
  }
  return {
    name,
    text: fit.text,
    isBlocked: raw => fit.skips && fit.hasBlocked(raw),
    event(event, { count, names }) {
      const say: Say = { count, names, ...said }
      return twoOf(tidy(filled(templates[event.type], field => fieldValue(event, field, say))))
    },
    written(event) {
      if (!isWritten(event)) return ''
      return fieldValue(event, 'text', { count: 1, names: true, ...said })
    },
  }
}

/** The default if the user's is wrong. */
function template(type: EventType, source: string): readonly Piece[] {
  const clean = plain(source).replace(/[<>]/g, ' ')
  return parseTemplate(clean, type).pieces ?? parseTemplate(KINDS[type].template, type).pieces ?? []
}
