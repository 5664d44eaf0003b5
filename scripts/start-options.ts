import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { parseArgs } from 'node:util'
import { PROGRAMS } from '../lib/outlets/table.ts'
import { OWN_PROGRAMS } from '../lib/speech/engine/own/table.ts'
import { SCENES } from '../test/room/scenes.ts'
import { readOutlet, type StartOutlet } from './start-outlets.ts'
import { readVoice, type StartVoice } from './start-voices.ts'

export const HELP = `npm start                      the built-in simulated room
npm start -- ROOM              a real room: its address, or what stands behind live.douyin.com/
Options, also after --
  --browser chromium|firefox   default chromium
  --headless                   no window: one event a line, as JSON, on standard output
  --seconds N                  ends after N seconds
  --scene NAME                 what happens in the simulated room: ${Object.keys(SCENES).join(', ')}
  --play FILE                  plays a captured .bin, .frames or .frames.gz file in it instead
  --outlet FORMAT=URL          forwards what is heard, such as dycast=ws://127.0.0.1:9001; repeatable
                               FORMAT: ${Object.keys(PROGRAMS).join(', ')}
                               user, password or token: before the host, as in obs=ws://:PASSWORD@127.0.0.1:4455
  --voice PROGRAM=URL          speaks by a server of yours, such as openai=http://127.0.0.1:5050; repeatable, the first is chosen
                               PROGRAM: ${Object.keys(OWN_PROGRAMS).join(', ')}
                               key: before the host; options: as in gptsovits=http://127.0.0.1:9880?refAudio=/path/a.wav
  --lang zh-CN | zh-TW | en-US language of the browser
`

const BROWSERS = ['chromium', 'firefox'] as const
const LANGUAGES = ['zh-CN', 'zh-TW', 'en-US'] as const

export interface StartOptions {
  help: boolean
  /** Address of a real room; undefined: the simulated one. */
  room: string | undefined
  headless: boolean
  /** Undefined: until Ctrl-C or the window is closed. */
  seconds: number | undefined
  scene: keyof typeof SCENES
  play: string | undefined
  lang: (typeof LANGUAGES)[number]
  browser: (typeof BROWSERS)[number]
  outlets: StartOutlet[]
  voices: StartVoice[]
  /** The development build, reloaded at each change. */
  dev: boolean
}

/**
 * Reads the command line of `npm start` and `npm run dev`.
 * @throws Error that names the mistake
 */
export function readStartOptions(args: string[]): StartOptions {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      help: { type: 'boolean', default: false },
      headless: { type: 'boolean', default: false },
      seconds: { type: 'string' },
      scene: { type: 'string', default: 'calm' },
      play: { type: 'string' },
      lang: { type: 'string', default: 'zh-CN' },
      outlet: { type: 'string', multiple: true, default: [] },
      voice: { type: 'string', multiple: true, default: [] },
      browser: { type: 'string', default: 'chromium' },
      dev: { type: 'boolean', default: false },
    },
  })
  const { scene, lang, play, browser } = values
  if (positionals.length > 1) throw new Error(`one room at a time, not ${positionals.length}`)
  if (!isScene(scene))
    throw new Error(`no scene is called ${scene}; there are ${Object.keys(SCENES).join(', ')}`)
  if (!isLanguage(lang)) throw new Error(`--lang ${lang}: ${LANGUAGES.join(', ')}`)
  if (!isBrowser(browser)) throw new Error(`--browser ${browser}: ${BROWSERS.join(', ')}`)
  if (values.dev && browser === 'firefox') throw new Error('the development build is for chromium')
  if (play !== undefined && !existsSync(play)) throw new Error(`--play ${play}: there is no such file`)
  const seconds = values.seconds === undefined ? undefined : Number(values.seconds)
  if (seconds !== undefined && !(seconds > 0 && seconds < 1e6)) {
    throw new Error(`--seconds ${values.seconds}: a number of seconds`)
  }
  const room = positionals[0] === undefined ? undefined : roomAddress(positionals[0])
  const outlets = values.outlet.map(readOutlet)
  const voices = values.voice.map(readVoice)
  return {
    help: values.help,
    outlets,
    voices,
    room,
    headless: values.headless,
    seconds,
    scene,
    play,
    lang,
    browser,
    dev: values.dev,
  }
}

/**
 * Address of a room.
 * @param given an address with or without https://, or the path at live.douyin.com
 * @throws Error if it is neither
 */
export function roomAddress(given: string): string {
  if (/^[\w-]{1,128}$/.test(given)) return `https://live.douyin.com/${given}`
  const url = URL.parse(given.includes('://') ? given : `https://${given}`)
  const isDouyin = /^(live|www|v)\.douyin\.com$/.test(url?.hostname ?? '')
  if (url && isDouyin && /^https?:$/.test(url.protocol)) return url.href
  throw new Error(`${given} is no Douyin room: give https://live.douyin.com/NUMBER, or the number alone`)
}

/** Whether there is a screen to open a window on. */
export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/** Whether Chromium can use system voices: on Linux only with speech-dispatcher. */
export function hasSystemVoices(): boolean {
  if (process.platform !== 'linux') return true
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.some(folder => existsSync(join(folder, 'speech-dispatcher')))
}

function isScene(name: string): name is keyof typeof SCENES {
  return Object.hasOwn(SCENES, name)
}

function isLanguage(lang: string): lang is StartOptions['lang'] {
  return LANGUAGES.some(each => each === lang)
}

function isBrowser(name: string): name is StartOptions['browser'] {
  return BROWSERS.some(each => each === name)
}
