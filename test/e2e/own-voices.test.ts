import { rmSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { OwnVoice } from '../../lib/settings/apart/own-voices.ts'
import { withReachable } from '../../scripts/reachable.ts'
import { missingPrograms } from '../../scripts/test-programs.mjs'
import { createMessages } from '../room/messages.ts'
import type { Person } from '../room/people.ts'
import { startServer } from '../room/server.ts'
import type { RoomServer } from '../room/types.ts'
import { type Behaviour, spoken, tone, VoiceServer, type VoiceServerOptions } from '../voice-server/server.ts'
import { BUILD } from './harness/extension.ts'
import {
  areOver,
  type Ear,
  followSpeech,
  heardSounds,
  LATE_SPEECH,
  type Launched,
  launch,
  lengthened,
  ownSound,
  recordedMs,
  soundsIn,
  startEar,
  storeOwnVoices,
  OWN_TEXTS as TEXTS,
  until,
} from './harness/index.ts'
import { MARKS, marked } from './harness/marked-sound.ts'
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
    const { panel } = await browser.visit(room)
    await storeOwnVoices(
      panel,
      voices.map((voice, at) => ({ id: `v${at}`, ...voice })),
    )
    const types = { chat: { template: '{text}' } }
    const settings = { speech: { voice: 'own:v0', types, queue: LATE_SPEECH, ...speech } }
    await panel.evaluate(settings => chrome.storage.local.set({ settings, settings$: { v: 5 } }), settings)
    const told = await followSpeech(panel)
    const say = (...texts: string[]) =>
      room.push(texts.map(text => make.chat({ text, user: { nickname: `观众${++people}`, admin: false } })))
    const sayAs = (user: Person, text: string) => room.push([make.chat({ text, user })])
    const quiet = (...texts: string[]) => told(now => areOver(texts, now), 60_000)
    return { panel, room, make, say, sayAs, told, quiet }
  }

  const now = () => recordedMs(ear)
  const heard = (count: number, from: number) => heardSounds(ear, count, from)

  const bySystem = (text: string) =>
    browser.voice.waitFor(all => all.some(one => one.text === text && one.ended === 'end'), 60_000)

  async function timesBySystem(texts: readonly string[]): Promise<number[]> {
    const all = await browser.heard()
    return texts.map(text => all.filter(one => one.text === text).length)
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
    const { spoken: said, speech, voice: view } = await quiet(...TEXTS)
    expect(said).toEqual(TEXTS)
    expect(speech.dropped).toEqual({})
    expect(view.failed).toEqual([])
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
    const from = now()
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
    expect(await timesBySystem(behaviours.map(behaviour => `${behaviour}的时候`))).toEqual(
      behaviours.map(() => 1),
    )
    expect(soundsIn(ear.recording(), from)).toEqual([])
    program.options.behaviour = 'fails'
    await storeOwnVoices(panel, [{ id: 'v0', program: 'openai', address: program.url, name: '小艾' }])
    for (const text of ['再来一句', '再来两句', '再来三句']) {
      say(text)
      await bySystem(text)
    }
    await told(({ voice }) => voice.failed[0]?.kind === 'own')
    await panel.getByText('“小艾”应答了 500（CUDA out of memory），暂用其他音色').waitFor()
    const asked = program.texts.length
    say('不问它了')
    await bySystem('不问它了')
    expect(program.texts.length).toBe(asked)
  })

  test('a slow server is waited for, one slower than 8 s is not: each text is said once', async () => {
    const program = await voiceServer({ delay: 4_000, sound: slowly })
    const { say, quiet } = await open([{ program: 'openai', address: program.url }])
    const from = now()
    const [inTime = '', late = '', after = ''] = SLOW_TEXTS
    say(inTime)
    await quiet(inTime)
    program.options.delay = 9_500
    say(late)
    await bySystem(late)
    program.options.delay = 0
    say(after)
    await quiet(after)
    expect((await heard(2, from)).map(({ mark, isWhole }) => [mark, isWhole])).toEqual([
      [0, true],
      [2, true],
    ])
    expect(await timesBySystem(SLOW_TEXTS)).toEqual([0, 1, 0])
    expect(program.texts).toEqual(SLOW_TEXTS)
  })

  test('GPT-SoVITS speaks by GET without access to its address', async () => {
    const program = await voiceServer()
    // The extension of these tests has access to 127.0.0.1 alone.
    const address = program.url.replace('127.0.0.1', 'localhost')
    const { say, quiet, panel } = await open([
      { program: 'gptsovits', address, options: { refAudio: '/ref.wav' } },
    ])
    const mayRead = await panel.evaluate(() =>
      chrome.permissions.contains({ origins: ['http://localhost/*'] }),
    )
    expect(mayRead).toBe(false)
    const from = now()
    say(...TEXTS)
    const { spoken: said } = await quiet(...TEXTS)
    expect(said).toEqual(TEXTS)
    const sounds = await heard(TEXTS.length, from)
    expect(sounds.map(({ mark, isWhole }) => [mark, isWhole])).toEqual(TEXTS.map((_, at) => [at, true]))
    expect(new Set(program.asked.map(({ method }) => method))).toEqual(new Set(['GET']))
    expect([...new Set(program.texts)]).toEqual(TEXTS)
    for (const behaviour of ['fails', 'hangs'] as const) {
      program.options.behaviour = behaviour
      say(`${behaviour}，不能读它的回答`)
      await bySystem(`${behaviour}，不能读它的回答`)
    }
    expect(await timesBySystem(['fails', 'hangs'].map(one => `${one}，不能读它的回答`))).toEqual([1, 1])
  })

  test('a person, a type and a language are read by the own voice that was chosen for them', async () => {
    const programs = await Promise.all([1, 2, 3, 4].map(() => voiceServer({ sound: briefly })))
    const { say, sayAs, room, make, quiet, panel } = await open(
      programs.map(({ url }, at) => ({
        program: 'openai',
        address: url,
        ...(at === 3 && { lang: 'en' as const }),
      })),
      {
        types: {
          chat: { template: '{text}' },
          follow: { speak: true, template: '{user}关注了', voice: 'own:v2' },
        },
        languages: { en: 'own:v3' },
      },
    )
    const zhou = make.person({ nickname: '老周' })
    await panel.evaluate(async id => {
      const { settings } = (await chrome.storage.local.get('settings')) as { settings: object }
      const people = { [id]: { name: '老周', voice: 'own:v1' } }
      await chrome.storage.local.set({ settings: { ...settings, people } })
    }, zhou.id)
    await browser.settingsStored()
    say('谁都能说的话')
    await quiet('谁都能说的话')
    sayAs(zhou, '老周说的话')
    await quiet('老周说的话')
    room.push([make.follow({ user: { nickname: '小红' } })])
    await quiet('小红关注了')
    say('Where can I buy this jacket please')
    await quiet('Where can I buy this jacket please')
    expect(programs.map(({ texts }) => texts)).toEqual([
      ['谁都能说的话'],
      ['老周说的话'],
      ['小红关注了'],
      ['Where can I buy this jacket please'],
    ])
  })

  test('each person keeps one of the voices chosen for people', async () => {
    const programs = await Promise.all([1, 2, 3].map(() => voiceServer({ sound: briefly })))
    const { sayAs, make, quiet } = await open(
      programs.map(({ url }) => ({ program: 'openai', address: url })),
      { perPerson: { on: true, voices: ['own:v1', 'own:v2'] } },
    )
    // Unlike each other: what differs in a number alone is read as one.
    const lines = [
      ['来了来了', '我先走啦'],
      ['歌很好听', '再唱一首'],
      ['灯光不错', '镜头歪了'],
      ['今天好冷', '多穿一点'],
      ['想听老歌', '谢谢主播'],
      ['吃饭了吗', '我去做饭'],
      ['裙子真美', '头发真长'],
      ['笑死我了', '肚子好疼'],
    ]
    const people = lines.map((_, at) => make.person({ id: `700${at}`, nickname: `听众${at}` }))
    for (const turn of [0, 1])
      for (const [at, person] of people.entries()) {
        const line = lines[at]?.[turn] ?? ''
        sayAs(person, line)
        await quiet(line)
      }
    const [general, ...drawn] = programs.map(({ texts }) => texts)
    expect(general).toEqual([])
    const byPerson = lines.map(of => of.map(text => drawn.findIndex(texts => texts.includes(text))))
    for (const [first, second] of byPerson) expect(second, JSON.stringify(byPerson)).toBe(first)
    expect(new Set(byPerson.flat()), JSON.stringify(byPerson)).toEqual(new Set([0, 1]))
  })

  test('a sound file of one’s own: chosen in a rule it is heard, too large it is refused, removed it is told', async () => {
    const { t } = textsOf('zh-CN')
    const { panel, say } = await open([], { on: false })
    const press = (key: string, ...gaps: string[]) =>
      panel.getByRole('button', { name: t(key, ...gaps), exact: true }).click()
    await press('head.settings')
    await panel.getByRole('button', { name: new RegExp(`^${t('rules.title')}`) }).click()
    await press('rules.add')
    const editor = panel.getByRole('dialog')
    await editor.getByRole('combobox', { name: t('rules.filter') }).fill('多少钱 ')
    await editor.getByRole('checkbox', { name: t('actions.sound'), exact: true }).check()
    await editor.getByRole('textbox', { name: t('rules.name') }).fill('听声音')
    const add = async (name: string, buffer: Buffer) => {
      const [chooser] = await Promise.all([panel.waitForEvent('filechooser'), press('ownSounds.add')])
      await chooser.setFiles({ name, mimeType: 'audio/wav', buffer })
    }
    await add('太大.wav', Buffer.alloc(1024 * 1024 + 1))
    await editor.getByText(t('ownSounds.tooBig')).waitFor()
    await add('不是声音.wav', Buffer.from('not a sound'))
    await editor.getByText(t('ownSounds.unreadable')).waitFor()
    await add('叮咚.wav', marked(tone('声音声音声音'), MARKS[4] ?? { begins: 0, ends: 0 }))
    const choice = editor.getByRole('combobox', { name: t('rules.sound'), exact: true })
    await expect.poll(() => choice.locator('option:checked').textContent()).toBe('叮咚')
    let from = now()
    await press('rules.hear')
    expect(await heard(1, from)).toMatchObject([{ mark: 4, isWhole: true }])
    await press('rules.save')
    await press('settings.back')
    await press('settings.back')
    await browser.settingsStored()
    from = now()
    say('这个多少钱')
    expect(await heard(1, from)).toMatchObject([{ mark: 4, isWhole: true }])
    await press('head.settings')
    await panel.getByRole('button', { name: new RegExp(`^${t('rules.title')}`) }).click()
    await press('rules.edit', '听声音')
    await press('ownSounds.remove')
    await expect.poll(() => choice.inputValue()).toBe('ding')
    await press('sheet.close')
    await panel.getByText(t('rules.unsaved')).waitFor()
    await press('sheet.close')
    await press('rules.edit', '听声音')
    await expect.poll(() => choice.locator('option:checked').textContent()).toBe(t('ownSounds.gone'))
  })

  test('a short text that comes again is not asked for again', async () => {
    const program = await voiceServer()
    const { say, quiet } = await open([{ program: 'cosyvoice', address: program.url }])
    const texts = ['谢谢关注', '谢谢关注', '你好', '谢谢关注']
    for (const [at, text] of texts.entries()) {
      say(text)
      await quiet(...texts.slice(0, at + 1))
    }
    expect(program.texts).toEqual(['谢谢关注', '你好'])
  })

  test('the worker dies in mid-sentence: each is heard once, to its end', async () => {
    const program = await voiceServer()
    const { say, told } = await open([{ program: 'openai', address: program.url }])
    const from = now()
    say(...TEXTS)
    await told(({ speech }) => speech.speaking === TEXTS[0])
    await browser.killWorker()
    const sounds = await heard(TEXTS.length, from)
    expect(sounds.map(({ mark, isWhole }) => [mark, isWhole])).toEqual(TEXTS.map((_, at) => [at, true]))
  })

  test('the page that plays dies in mid-sentence: nothing is heard twice, and the next go on', async () => {
    const program = await voiceServer({ sound: lengthened(TEXTS[0]) })
    const { say, told } = await open([{ program: 'openai', address: program.url }])
    const from = now()
    say(...TEXTS)
    await told(({ speech }) => speech.speaking === TEXTS[0])
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
    const program = await voiceServer({ sound: lengthened(...TEXTS) })
    const { say, told, panel } = await open([{ program: 'openai', address: program.url }])
    const from = now()
    say(...TEXTS.slice(0, 2))
    await told(({ speech }) => speech.speaking === TEXTS[0])
    await panel.getByRole('button', { name: '跳过这一条' }).click()
    await told(({ speech }) => speech.speaking === TEXTS[1])
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
    await quiet(TEXTS[1])
    const last = program.asked.at(-1)
    expect(last?.headers.authorization).toBe('Bearer sk-test')
    expect(JSON.parse(last?.body ?? '{}')).toMatchObject({ input: TEXTS[1], voice: 'zh-CN-YunxiNeural' })
    const exported = await panel.evaluate(() => chrome.storage.local.get('settings'))
    expect(JSON.stringify(exported)).not.toContain('sk-test')
  })
})

const SLOW_TEXTS = ['等一会儿也来得及', '等得太久就不等了', '现在又快起来了吧']

/** A few ms of sound: who is asked is of interest. */
const briefly = (text: string) => tone(text, 440, 10)

/** Their marks are by their place too. */
const slowly = (text: string) =>
  marked(spoken(text), MARKS[SLOW_TEXTS.indexOf(text)] ?? { begins: 0, ends: 0 })
