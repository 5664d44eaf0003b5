import type { EventType } from '../protocol/events.ts'
import { EVENT_TYPES, KINDS } from '../protocol/kinds.ts'

/** Everything the user can set. Stored whole under one key; see `storage.ts`. */
export interface Settings {
  /** Which event types the feed shows. */
  show: Record<EventType, boolean>
  /** Which event types are read aloud. */
  speak: Record<EventType, boolean>
  speech: {
    /** The master switch. */
    on: boolean
    /** Name of a voice; empty: the best Chinese voice there is. */
    voice: string
    /** 0.1 to 10, 1 is the voice's own. */
    rate: number
    /** 0 to 1. */
    volume: number
  }
  theme: 'system' | 'light' | 'dark'
}

export const DEFAULTS: Settings = {
  show: perType('show'),
  speak: perType('speak'),
  speech: { on: true, voice: '', rate: 1, volume: 1 },
  theme: 'system',
}

/**
 * Makes settings of whatever was stored: known fields of the right type and range are taken, all else gets its
 * default. Never throws.
 * @param stored what the storage gave back, of any shape
 */
export function readSettings(stored: unknown): Settings {
  const root = record(stored)
  const speech = record(root.speech)
  return {
    show: switches(root.show, DEFAULTS.show),
    speak: switches(root.speak, DEFAULTS.speak),
    speech: {
      on: typeof speech.on === 'boolean' ? speech.on : DEFAULTS.speech.on,
      voice: typeof speech.voice === 'string' ? speech.voice : DEFAULTS.speech.voice,
      rate: within(speech.rate, 0.1, 10, DEFAULTS.speech.rate),
      volume: within(speech.volume, 0, 1, DEFAULTS.speech.volume),
    },
    theme: root.theme === 'light' || root.theme === 'dark' ? root.theme : DEFAULTS.theme,
  }
}

function perType(field: 'show' | 'speak'): Record<EventType, boolean> {
  return Object.fromEntries(EVENT_TYPES.map(type => [type, KINDS[type][field]])) as Record<EventType, boolean>
}

function switches(stored: unknown, defaults: Record<EventType, boolean>): Record<EventType, boolean> {
  const given = record(stored)
  return Object.fromEntries(
    EVENT_TYPES.map(type => [type, typeof given[type] === 'boolean' ? given[type] : defaults[type]]),
  ) as Record<EventType, boolean>
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function within(value: unknown, least: number, most: number, fallback: number): number {
  return typeof value === 'number' && value >= least && value <= most ? value : fallback
}
