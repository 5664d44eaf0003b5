import { rmSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { OwnVoice } from '../../lib/settings/own-voices.ts'
import { withReachable } from '../../scripts/reachable.ts'
import { missingPrograms } from '../../scripts/test-programs.mjs'
import { createMessages } from '../room/messages.ts'
import { startServer } from '../room/server.ts'
import type { RoomServer } from '../room/types.ts'
import { spoken, VoiceServer, type VoiceServerOptions } from '../voice-server/server.ts'
import { BUILD } from './harness/extension.ts'
import {
  EAR_RATE,
  type Ear,
  followSpeech,
  type HeardSound,
  type Launched,
  launch,
  MARKS,
  marked,
  soundsIn,
  startEar,
  storeOwnVoices,
  until,
} from './harness/index.ts'

const missing = missingPrograms('voice')
const why = missing.length > 0 ? ` (skipped: no ${missing.join(', ')} here)` : ''

describe.skipIf(missing.length > 0)(`voices of the user’s own${why}`, () => {
  let ear: Ear
  let server: RoomServer
  let browser: Launched
  let extension: string
  let rooms = 0
  let people = 0

  beforeAll(async () => {
    ear = await startEar()
    server = await startServer()
    // Nobody is there to allow it.
    extension = withReachable(BUILD, ['http://127.0.0.1'])
    browser = await launch({ extension, chromiumArgs: server.chromiumArgs, env: ear.env })
    await browser.voice.setVoices([{ voiceName: '系统', lang: 'zh-CN' }])
  })
  afterEach(async () => {
    await browser.startOver()
    await closePlayer()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
    await ear?.close()
    if (extension) rmSync(extension, { recursive: true, force: true })
  })

  async function voiceServer(options: VoiceServerOptions = {}) {
    const program = await VoiceServer.start({ sound, ...options })
    onTestFinished(() => program.close())
    return program
  }

  const playerPage = async () => {
    const targets = await browser.cdp.targets()
    return targets.find(({ url }) => url.endsWith('/offscreen.html'))
  }

  async function closePlayer() {
    const page = await playerPage()
    if (page) await browser.cdp.send('Target.closeTarget', { targetId: page.targetId })
    await until(
      playerPage,
      page => page === undefined,
      10_000,
      () => 'the page that plays lives',
    )
  }

  type Own = Pick<OwnVoice, 'program' | 'address'> & Partial<OwnVoice>

  /** A room whose chat is read by these voices, the first of them chosen. */
  async function open(voices: Own[], speech: object = {}) {
    const webRid = `16${String(++rooms).padStart(4, '0')}`
    const room = server.addRoom({ webRid, scene: null, anchor: '糖糖', page: { transport: 'socket' } })
    const make = createMessages({ seed: 1600 + rooms, roomId: room.roomId, anchor: '糖糖' })
    const panel = await browser.openPanel(room.roomId)
    await storeOwnVoices(
      panel,
      voices.map((voice, at) => ({ id: `v${at}`, ...voice })),
    )
    const settings = { speech: { voice: 'own:v0', types: { chat: { template: '{text}' } }, ...speech } }
    await panel.evaluate(settings => chrome.storage.local.set({ settings, settings$: { v: 5 } }), settings)
    const told = await followSpeech(panel)
    await browser.openRoom(room.url)
    await room.waitForClient()
    const say = (...texts: string[]) =>
      room.push(texts.map(text => make.chat({ text, user: { nickname: `观众${++people}`, admin: false } })))
    const quiet = (spokenTexts: number) =>
      told(
        ({ spoken, speech }) => spoken.length >= spokenTexts && speech?.speaking === '' && speech.waits === 0,
        60_000,
      )
    return { panel, room, make, say, told, quiet }
  }

  /** Where the recording is now, in ms. */
  const now = () => (ear.recording().length / EAR_RATE) * 1_000

  /** Waits until so many sounds were recorded, the last of them whole. */
  function heard(count: number, from: number): Promise<HeardSound[]> {
    return until(
      async () => soundsIn(ear.recording(), from),
      sounds => sounds.length >= count && sounds.at(-1)?.isWhole === true,
      20_000,
      sounds => `of ${count} sounds was heard ${JSON.stringify(sounds)}`,
    )
  }

  test.each<[string, Own]>([
    ['OpenAI’s interface', { program: 'openai', address: '' }],
    ['GPT-SoVITS', { program: 'gptsovits', address: '', options: { refAudio: '/ref.wav' } }],
    ['CosyVoice', { program: 'cosyvoice', address: '' }],
  ])('%s speaks a room: in order, one after the other, as loud as it is', async (_, voice) => {
    const program = await voiceServer()
    const { say, quiet } = await open([{ ...voice, address: program.url }])
    const from = now()
    say(...TEXTS)
    const { spoken: said, speech, voice: view } = await quiet(TEXTS.length)
    expect(said).toEqual(TEXTS)
    expect(speech?.dropped).toEqual({})
    expect(view?.failed).toEqual([])
    expect(program.texts).toEqual(TEXTS)
    const sounds = await heard(TEXTS.length, from)
    expect(sounds.map(({ mark, isWhole }) => [mark, isWhole])).toEqual(TEXTS.map((_, at) => [at, true]))
    for (const { voiceMs, loudness } of sounds) {
      expect(voiceMs).toBeGreaterThan(500)
      expect(loudness).toBeGreaterThan(0.8)
      expect(loudness).toBeLessThan(1.2)
    }
  })
})

const TEXTS = ['主播晚上好今天唱什么歌', '这件衣服多少钱一件', '谢谢大家来看我的直播', '明天几点开播呢']

/** What espeak-ng says, marked with the place of the text. */
function sound(text: string): Buffer {
  return marked(spoken(text), MARKS[Math.max(0, TEXTS.indexOf(text))] ?? { begins: 0, ends: 0 })
}
