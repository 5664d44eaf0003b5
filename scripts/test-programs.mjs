/**
 * Programs of Linux that some tests need: a voice of the system without a sound card, a display without a screen, and a
 * spreadsheet.
 * Node built-ins only.
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
}

/** Installs what is missing where that is possible, as Chromium is installed: by apt on a Debian as root. */
export function ensureTestPrograms() {
  const packages = lackingPackages()
  if (packages.length > 0) installDebians(packages)
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
 * The programs of a set that are not here; on another system than Linux, all of them.
 * @param set `voice`, `display` or `spreadsheet`
 */
export function missingPrograms(set) {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const isHere = program => folders.some(folder => existsSync(join(folder, program)))
  const { programs } = SETS[set]
  return process.platform === 'linux' ? programs.filter(program => !isHere(program)) : programs
}
