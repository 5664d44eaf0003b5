import { rmSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { OwnVoice } from '../../lib/settings/own-voices.ts'
import { withReachable } from '../../scripts/reachable.ts'
import { missingPrograms } from '../../scripts/test-programs.mjs'
import { createMessages } from '../room/messages.ts'
import { startServer } from '../room/server.ts'
import type { RoomServer } from '../room/types.ts'
import { type Behaviour, VoiceServer, type VoiceServerOptions } from '../voice-server/server.ts'
import { BUILD } from './harness/extension.ts'
import {
  type Ear,
  followSpeech,
  heardSounds,
  type Launched,
  launch,
  ownSound,
  recordedMs,
  soundsIn,
  startEar,
  storeOwnVoices,
  OWN_TEXTS as TEXTS,
  until,
} from './harness/index.ts'
import { textsOf } from './harness/texts.ts'

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
    const program = await VoiceServer.start({ sound: ownSound, ...options })
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

  const now = () => recordedMs(ear)
  const heard = (count: number, from: number) => heardSounds(ear, count, from)

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

  test('what a server answers that is no sound is said by the system’s voice, and after three times a line says why', async () => {
    const elsewhere = await voiceServer()
    const program = await voiceServer({ elsewhere: `${elsewhere.url}/v1/audio/speech` })
    const { say, panel, told } = await open([{ program: 'openai', address: program.url }])
    const bySystem = (text: string) =>
      browser.voice.waitFor(all => all.some(one => one.text === text && one.ended === 'end'), 60_000)
    const behaviours: Behaviour[] = [
      'fails',
      'html',
      'silent',
      'redirects',
      'endless',
      'huge',
      'breaks',
      'stalls',
    ]
    for (const [at, behaviour] of behaviours.entries()) {
      program.options.behaviour = behaviour
      // Changed, it begins anew.
      await storeOwnVoices(panel, [{ id: 'v0', program: 'openai', address: program.url, name: `第${at}次` }])
      say(`${behaviour}的时候`)
      await bySystem(`${behaviour}的时候`)
    }
    expect(elsewhere.asked).toEqual([])
    program.options.behaviour = 'fails'
    await storeOwnVoices(panel, [{ id: 'v0', program: 'openai', address: program.url, name: '小艾' }])
    for (const text of ['再来一句', '再来两句', '再来三句']) {
      say(text)
      await bySystem(text)
    }
    await told(({ voice }) => voice?.failed[0]?.kind === 'own')
    await panel.getByText('“小艾”应答了 500（CUDA out of memory），暂用其他音色').waitFor()
    const asked = program.texts.length
    say('不问它了')
    await bySystem('不问它了')
    expect(program.texts.length).toBe(asked)
  })

  test('a short text that comes again is not asked for again', async () => {
    const program = await voiceServer()
    const { say, quiet } = await open([{ program: 'cosyvoice', address: program.url }])
    for (const [at, text] of ['谢谢关注', '谢谢关注', '你好', '谢谢关注'].entries()) {
      say(text)
      await quiet(at + 1)
    }
    expect(program.texts).toEqual(['谢谢关注', '你好'])
  })

  test('the worker dies in mid-sentence: each is heard once, to its end', async () => {
    const program = await voiceServer()
    const { say, told } = await open([{ program: 'openai', address: program.url }])
    const from = now()
    say(...TEXTS)
    await told(({ speech }) => speech?.speaking === TEXTS[0])
    await browser.killWorker()
    const sounds = await heard(TEXTS.length, from)
    expect(sounds.map(({ mark, isWhole }) => [mark, isWhole])).toEqual(TEXTS.map((_, at) => [at, true]))
  })

  test('the page that plays dies in mid-sentence: nothing is heard twice, and the next go on', async () => {
    const program = await voiceServer()
    const { say, told } = await open([{ program: 'openai', address: program.url }])
    const from = now()
    say(...TEXTS)
    await told(({ speech }) => speech?.speaking === TEXTS[0])
    await until(
      async () => soundsIn(ear.recording(), from),
      sounds => sounds.length === 1,
      20_000,
      () => 'nothing is heard',
    )
    await closePlayer()
    const sounds = await heard(TEXTS.length, from)
    expect(sounds.map(({ mark }) => mark)).toEqual([0, 1, 2, 3])
    expect(sounds.map(({ isWhole }) => isWhole)).toEqual([false, true, true, true])
  })

  test('skip and off cut at once; off closes the page that plays', async () => {
    const program = await voiceServer()
    const { say, told, panel } = await open([{ program: 'openai', address: program.url }])
    const from = now()
    say(...TEXTS.slice(0, 2))
    await told(({ speech }) => speech?.speaking === TEXTS[0])
    await panel.getByRole('button', { name: '跳过这一条' }).click()
    await told(({ speech }) => speech?.speaking === TEXTS[1])
    await panel.getByRole('button', { name: '立即停止并关闭朗读' }).click()
    await until(
      playerPage,
      page => page === undefined,
      20_000,
      () => 'the page that plays stays open',
    )
    expect(soundsIn(ear.recording(), from).some(({ isWhole }) => isWhole)).toBe(false)
  })

  test('a person sets one up: address, voices, key, a test, and it reads', async () => {
    const program = await voiceServer()
    const { t } = textsOf('zh-CN')
    const { panel, say, quiet } = await open([])
    await panel.getByRole('button', { name: t('head.settings'), exact: true }).click()
    await panel.getByRole('button', { name: new RegExp(`^${t('ownVoices.add')}`) }).click()
    await panel.getByRole('button', { name: /OpenAI/ }).click()
    const address = panel.getByLabel(t('ownVoices.address'), { exact: true })
    await expect.poll(() => address.inputValue()).toBe('http://127.0.0.1:5050')
    await address.fill(`${program.url}/v1`)
    await panel.getByLabel(t('ownVoices.key'), { exact: true }).fill('sk-test')
    await panel.getByRole('button', { name: t('ownVoices.find') }).click()
    await panel.getByText(t('ownVoices.found', 2)).waitFor()
    await panel.getByLabel(t('ownOption.voice'), { exact: true }).fill('zh-CN-YunxiNeural')
    await panel.getByLabel(t('ownVoices.sentence')).fill(TEXTS[0])
    const from = now()
    await panel.getByRole('button', { name: t('ownVoices.test'), exact: true }).click()
    await panel.getByText(/秒后给了声音/).waitFor()
    expect(await heard(1, from)).toMatchObject([{ mark: 0, isWhole: true }])
    await panel.getByRole('button', { name: t('ownVoices.use') }).click()
    await panel.getByText(t('ownVoices.used')).waitFor()
    await browser.settingsStored()
    say(TEXTS[1])
    await quiet(1)
    const last = program.asked.at(-1)
    expect(last?.headers.authorization).toBe('Bearer sk-test')
    expect(JSON.parse(last?.body ?? '{}')).toMatchObject({ input: TEXTS[1], voice: 'zh-CN-YunxiNeural' })
    const exported = await panel.evaluate(() => chrome.storage.local.get('settings'))
    expect(JSON.stringify(exported)).not.toContain('sk-test')
  })
})
