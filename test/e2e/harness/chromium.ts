import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import { ensureChromium } from '../../../scripts/chromium.mjs'
import { connectCdp } from './cdp.ts'

export interface ChromiumOptions {
  /** Folders of unpacked extensions. */
  extensions: string[]
  /** Flags beside our own. */
  args: string[]
  headless: boolean
  /** Language of the browser's own texts and of `navigator.language`. */
  lang: string
  /** Variables of its environment beside ours. */
  env?: Record<string, string>
  /** The folder in which its profile lies; that for temporary files unless told. */
  disk?: string
  /** A profile to keep; default a fresh one, removed at the end. */
  profile?: string
  /** Whether a user may install others; default false. */
  takesOthers?: boolean
}

export interface RunningChromium {
  /** DevTools address of the browser. */
  endpoint: string
  /** Settles when the browser has gone, by itself or closed. */
  gone: Promise<void>
  /** Ends it and removes its profile, but for one that is to stay. */
  close(): Promise<void>
}

/** Features of Chromium that no test needs, and that cost time. */
const UNWANTED = [
  'DestroyProfileOnBrowserClose',
  'Translate',
  'MediaRouter',
  'OptimizationHints',
  // Each window would load two more pages for its address bar.
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
]

const FLAGS = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-search-engine-choice-screen',
  `--disable-features=${UNWANTED.join()}`,
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-dev-shm-usage',
  '--password-store=basic',
  '--use-mock-keychain',
  '--remote-debugging-port=0',
  // Chromium ends when this pipe breaks, so it never outlives us.
  '--remote-debugging-pipe',
]

/**
 * Starts a Chromium with extensions in a fresh profile.
 * @throws Error with Chromium's output if it does not start
 */
export async function startChromium(options: ChromiumOptions): Promise<RunningChromium> {
  const profile = options.profile ?? mkdtempSync(join(options.disk ?? tmpdir(), 'tingdan-'))
  // Without developer mode an unpacked extension that reloads itself stays switched off.
  const preferences = { extensions: { ui: { developer_mode: true } }, translate: { enabled: false } }
  if (!existsSync(join(profile, 'Default'))) {
    mkdirSync(join(profile, 'Default'), { recursive: true })
    writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences))
  }
  const extensions = options.extensions.join(',')
  const args = [
    ...FLAGS,
    `--user-data-dir=${profile}`,
    `--load-extension=${extensions}`,
    ...(options.takesOthers ? [] : [`--disable-extensions-except=${extensions}`]),
    `--lang=${options.lang}`,
    `--accept-lang=${options.lang}`,
    ...(options.headless ? ['--headless=new'] : []),
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...options.args,
    'about:blank',
  ]
  const child = spawn(await ensureChromium(), args, {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    // Chromium on Linux takes the language of its own texts from here.
    // Without UTF-8 a file with a Chinese name is saved as `download`.
    env: { ...process.env, LC_ALL: 'C.UTF-8', LANGUAGE: options.lang.replace('-', '_'), ...options.env },
  })
  const gone = new Promise<void>(resolve => {
    child.once('close', () => resolve())
    child.once('error', () => resolve())
  })
  const removeProfile = () => {
    if (!options.profile) rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
  try {
    const endpoint = await endpointOf(child)
    return {
      endpoint,
      gone,
      async close() {
        await end(child, endpoint, gone)
        removeProfile()
      },
    }
  } catch (error) {
    child.kill('SIGKILL')
    await gone
    removeProfile()
    throw error
  }
}

/** Waits for the line in which Chromium says where its DevTools listen. */
async function endpointOf(child: ChildProcess): Promise<string> {
  // Unread output would fill the pipe; a broken pipe is how a browser ends.
  for (const pipe of child.stdio.slice(3) as Duplex[]) pipe.on('error', () => {}).resume()
  let written = ''
  return new Promise((resolve, reject) => {
    const failed = (why: string) => reject(new Error(`Chromium ${why}; it wrote:\n${written}`))
    const timer = setTimeout(() => failed('did not come up within 180 s'), 180_000)
    child.once('error', error => failed(`could not be started (${error.message})`))
    child.once('close', code => failed(`ended with status ${code}`))
    child.stderr?.on('data', chunk => {
      if (written.length < 100_000) written += String(chunk)
      const found = /DevTools listening on (ws:\S+)/.exec(written)?.[1]
      if (!found) return
      clearTimeout(timer)
      resolve(found)
    })
  })
}

async function end(child: ChildProcess, endpoint: string, gone: Promise<void>): Promise<void> {
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000)
  if (child.exitCode === null && child.signalCode === null) {
    const cdp = await connectCdp(endpoint).catch(() => undefined)
    // The answer may never come: the browser goes first.
    cdp?.send('Browser.close').catch(() => {})
    if (!cdp) child.kill()
  }
  await gone
  clearTimeout(timer)
}
