import { newOwnVoice, type OwnVoice, ownVoiceName } from '../lib/settings/apart/own-voices.ts'
import type { Secrets } from '../lib/settings/apart/stored-apart.ts'
import { SETTINGS_VERSION } from '../lib/settings/schema/migrations.ts'
import { OWN_PROGRAMS, ownProgramNamed } from '../lib/speech/engine/own/table.ts'
import { addressOf, KEY } from '../lib/speech/engine/own/target.ts'

/** A voice of the command line, with the key that was in its address and is kept apart. */
export interface StartVoice {
  voice: OwnVoice
  secrets: Secrets
}

/**
 * Reads `PROGRAM=URL`. What stands before the host is the key, and the query has the program's options.
 * @param at its place among the others
 * @throws Error that names the mistake
 */
export function readVoice(text: string, at: number): StartVoice {
  const [, name = '', address = ''] = /^(\w+)=(.+)$/.exec(text) ?? []
  const program = ownProgramNamed(name)
  if (!program)
    throw new Error(`--voice ${text}: PROGRAM=URL, where PROGRAM is ${Object.keys(OWN_PROGRAMS).join(', ')}`)
  const url = URL.parse(address)
  const bare = addressOf(address)
  if (!url || !bare) throw new Error(`--voice ${text}: the address begins with http:// or https://`)
  const options = Object.fromEntries(url.searchParams)
  const known = program.options.map(({ name }) => name)
  const unknown = Object.keys(options).find(option => !known.includes(option))
  if (unknown !== undefined)
    throw new Error(`--voice ${text}: ${name} has no option ${unknown}, but ${known.join(', ')}`)
  const key = decodeURIComponent(url.password || url.username)
  return {
    voice: { ...newOwnVoice(`start-${at}`, name, bare.href), name, options },
    secrets: key === '' ? {} : { [KEY]: key },
  }
}

/** What the settings page stores; the first one is chosen. */
export function voicesStoredAs(voices: readonly StartVoice[]): Record<string, unknown> {
  const [first] = voices
  return {
    'own-voices': voices.map(({ voice }) => voice),
    'own-voice-secrets': Object.fromEntries(voices.map(({ voice, secrets }) => [voice.id, secrets])),
    ...(first && {
      settings: { speech: { voice: ownVoiceName(first.voice.id) } },
      settings$: { v: SETTINGS_VERSION },
    }),
  }
}

export function voiceOrigins(voices: readonly StartVoice[]): string[] {
  return voices.map(({ voice }) => new URL(voice.address).origin)
}
