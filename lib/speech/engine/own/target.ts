import type { OwnVoice } from '../../../settings/apart/own-voices.ts'
import type { Secrets } from '../../../settings/apart/stored-apart.ts'
import { OwnFailure } from './fault.ts'
import type { OwnProgram, OwnTarget } from './program.ts'
import { ownProgramNamed } from './table.ts'

/** The one password that a program may want. */
export const KEY = 'key'

/**
 * What a voice of the settings is asked with.
 * @throws OwnFailure if it cannot be asked
 */
export function targetOf(voice: OwnVoice, secrets: Secrets = {}): { program: OwnProgram; target: OwnTarget } {
  const program = ownProgramNamed(voice.program)
  if (!program) throw new OwnFailure({ kind: 'unknown' })
  const address = addressOf(voice.address)
  if (!address) throw new OwnFailure({ kind: 'address' })
  const options = Object.fromEntries(
    program.options.map(({ name, otherwise }) => [name, voice.options[name]?.trim() || otherwise]),
  )
  return { program, target: { address, options, key: secrets[KEY] ?? '' } }
}

/** @throws OwnFailure if an option is missing without which it does not speak */
export function checkNeeded({ options: fields }: OwnProgram, { options }: OwnTarget): void {
  const missing = fields.find(({ name, needed }) => needed && options[name] === '')
  if (missing) throw new OwnFailure({ kind: 'missing', option: missing.name })
}

/** Undefined if it is none that can be asked. A user and password in it would be shown, and are left out. */
export function addressOf(typed: string): URL | undefined {
  const url = URL.parse(typed.trim())
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') return undefined
  url.username = ''
  url.password = ''
  url.search = ''
  url.hash = ''
  return url
}
