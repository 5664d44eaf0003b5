import * as v from 'valibot'
import { list, type Mode, object, record, text, value } from '../schema/parts.ts'
import type { Apart } from './stored-apart.ts'

export const MOST_OWN_VOICES = 50

/** Languages that a voice can be kept for; empty: any. */
export const OWN_LANGUAGES = ['', 'zh', 'yue', 'en', 'ja', 'ko'] as const

/** A voice of a server that the user runs or names. Its key is stored apart. */
function ownVoiceSchema(mode: Mode) {
  return object(mode, {
    id: v.pipe(text(40), v.nonEmpty()),
    /** Name in `lib/speech/engine/own/table.ts`. */
    program: value(mode, text(40), ''),
    /** Given by the user; empty: that of the program. */
    name: value(mode, text(60), ''),
    address: value(mode, text(2_000), ''),
    lang: value(mode, v.picklist(OWN_LANGUAGES), ''),
    /** The program's own, by name. */
    options: record(mode, 40, text(2_000)),
  })
}

const OWN_VOICE = ownVoiceSchema('mend')
const OWN_VOICES = list('mend', MOST_OWN_VOICES, OWN_VOICE)

export type OwnVoice = v.InferOutput<typeof OWN_VOICE>
export type StoredOwnVoices = Apart<OwnVoice>

export const NO_OWN_VOICES: StoredOwnVoices = { list: [], secrets: {} }

/** Reads stored voices, taking what is right. Never throws. */
export function readOwnVoices(stored: unknown): OwnVoice[] {
  return v.parse(OWN_VOICES, stored)
}

/** A voice with the program's defaults. */
export function newOwnVoice(id: string, program: string, address: string): OwnVoice {
  return v.parse(OWN_VOICE, { id, program, address })
}

const PREFIX = 'own:'

/** How the settings name it among all voices. */
export function ownVoiceName(id: string): string {
  return PREFIX + id
}

export function isOwnVoiceName(name: string): boolean {
  return name.startsWith(PREFIX)
}
