import type { EventType, LiveEvent, User } from '../model/events.ts'
import { personToKey } from '../model/people.ts'
import { settingsOf } from '../settings/change/person.ts'
import type { Settings } from '../settings/schema/schema.ts'
import type { SpeechSettings } from '../settings/schema/speech.ts'
import type { Manner } from './engine/engine.ts'

/**
 * The general settings with those of type and person.
 * @param event undefined for several people, or none
 * @param haste factor of the rate
 */
export function mannerOf(
  event: LiveEvent | undefined,
  haste: number,
  { speech, people }: Settings,
  type: EventType | undefined = event?.type,
): Manner {
  const row = type ? speech.types[type] : { voice: '', rate: 1, pitch: 1, volume: 1 }
  const user = event?.user
  return {
    voices: [settingsOf(people, user).voice, personVoice(user, speech.perPerson), row.voice, speech.voice],
    rate: speech.rate * row.rate * haste,
    pitch: speech.pitch * row.pitch,
    volume: speech.volume * row.volume,
    english: speech.english,
    languages: speech.languages,
  }
}

/**
 * One of the voices, drawn by who it is: nobody's changes when another is added, but for those who get the new one.
 * @returns empty: none
 */
export function personVoice(user: User | undefined, { on, voices }: SpeechSettings['perPerson']): string {
  if (!on || !user) return ''
  const key = personToKey(user)
  const drawn = voices.map(voice => ({ voice, lot: lotOf(`${key} ${voice}`) }))
  return drawn.reduce((best, one) => (one.lot > best.lot ? one : best), { voice: '', lot: -1 }).voice
}

/** FNV-1a of 32 bits, mixed: ids differ in their last digits. */
function lotOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
