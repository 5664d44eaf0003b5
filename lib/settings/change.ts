import type { EventType } from '../model/events.ts'
import type { Settings } from './schema.ts'
import type { SpeechRow, SpeechSettings } from './speech.ts'

/** Settings with a part of how speech works changed. */
export function withSpeech(settings: Settings, change: Partial<SpeechSettings>): Settings {
  return { ...settings, speech: { ...settings.speech, ...change } }
}

/** Settings with how one event type is spoken changed. */
export function withRow(settings: Settings, type: EventType, change: Partial<SpeechRow>): Settings {
  const { types } = settings.speech
  return withSpeech(settings, { types: { ...types, [type]: { ...types[type], ...change } } })
}
