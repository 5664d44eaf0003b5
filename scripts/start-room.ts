/** Second half of `npm start` and `npm run dev`: a room, and a browser with the extension. */
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { BUILD } from '../test/e2e/harness/extension.ts'
import { FIREFOX_BUILD } from '../test/firefox/harness/launch.ts'
import { SCENES } from '../test/room/scenes.ts'
import { startServer } from '../test/room/server.ts'
import type { RoomServer } from '../test/room/types.ts'
import { serveDevelopmentBuild } from './development.ts'
import { withReachable } from './reachable.ts'
import type { StartedBrowser } from './start-browser.ts'
import { startChromium } from './start-chromium.ts'
import { startFirefox } from './start-firefox.ts'
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
  const isFirefox = options.browser === 'firefox'
  const testVoice = !isFirefox && (headless || !hasSystemVoices())
  const built = development?.folder ?? (isFirefox ? FIREFOX_BUILD : BUILD)
  const origins = [...originsOf(options.outlets), ...voiceOrigins(options.voices)]
  const extension = withReachable(built, origins, isFirefox)
  const how = { extension, headless, lang: options.lang }
  const server = simulated?.server
  const chromium = isFirefox ? undefined : await startChromium(how, server, testVoice)
  const browser = chromium ?? (await startFirefox(how, server))
  browser.gone.then(() => end.abort())
  try {
    if (options.outlets.length > 0) await forward(browser, options.outlets)
    if (options.voices.length > 0) await speakBy(browser, options.voices)
    await browser.onSpoken?.(text => say(`🔊 ${text}`))
    const beside = await open(browser, headless)
    await browser.goto(url)
    say(headless ? `listening to ${url}; Ctrl-C ends it` : whatToLookAt(options, url, beside, testVoice))
    if (development) {
      const again = async () => {
        await open(browser, headless)
        await browser.goto(url)
      }
      chromium?.followReloads(again, end.signal)
    }
    const { seconds } = options
    if (seconds !== undefined)
      void setTimeout(seconds * 1_000, undefined, { signal: end.signal }).then(
        () => end.abort(),
        () => undefined,
      )
    await over
    if (options.outlets.length > 0) await sendTheRest(browser)
  } finally {
    await browser.close()
    await simulated?.server.close()
    await development?.stop()
    if (extension !== built) rmSync(extension, { recursive: true, force: true })
  }
}

/** Sets outlets up as the settings page does. */
async function forward(browser: StartedBrowser, outlets: StartOutlet[]): Promise<void> {
  await browser.store(storedAs(outlets, Date.now()))
  for (const { settings } of outlets) say(`forwarding to ${settings.program} at ${settings.address}`)
}

/** Sets voices up as the settings page does. */
async function speakBy(browser: StartedBrowser, voices: StartVoice[]): Promise<void> {
  await browser.store(voicesStoredAs(voices))
  for (const { voice } of voices) say(`speaking by ${voice.program} at ${voice.address}`)
}

/** Lets what was heard last leave: outlets come after the history. */
async function sendTheRest(browser: StartedBrowser): Promise<void> {
  await browser.goto('about:blank').catch(() => {})
  await setTimeout(REST_MS)
}

/**
 * Opens the panel in a window, or prints events.
 * @returns where the panel is, in words
 */
async function open(browser: StartedBrowser, headless: boolean): Promise<string> {
  if (!headless) return browser.openPanel()
  await browser.onEvent(event => process.stdout.write(`${JSON.stringify(event)}\n`))
  return ''
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
