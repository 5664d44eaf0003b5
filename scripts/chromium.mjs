/** Finds or installs a Chromium that can load unpacked extensions. Node built-ins only. */
import { existsSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { installDebians, missingDebians } from './debian.mjs'
import { modules, runNode, tool } from './node.mjs'

/** Debian's; chromium-l10n, because without it Chromium and the extension in it speak English only. */
const PACKAGES = ['chromium', 'chromium-l10n', 'fonts-noto-cjk', 'fonts-noto-color-emoji']
const DEBIANS = '/usr/bin/chromium'

/**
 * Path of a Chromium on this machine; undefined where there is none. Branded Chrome and Edge do not count: since
 * version 137 they refuse to load unpacked extensions from the command line. Nor does a snap: it sees no
 * temporary profile.
 */
export async function findChromium() {
  const places = [
    process.env.CHROMIUM_PATH,
    DEBIANS,
    '/usr/bin/chromium-browser',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    await playwrights(),
  ]
  return places.find(path => path && existsSync(path) && !/\/snap(\/|$)/.test(realpathSync(path)))
}

/** The Debian packages that `ensureChromium` would install. */
export async function missingChromiumDebians() {
  const there = await findChromium()
  return there && there !== DEBIANS ? [] : missingDebians(PACKAGES)
}

/**
 * As `findChromium`, and installs one where there is none: by apt on a Debian where we are root, else as
 * Playwright does.
 * @throws Error that names the way out
 */
export async function ensureChromium() {
  if (process.env.CHROMIUM_PATH && !existsSync(process.env.CHROMIUM_PATH)) {
    throw new Error(`CHROMIUM_PATH names ${process.env.CHROMIUM_PATH}, which is not there`)
  }
  const there = await findChromium()
  if (there && there !== DEBIANS) return there
  installDebians(PACKAGES)
  const debians = await findChromium()
  if (debians) return debians
  say('no Chromium here: downloading the one that Playwright keeps ...')
  await runNode([tool('playwright'), 'install', 'chromium'], { stdio: ['ignore', 2, 2] })
  const found = await findChromium()
  if (found) return found
  throw new Error(
    'no Chromium could be found or installed. Install one (Debian: `apt install chromium`; elsewhere ' +
      '`npx playwright install chromium`, or download from https://www.chromium.org/getting-involved/download-chromium/) ' +
      'and set CHROMIUM_PATH to its program if it is not found. Google Chrome and Edge will not do: they refuse ' +
      'unpacked extensions from the command line.',
  )
}

async function playwrights() {
  const entry = join(modules, 'playwright', 'index.mjs')
  if (!existsSync(entry)) return undefined
  const { chromium } = await import(pathToFileURL(entry).href)
  return chromium.executablePath()
}

function say(text) {
  process.stderr.write(`setup: ${text}\n`)
}
