import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import type { OwnVoice } from '../../lib/settings/apart/own-voices.ts'
import { missingPrograms } from '../../scripts/test-programs.mjs'
import { soundsIn } from '../e2e/harness/marked-sound.ts'
import {
  heardSounds,
  lengthened,
  ownSound,
  recordedMs,
  storeOwnVoices,
  OWN_TEXTS as TEXTS,
} from '../e2e/harness/own-voices.ts'
import { areOver, followSpeech, LATE_SPEECH, type SpeechTold } from '../e2e/harness/speech.ts'
import { type SystemVoice, startSystemVoice } from '../e2e/harness/system-voice.ts'
import { until } from '../e2e/harness/until.ts'
import { createMessages } from '../room/messages.ts'
import { startServer } from '../room/server.ts'
import type { RoomServer, SimulatedRoom } from '../room/types.ts'
import { VoiceServer, type VoiceServerOptions } from '../voice-server/server.ts'
import { type Firefox, launchFirefox } from './harness/launch.ts'
import { DrivenPage } from './harness/panel.ts'

const missing = missingPrograms('voice')
const why = missing.length > 0 ? ` (skipped: no ${missing.join(', ')} here)` : ''

/** One room is spoken by all: each test follows what is said from its own start on. */
describe.skipIf(missing.length > 0)(`speech in Firefox${why}`, () => {
  let voice: SystemVoice
  let server: RoomServer
  let browser: Firefox
  let room: SimulatedRoom
  let panel: DrivenPage
  let make: ReturnType<typeof createMessages>
  let told: Awaited<ReturnType<typeof followSpeech>>
  let from: number
  let people = 0

  beforeAll(async () => {
    voice = await startSystemVoice()
    server = await startServer()
    browser = await launchFirefox({
      port: server.port,
      env: voice.env,
      systemVoices: true,
      // Whoever asks for a permission in a click is given it: nobody is there to allow it.
      prefs: { 'extensions.webextOptionalPermissionPrompts': false },
    })
    room = server.addRoom({ webRid: '6901', scene: null, page: { transport: 'socket' } })
    make = createMessages({ seed: 96, roomId: room.roomId })
    await browser.openRoom(room.url)
    panel = new DrivenPage(browser, await browser.openPanel(room.roomId))
    await room.waitForClient()
    await speakBy()
    // They come late: thirteen thousand, some seconds after the first question.
    await told(({ voice }) => voice.voices === 'ready', 60_000)
  })
  beforeEach(async () => {
    await follow()
    from = recordedMs(voice)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
    await voice?.close()
  })

  async function voiceServer(options: VoiceServerOptions = {}) {
    const program = await VoiceServer.start({ sound: ownSound, ...options })
    onTestFinished(() => program.close())
    return program
  }

  type Own = Pick<OwnVoice, 'program' | 'address'> & Partial<OwnVoice>

  /** Follows what is said from now on, by an event page that has heard of all that was stored. */
  async function follow(): Promise<void> {
    told = await followSpeech(panel.page)
  }

  /** Chooses the first of these voices; none: one of the system. */
  async function speakBy(...voices: Own[]): Promise<void> {
    await storeOwnVoices(
      panel.page,
      voices.map((voice, at) => ({ id: `v${at}`, ...voice })),
    )
    const voice = voices.length > 0 ? 'own:v0' : ''
    const speech = { voice, types: { chat: { template: '{text}' } }, queue: LATE_SPEECH }
    await panel.page.evaluate(settings => chrome.storage.local.set({ settings, settings$: { v: 5 } }), {
      speech,
    })
    await follow()
  }

  function say(...texts: string[]): void {
    room.push(texts.map(text => make.chat({ text, user: { nickname: `观众${++people}`, admin: false } })))
  }

  /** Waits until these were said last, and nothing waits. */
  function quiet(...texts: string[]): Promise<SpeechTold> {
    return told(now => areOver(texts, now), 60_000)
  }

  const speaks = (text: string) => told(({ speech }) => speech.speaking === text, 60_000)

  /** What was heard since the test began: the place of each text, and whether its end was heard. */
  async function heard(count: number): Promise<[place: number, isWhole: boolean][]> {
    return (await heardSounds(voice, count, from)).map(({ mark, isWhole }) => [mark, isWhole])
  }

  const begun = (count: number) =>
    until(
      async () => soundsIn(voice.recording(), from).length,
      sounds => sounds === count,
      20_000,
      sounds => `${sounds} sounds began`,
    )

  test('a room is spoken by a voice of the system from start to end; an ended event page says nothing twice', async () => {
    const before = voice.heardSeconds()
    say('主播晚上好')
    await quiet('主播晚上好')
    say('今天唱什么歌')
    const { spoken, speech } = await quiet('今天唱什么歌')
    expect(spoken).toEqual(['主播晚上好', '今天唱什么歌'])
    expect(speech).toMatchObject({ dropped: {} })
    expect(speech.problem).toBeUndefined()
    // Each takes more than a second, most of it sound.
    expect(voice.heardSeconds() - before).toBeGreaterThan(0.5)

    await browser.killWorker()
    await follow()
    await told(({ voice }) => voice.voices === 'ready', 60_000)
    const heardSoFar = voice.heardSeconds()
    say('再来一首')
    expect((await quiet('再来一首')).spoken).toEqual(['再来一首'])
    await expect.poll(() => voice.heardSeconds()).toBeGreaterThan(heardSoFar)
  })

  test('a person sets up a voice of their own: the click asks for the permission, and it is asked for what the room says', async () => {
    const program = await voiceServer()
    await speakBy()
    await panel.press('head.settings')
    await panel.clickOn('ownVoices.add')
    await panel.clickOn('ownProgram.openai')
    await panel.write('ownVoices.address', program.url)
    await panel.press('ownVoices.find')
    await panel.sees('ownVoices.found', 2)
    await panel.press('ownVoices.test')
    // A page's sound may stall in Firefox while another page plays: its end is not waited for.
    await begun(1)
    await panel.press('ownVoices.use')
    await panel.sees('ownVoices.used')
    expect(await panel.faults()).toEqual([])
    await panel.press('settings.back')
    await panel.press('settings.back')
    // A trial that stalled gives the voice a rest, of which the next event page knows nothing.
    await browser.killWorker()
    await follow()
    say(TEXTS[1])
    await quiet(TEXTS[1])
    expect(program.texts).toContain(TEXTS[1])
  })

  test('the event page is ended in mid-sentence: nothing is heard twice, and the next go on', async () => {
    const program = await voiceServer({ sound: lengthened(TEXTS[0]) })
    await speakBy({ program: 'openai', address: program.url })
    say(...TEXTS)
    await begun(1)
    await browser.killWorker()
    expect(await heard(TEXTS.length)).toEqual(TEXTS.map((_, at) => [at, at > 0]))
  })

  test('skip and off cut at once, and what was cut or waited is not heard later', async () => {
    const program = await voiceServer({ sound: lengthened(TEXTS[0], TEXTS[1]) })
    await speakBy({ program: 'openai', address: program.url })
    say(...TEXTS.slice(0, 3))
    await begun(1)
    await panel.pressAtOnce('voice.skip')
    await begun(2)
    await panel.pressAtOnce('voice.panic')
    await panel.the('button', 'voice.turnOn').wait()
    await speakBy({ program: 'openai', address: program.url })
    say(TEXTS[3])
    await speaks(TEXTS[3])
    expect(await heard(3)).toEqual([
      [0, false],
      [1, false],
      [3, true],
    ])
  })

  test('a server that fails: the system’s voice says it, and after three times a line says why', async () => {
    const program = await voiceServer({ behaviour: 'fails' })
    await speakBy({ program: 'openai', address: program.url, name: '小艾' })
    for (const text of ['一号', '二号', '三号']) {
      const heardSoFar = voice.heardSeconds()
      say(text)
      await quiet(text)
      await expect.poll(() => voice.heardSeconds()).toBeGreaterThan(heardSoFar)
    }
    await panel.page.locator('::-p-text(“小艾”应答了 500（CUDA out of memory），暂用其他音色)').wait()
    expect(program.texts).toEqual(['一号', '二号', '三号'])
  })

  test('without the permission are heard what an address is enough for, and what lets every page read', async () => {
    await panel.page.evaluate(() => chrome.permissions.remove({ origins: ['http://127.0.0.1/*'] }))
    const program = await voiceServer()
    await speakBy({ program: 'gptsovits', address: program.url, options: { refAudio: '/ref.wav' } })
    say(TEXTS[1])
    await quiet(TEXTS[1])
    program.options.cors = true
    await speakBy({ program: 'cosyvoice', address: program.url })
    say(TEXTS[2])
    await quiet(TEXTS[2])
    expect(await heard(2)).toEqual([
      [1, true],
      [2, true],
    ])
    expect(program.asked.map(({ method }) => method)).toEqual(['GET', 'POST'])
  })
})
