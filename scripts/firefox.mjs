/** Finds or installs a Firefox. Node built-ins only. */
import { existsSync, realpathSync } from 'node:fs'
import { installDebians, missingDebians } from './debian.mjs'

/** Its own texts, and with them those of extensions, are English without a language pack. */
const PACKAGES = [
  'firefox-esr',
  'firefox-esr-l10n-zh-cn',
  'firefox-esr-l10n-zh-tw',
  'fonts-noto-cjk',
  'fonts-noto-color-emoji',
]
const DEBIANS = '/usr/bin/firefox-esr'

/** Path of a Firefox, or undefined. A snap sees no temporary profile. */
export function findFirefox() {
  const places = [
    process.env.FIREFOX_PATH,
    DEBIANS,
    '/usr/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ]
  return places.find(path => path && existsSync(path) && !/\/snap(\/|$)/.test(realpathSync(path)))
}

/** The Debian packages that `ensureFirefox` would install. */
export function missingFirefoxDebians() {
  const there = findFirefox()
  return there && there !== DEBIANS ? [] : missingDebians(PACKAGES)
}

/**
 * Finds a Firefox, or installs one by apt as root on Debian.
 * @throws Error that names the way out
 */
export async function ensureFirefox() {
  if (process.env.FIREFOX_PATH && !existsSync(process.env.FIREFOX_PATH)) {
    throw new Error(`FIREFOX_PATH names ${process.env.FIREFOX_PATH}, which is not there`)
  }
  const there = findFirefox()
  if (there && there !== DEBIANS) return there
  await installDebians(PACKAGES)
  const found = findFirefox()
  if (found) return found
  throw new Error(
    'no Firefox could be found or installed. Install one (Debian: `apt install firefox-esr`; elsewhere from ' +
      'https://www.mozilla.org/firefox/) and set FIREFOX_PATH to its program if it is not found.',
  )
}
