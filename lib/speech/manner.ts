import type { EventType, LiveEvent } from '../model/events.ts'
import { settingsOf } from '../settings/person.ts'
import type { Settings } from '../settings/schema.ts'
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
  return {
    voices: [settingsOf(people, event?.user).voice, row.voice, speech.voice],
    rate: speech.rate * row.rate * haste,
    pitch: speech.pitch * row.pitch,
    volume: speech.volume * row.volume,
    english: speech.english,
  }
}
