import type { EventType, LiveEvent } from '../model/events.ts'
import { KINDS } from '../model/kinds.ts'
import { withRow, withSpeech } from '../settings/change/change.ts'
import type { Settings } from '../settings/schema/schema.ts'
import type { Manner } from './engine/engine.ts'
import { fieldsOf } from './fields.ts'
import { mannerOf } from './manner.ts'
import { createWords } from './words.ts'

export function isSayable(type: EventType): boolean {
  return fieldsOf(type).length > 0
}

/**
 * What is said of an event at the user's request. Where the settings would say nothing, emoji are named, and a type
 * without template gets its default.
 * @param count of gifts
 * @returns empty if there is still nothing to say, or a blocked word
 */
export function asked(event: LiveEvent, count: number, settings: Settings): { text: string; manner: Manner } {
  return said(event, count, settings) ?? said(event, count, talkative(settings, event.type)) ?? SILENCE
}

/** The one sayable type without a default template. */
const AUDIENCE = '[{text}][，在线{online}人]'
const SILENCE = { text: '', manner: { voices: [], rate: 1, pitch: 1, volume: 1 } }

function said(event: LiveEvent, count: number, settings: Settings) {
  const words = createWords(settings.speech, settings.people)
  const text = words.event(event, { count, names: true })
  if (text === '') return undefined
  return { text, manner: { ...mannerOf(event, 1, settings), written: words.written(event) } }
}

function talkative(settings: Settings, type: EventType): Settings {
  const { text, types } = settings.speech
  const template = types[type].template || KINDS[type].template || AUDIENCE
  return withRow(withSpeech(settings, { text: { ...text, emoji: 'name' } }), type, { template })
}
