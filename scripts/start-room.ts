/** Second half of `npm start` and `npm run dev`: a room, and a Chromium with the extension. */
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import type { Page } from 'playwright'
import { BUILD } from '../test/e2e/harness/extension.ts'
import { type Launched, launch } from '../test/e2e/harness/launch.ts'
import { openSidePanel } from '../test/e2e/harness/side-panel.ts'
import { SCENES } from '../test/room/scenes.ts'
import { startServer } from '../test/room/server.ts'
import type { RoomServer } from '../test/room/types.ts'
import { onReload, serveDevelopmentBuild } from './development.ts'
import { withReachable } from './reachable.ts'
import { HELP, hasDisplay, hasSystemVoices, readStartOptions, type StartOptions } from './start-options.ts'
import { originsOf, type StartOutlet, storedAs } from './start-outlets.ts'
import { type StartVoice, voiceOrigins, voicesStoredAs } from './start-voices.ts'

/** Gathering and writing take less, on a busy machine too. */
const REST_MS = 1_500

try {
  const options = readStartOptions(process.argv.slice(2))
  if (options.help) process.stdout.write(HELP)
  else await start(options)
} catch (error) {
  say(reasonOf(error))
  process.exitCode = 1
}

async function start(options: StartOptions): Promise<void> {
  const end = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end.abort())
  // Who reads our events may stop before we do, as `head` does.
  process.stdout.on('error', () => end.abort())
  const over = once(end.signal, 'abort')

  const headless = options.headless || !hasDisplay()
  if (headless && !options.headless)
    say('no display here: running without a window, events come as JSON lines')
  const development = options.dev ? await serveDevelopmentBuild() : undefined
  const simulated = options.room ? undefined : await simulate(options)
  const url = options.room ?? simulated?.url ?? ''
  const testVoice = headless || !hasSystemVoices()
  const built = development?.folder ?? BUILD
  const extension = withReachable(built, [...originsOf(options.outlets), ...voiceOrigins(options.voices)])
  const browser = await launch({
    extension,
    voice: testVoice,
    headless,
    lang: options.lang,
    chromiumArgs: [...(simulated?.server.chromiumArgs ?? []), ...windowFlags(headless, testVoice)],
  })
  browser.gone.then(() => end.abort())
  try {
    const page = browser.context.pages()[0] ?? (await browser.context.newPage())
    if (options.outlets.length > 0) await forward(browser, page, options.outlets)
    if (options.voices.length > 0) await speakBy(browser, page, options.voices)
    if (testVoice) await browser.voice.onUtterance(({ text }) => say(`🔊 ${text}`))
    const beside = await open(browser, page, headless)
    await page.goto(url)
    say(headless ? `listening to ${url}; Ctrl-C ends it` : whatToLookAt(options, url, beside, testVoice))
    if (development) {
      const again = async () => {
        await open(browser, page, headless)
        await page.goto(url)
      }
      void onReload(browser, again, end.signal)
    }
    const { seconds } = options
    if (seconds !== undefined)
      void setTimeout(seconds * 1_000, undefined, { signal: end.signal }).then(
        () => end.abort(),
        () => undefined,
      )
    await over
    if (options.outlets.length > 0) await sendTheRest(page)
  } finally {
    await browser.close()
    await simulated?.server.close()
    await development?.stop()
    if (extension !== built) rmSync(extension, { recursive: true, force: true })
  }
}

/** Sets outlets up as the settings page does. */
async function forward(browser: Launched, page: Page, outlets: StartOutlet[]): Promise<void> {
  await page.goto(browser.url('manifest.json'))
  await page.evaluate(stored => chrome.storage.local.set(stored), storedAs(outlets, Date.now()))
  for (const { settings } of outlets) say(`forwarding to ${settings.program} at ${settings.address}`)
}

/** Sets voices up as the settings page does. */
async function speakBy(browser: Launched, page: Page, voices: StartVoice[]): Promise<void> {
  await page.goto(browser.url('manifest.json'))
  await page.evaluate(stored => chrome.storage.local.set(stored), voicesStoredAs(voices))
  for (const { voice } of voices) say(`speaking by ${voice.program} at ${voice.address}`)
}

/** Lets what was heard last leave: outlets come after the history. */
async function sendTheRest(page: Page): Promise<void> {
  await page.goto('about:blank').catch(() => {})
  await setTimeout(REST_MS)
}

/**
 * Opens the panel in a window, or a page that prints events.
 * @param page is used for it, then free again
 * @returns where the panel is, in words
 */
async function open(browser: Launched, page: Page, headless: boolean): Promise<string> {
  if (headless) {
    await browser.collectEvents(null, ({ event }) => process.stdout.write(`${JSON.stringify(event)}\n`))
    return ''
  }
  await page.goto(browser.url('sidepanel.html'))
  try {
    await openSidePanel(browser, page)
    return 'in the side panel'
  } catch {
    await browser.openPanel()
    return 'in a window of its own'
  }
}

async function simulate({ scene, play }: StartOptions): Promise<{ server: RoomServer; url: string }> {
  const server = await startServer()
  const room = server.addRoom({
    webRid: '168168168',
    title: '听弹的模拟直播间',
    anchor: '小听',
    scene: play ? null : SCENES[scene](1),
  })
  if (play) room.playFile(play, { fresh: true }).catch(error => say(`${play}: ${reasonOf(error)}`))
  return { server, url: room.url }
}

function windowFlags(headless: boolean, testVoice: boolean): string[] {
  return [
    '--window-size=1280,860',
    // Hides the warning bar about the simulated room's flags.
    ...(headless ? [] : ['--test-type']),
    ...(process.platform === 'linux' && !testVoice ? ['--enable-speech-dispatcher'] : []),
  ]
}

function whatToLookAt(
  { room, scene, play }: StartOptions,
  url: string,
  beside: string,
  testVoice: boolean,
): string {
  return `
  Room     ${url} (${room ? 'a real room' : `simulated, ${play ?? `scene "${scene}"`}`})
  Chat     ${beside}: search it, choose what it shows, choose what is read aloud
  Voice    ${testVoice ? 'no system voice found, so what would be spoken is printed here' : "the system's; pause, skip and clear are below the chat"}
  End      Ctrl-C, or close the window
`
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function say(text: string): void {
  process.stderr.write(`${text}\n`)
}
