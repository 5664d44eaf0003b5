/**
 * A voice of the system on a machine that may have neither one nor a sound card: PulseAudio with a sink that nobody
 * hears, speech-dispatcher, and espeak-ng, which speaks Chinese. For tests; Linux only. Node built-ins only.
 */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { installDebians } from './debian.mjs'

const PACKAGES = [
  'pulseaudio',
  'pulseaudio-utils',
  'speech-dispatcher',
  'speech-dispatcher-espeak-ng',
  'espeak-ng',
]
const PROGRAMS = ['pulseaudio', 'parec', 'speech-dispatcher', 'espeak-ng']

/**
 * Installs what is missing of it where that is possible, as Chromium is installed: by apt on a Debian as root.
 * @returns the programs that are still missing; empty: all is there
 */
export function ensureSystemVoice() {
  if (missingForVoice().length > 0) installDebians(PACKAGES)
  return missingForVoice()
}

/** The programs that are missing for a voice of the system; on another system than Linux, all of them. */
export function missingForVoice() {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const isHere = program => folders.some(folder => existsSync(join(folder, program)))
  return process.platform === 'linux' ? PROGRAMS.filter(program => !isHere(program)) : PROGRAMS
}
