/**
 * Linux programs of some tests: a voice without a sound card, a display without a screen, a spreadsheet, a message
 * server. Built-ins only.
 */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { installDebians, missingDebians } from './debian.mjs'

const SETS = {
  /** PulseAudio with a sink that nobody hears, speech-dispatcher, and espeak-ng, which speaks Chinese. */
  voice: {
    packages: [
      'pulseaudio',
      'pulseaudio-utils',
      'speech-dispatcher',
      'speech-dispatcher-espeak-ng',
      'espeak-ng',
    ],
    programs: ['pulseaudio', 'parec', 'speech-dispatcher', 'espeak-ng'],
  },
  /** A display, and hands on its keyboard. */
  display: { packages: ['xvfb', 'xdotool'], programs: ['Xvfb', 'xdotool'] },
  /** LibreOffice's spreadsheet, of which nothing is drawn. */
  spreadsheet: { packages: ['libreoffice-calc'], programs: ['soffice'] },
  /** A message server with streams. */
  nats: { packages: ['nats-server'], programs: ['nats-server'] },
}

/** Installs missing programs, as root on Debian. */
export async function ensureTestPrograms() {
  const packages = lackingPackages()
  if (packages.length > 0) await installDebians(packages)
}

/** The Debian packages that `ensureTestPrograms` would install. */
export function missingTestDebians() {
  const packages = lackingPackages()
  return packages.length > 0 ? missingDebians(packages) : []
}

function lackingPackages() {
  return Object.keys(SETS)
    .filter(set => missingPrograms(set).length > 0)
    .flatMap(set => SETS[set].packages)
}

/**
 * Missing programs of a set; all of them on other systems.
 * @param set `voice`, `display`, `spreadsheet` or `nats`
 */
export function missingPrograms(set) {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const isHere = program => folders.some(folder => existsSync(join(folder, program)))
  const { programs } = SETS[set]
  return process.platform === 'linux' ? programs.filter(program => !isHere(program)) : programs
}
