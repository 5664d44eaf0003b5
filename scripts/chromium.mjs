/** Finds or installs a Chromium that can load unpacked extensions. Node built-ins only. */
import { existsSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { installDebians, missingDebians } from './debian.mjs'
import { modules, runNode, tool } from './node.mjs'

/** chromium-l10n: without it Debian's Chromium speaks English only. */
const PACKAGES = ['chromium', 'chromium-l10n', 'fonts-noto-cjk', 'fonts-noto-color-emoji']
const DEBIANS = '/usr/bin/chromium'

/**
 * Path of a Chromium, or undefined. Branded Chrome and Edge refuse unpacked extensions from the command line since
 * 137; a snap sees no temporary profile.
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
 * Finds a Chromium, or installs one: by apt as root on Debian, else by Playwright.
 * @throws Error that names the way out
 */
export async function ensureChromium() {
  if (process.env.CHROMIUM_PATH && !existsSync(process.env.CHROMIUM_PATH)) {
    throw new Error(`CHROMIUM_PATH names ${process.env.CHROMIUM_PATH}, which is not there`)
  }
  const there = await findChromium()
  if (there && there !== DEBIANS) return there
  await installDebians(PACKAGES)
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
