import type { EventType } from '../../model/events.ts'
import type { Settings } from '../schema/schema.ts'
import type { SpeechRow, SpeechSettings } from '../schema/speech.ts'

export function withSpeech(settings: Settings, change: Partial<SpeechSettings>): Settings {
  return { ...settings, speech: { ...settings.speech, ...change } }
}

export function withRow(settings: Settings, type: EventType, change: Partial<SpeechRow>): Settings {
  const { types } = settings.speech
  return withSpeech(settings, { types: { ...types, [type]: { ...types[type], ...change } } })
}
