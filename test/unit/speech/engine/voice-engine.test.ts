import { describe, expect, test } from 'vitest'
import type { Attempt, Attempted, Manner } from '../../../../lib/speech/engine/engine.ts'
import { VoiceEngine } from '../../../../lib/speech/engine/voice-engine.ts'
import type { Voice } from '../../../../lib/speech/engine/voices.ts'
import { voice } from './voices.ts'

const TING = voice('婷婷')
const LI = voice('李莉')
const ALEX = voice('Alex', 'en-US')
const MANNER: Manner = { voices: [], rate: 1, pitch: 1, volume: 1 }
const DUMB: Attempted = { kind: 'failed', cause: { kind: 'no-start' } }
/** Lets all promises that can resolve do so. */
const settled = () => new Promise(resolve => setImmediate(resolve))

/** An engine whose voices do what `acts` says of them, by name; they end what they say unless told. */
function setUp(
  voices: Voice[] | undefined,
  acts: Record<string, Attempted | 'holds'> = {},
  waitsForList = false,
) {
  const said: (Attempt & { name: string })[] = []
  let now = 0
  const engine = new VoiceEngine({
    untilQuiet: async () => {},
    waitsForList,
    say: async (attempt, signal, onBegin) => {
      const name = attempt.voice?.name ?? ''
      said.push({ ...attempt, name })
      onBegin()
      const act = acts[name] ?? { kind: 'ended' }
      if (act !== 'holds') return act
      return new Promise(resolve => signal.addEventListener('abort', () => resolve({ kind: 'stopped' })))
    },
    system: { system: 'linux', firefox: false },
    now: () => now,
  })
  if (voices) engine.setVoices(voices, true)
  const speak = (text = '你好', manner: Partial<Manner> = {}) => engine.speak(text, { ...MANNER, ...manner })
  const names = () => said.map(({ name }) => name)
  return {
    engine,
    said,
    speak,
    names,
    acts,
    pass: (ms: number) => {
      now += ms
    },
  }
}

describe('who speaks', () => {
  test.each<[string, string, Partial<Manner>, string]>([
    ['the first that is wanted and there', '你好', { voices: ['', '没有', '李莉', '婷婷'] }, '李莉'],
    ['the best Chinese one where none is wanted', '你好', { voices: [''] }, '婷婷'],
    ['an English one for English, where that is allowed', 'hello world', { english: true }, 'Alex'],
    ['not for mixed text', 'hello 世界', { english: true }, '婷婷'],
    ['not where that is not allowed', 'hello world', {}, '婷婷'],
    ['the wanted English one for English', 'hello', { english: true, voices: ['李莉', 'Sam'] }, 'Sam'],
  ])('%s', async (_, text, manner, expected) => {
    const { speak, names } = setUp([TING, LI, ALEX, voice('Sam', 'en-GB')])
    expect(await speak(text, manner)).toEqual({ kind: 'ended' })
    expect(names()).toEqual([expected])
  })

  test('an English one what an English-only message says, a Chinese one who says it', async () => {
    const { engine, said, speak } = setUp([TING, ALEX])
    const manner = { english: true, written: 'hello all' }
    expect(await speak('张三说：hello all', manner)).toEqual({ kind: 'ended' })
    await speak('张三说：hello all', { written: 'hello all' })
    engine.setVoices([TING], true)
    await speak('张三说：hello all', manner)
    expect(said.map(({ name, text }) => [name, text])).toEqual([
      ['婷婷', '张三说：'],
      ['Alex', 'hello all'],
      ['婷婷', '张三说：hello all'],
      ['婷婷', '张三说：hello all'],
    ])
  })

  describe('Japanese and Korean', () => {
    const KYOKO = voice('Kyoko', 'ja-JP')
    const manner = { english: true, written: 'こんにちは' }
    test.each<[string, Voice[], Partial<Manner>, [string, string][]]>([
      [
        'a voice of the language',
        [TING, KYOKO],
        manner,
        [
          ['婷婷', '小禾说：'],
          ['Kyoko', 'こんにちは'],
        ],
      ],
      ['nobody where there is none', [TING, ALEX], manner, []],
      ['nobody, whoever is wanted', [TING, LI], { ...manner, voices: ['李莉'] }, []],
      ['nobody unasked', [TING, KYOKO], { ...manner, english: false }, []],
      [
        'a voice that is wanted and can',
        [TING, KYOKO],
        { ...manner, english: false, voices: ['Kyoko'] },
        [
          ['Kyoko', '小禾说：'],
          ['Kyoko', 'こんにちは'],
        ],
      ],
    ])('%s', async (_, voices, how, expected) => {
      const { speak, said, engine } = setUp(voices)
      expect(await speak('小禾说：こんにちは', how)).toEqual({ kind: expected.length > 0 ? 'ended' : 'lost' })
      expect(said.map(({ name, text }) => [name, text])).toEqual(expected)
      expect(engine.view().failed).toEqual([])
    })
    test('wait for the list of voices', async () => {
      const { speak, names, engine } = setUp(undefined)
      const outcome = speak('안녕하세요', { english: true, written: '안녕하세요' })
      await settled()
      expect(names()).toEqual([])
      engine.setVoices([TING, voice('Yuna', 'ko-KR')], true)
      expect(await outcome).toEqual({ kind: 'ended' })
      expect(names()).toEqual(['Yuna'])
    })
    test('do not decide by a name around Chinese words', async () => {
      const { speak, names } = setUp([TING])
      await speak('さくらちゃん说：你好', { english: true, written: '你好' })
      expect(names()).toEqual(['婷婷'])
    })
    test('leave what comes next alone', async () => {
      const { speak } = setUp([TING])
      for (let line = 0; line < 5; line++)
        expect(await speak('ありがとう', { written: 'ありがとう' })).toEqual({ kind: 'lost' })
      expect(await speak()).toEqual({ kind: 'ended' })
    })
  })

  test('nobody the second part of what was stopped in the first', async () => {
    const { engine, speak, names } = setUp([TING, ALEX], { 婷婷: 'holds' })
    const outcome = speak('张三说：hello all', { english: true, written: 'hello all' })
    await settled()
    engine.stop()
    expect(await outcome).toEqual({ kind: 'stopped' })
    expect(names()).toEqual(['婷婷'])
  })

  test('none on the net by itself where there is one of this machine', async () => {
    const remote = voice('Xiaoxiao Online (Natural)', 'zh-CN', { remote: true })
    const { speak, names, engine } = setUp([remote, TING], { 婷婷: DUMB })
    expect(await speak()).toEqual({ kind: 'lost' })
    await speak('你好', { voices: [remote.name] })
    engine.setVoices([remote, ALEX], true)
    await speak()
    expect(names()).toEqual(['婷婷', remote.name, remote.name])
  })

  test('the browser’s choice where no voice is Chinese, and that is told', async () => {
    const { engine, speak, said } = setUp([ALEX])
    expect(await speak()).toEqual({ kind: 'ended' })
    expect(said[0]?.voice).toBeUndefined()
    expect(engine.view().voices).toBe('no-chinese')
  })

  test('a wanted voice that is not there is told, and no more once it is back', async () => {
    const { engine, speak } = setUp([TING])
    await speak('你好', { voices: ['李莉'] })
    expect(engine.view().missing).toEqual(['李莉'])
    engine.setVoices([TING, LI], true)
    await speak('你好', { voices: ['李莉'] })
    expect(engine.view()).toEqual({ voices: 'ready', missing: [], failed: [] })
  })

  test('a trial is for its voice alone', async () => {
    const { speak, names } = setUp([TING, LI], { 李莉: DUMB })
    expect(await speak('你好', { voices: ['李莉'], strict: true })).toEqual({ kind: 'lost' })
    expect(names()).toEqual(['李莉'])
  })
})

describe('a voice that fails', () => {
  test('hands the text to the next one, and is the last to be asked for a while', async () => {
    const { engine, speak, names, pass } = setUp([TING, LI], { 婷婷: DUMB })
    expect(await speak()).toEqual({ kind: 'ended' })
    await speak()
    expect(names()).toEqual(['婷婷', '李莉', '李莉'])
    expect(engine.view().failed).toEqual([{ kind: 'no-start', voice: '婷婷' }])
    pass(300_000)
    await speak()
    expect(names().slice(3)).toEqual(['婷婷', '李莉'])
  })

  test('and then speaks is a good one again', async () => {
    const { engine, speak, acts } = setUp([TING], { 婷婷: DUMB })
    await speak()
    acts.婷婷 = { kind: 'ended' }
    await speak()
    expect(engine.view().failed).toEqual([])
  })

  test.each<[string, (engine: VoiceEngine) => void]>([
    ['the user asks for it', engine => engine.retryVoices()],
    ['the voices change', engine => engine.setVoices([TING, LI], true)],
  ])('gets a new trial when %s', async (_, mend) => {
    const { engine, speak, names } = setUp([TING, LI], { 婷婷: DUMB })
    await speak()
    mend(engine)
    await speak()
    expect(names()).toEqual(['婷婷', '李莉', '婷婷', '李莉'])
  })

  test('three in a row, in one text: the cause of the last is named', async () => {
    const broken: Attempted = { kind: 'failed', cause: { kind: 'error', text: 'boom' } }
    const { speak, names } = setUp([TING, LI, voice('小美'), voice('小冰')], {
      婷婷: DUMB,
      李莉: DUMB,
      小美: broken,
    })
    const cause = { kind: 'error', text: 'boom', voice: '小美' }
    expect(await speak()).toEqual({ kind: 'failed', cause })
    expect(names()).toEqual(['婷婷', '李莉', '小美'])
  })

  test('three in a row, the only voice and three texts: none is said twice', async () => {
    const { speak, said } = setUp([TING], { 婷婷: { kind: 'failed', cause: { kind: 'no-end' } } })
    expect(await speak('一')).toEqual({ kind: 'lost' })
    expect(await speak('二')).toEqual({ kind: 'lost' })
    expect(await speak('三')).toEqual({ kind: 'failed', cause: { kind: 'no-end', voice: '婷婷' } })
    expect(said.map(({ text }) => text)).toEqual(['一', '二', '三'])
  })

  test('one success in between begins the count anew', async () => {
    const { speak, acts } = setUp([TING], { 婷婷: DUMB })
    for (const act of [DUMB, DUMB, { kind: 'ended' as const }, DUMB, DUMB]) {
      acts.婷婷 = act
      expect((await speak()).kind).not.toBe('failed')
    }
  })

  test('after the stop all begins anew', async () => {
    const { speak, acts } = setUp([TING], { 婷婷: DUMB })
    for (const _ of [1, 2, 3]) await speak()
    acts.婷婷 = { kind: 'ended' }
    expect(await speak()).toEqual({ kind: 'ended' })
  })
})

describe('voices come and go', () => {
  test('the voice that speaks is taken away: the next one says the text', async () => {
    const { engine, speak, names } = setUp([TING, LI], { 婷婷: 'holds' })
    const outcome = speak()
    await settled()
    engine.setVoices([LI], true)
    expect(await outcome).toEqual({ kind: 'ended' })
    expect(names()).toEqual(['婷婷', '李莉'])
    expect(engine.view().failed).toEqual([{ kind: 'gone', voice: '婷婷' }])
  })

  test('another one is taken away: the one that speaks goes on', async () => {
    const { engine, speak, names } = setUp([TING, LI], { 婷婷: 'holds' })
    void speak()
    await settled()
    engine.setVoices([TING], true)
    await settled()
    expect(names()).toEqual(['婷婷'])
  })

  test('the list is late: the browser chooses meanwhile', async () => {
    const { engine, speak, names } = setUp(undefined)
    expect(await speak()).toEqual({ kind: 'ended' })
    expect(names()).toEqual([''])
    expect(engine.view()).toEqual({ voices: 'asking', missing: [], failed: [] })
  })

  test('the list is late and the browser cannot speak: the list is waited for', async () => {
    const { engine, speak, names } = setUp(undefined, { '': DUMB })
    const outcome = speak()
    await settled()
    engine.setVoices([], false)
    await settled()
    expect(names()).toEqual([''])
    engine.setVoices([TING], true)
    expect(await outcome).toEqual({ kind: 'ended' })
    expect(names()).toEqual(['', '婷婷'])
  })

  test('the list is late where any voice would say what comes before it: nothing is said until then', async () => {
    const { engine, speak, names } = setUp(undefined, {}, true)
    const outcome = speak()
    await settled()
    engine.setVoices([], false)
    await settled()
    expect(names()).toEqual([])
    engine.setVoices([LI, TING], true)
    expect(await outcome).toEqual({ kind: 'ended' })
    expect(names()).toEqual(['李莉'])
    engine.setVoices([], true)
    expect(await speak()).toEqual({ kind: 'failed', cause: { kind: 'no-voice', voice: '' } })
  })

  test('there is none at all: that is the cause, at once', async () => {
    const { engine, speak, names } = setUp([])
    expect(await speak()).toEqual({ kind: 'failed', cause: { kind: 'no-voice', voice: '' } })
    expect(names()).toEqual([])
    expect(engine.view().voices).toBe('none')
  })
})

describe('one at a time', () => {
  test('a second text waits for the first', async () => {
    const { engine, speak, said } = setUp([TING], { 婷婷: 'holds' })
    const outcomes = [speak('一'), speak('二')]
    await settled()
    expect(said.map(({ text }) => text)).toEqual(['一'])
    engine.stop()
    expect(await Promise.all(outcomes)).toEqual([{ kind: 'stopped' }, { kind: 'stopped' }])
    expect(said.map(({ text }) => text)).toEqual(['一'])
  })

  test('stopped while the list is waited for', async () => {
    const { engine, speak } = setUp(undefined, { '': DUMB })
    const outcome = speak()
    await settled()
    engine.stop()
    expect(await outcome).toEqual({ kind: 'stopped' })
  })
})

test('one text is given up and what was asked for after it is said', async () => {
  const { engine, said } = setUp([TING, LI], { 婷婷: 'holds' })
  const [first, second] = [new AbortController(), new AbortController()]
  const held = engine.speak('一', MANNER, { signal: first.signal })
  const waiting = engine.speak('二', MANNER, { signal: second.signal })
  const last = engine.speak('三', { ...MANNER, voices: ['李莉'] })
  await settled()
  second.abort()
  first.abort()
  expect(await Promise.all([held, waiting, last])).toEqual([
    { kind: 'stopped' },
    { kind: 'stopped' },
    { kind: 'ended' },
  ])
  expect(said.map(({ text }) => text)).toEqual(['一', '三'])
})

test('what is heard is told from what a voice was only asked for', async () => {
  const { engine } = setUp([TING, LI], { 婷婷: DUMB })
  const heard: boolean[] = []
  expect(await engine.speak('你好', MANNER, { onHeard: isHeard => heard.push(isHeard) })).toEqual({
    kind: 'ended',
  })
  expect(heard).toEqual([true, false, true])
})

test('it is free when all that was asked for is over', async () => {
  const { engine, speak } = setUp([TING], { 婷婷: 'holds' })
  const first = speak('一')
  let isFree = false
  const free = engine.untilFree().then(() => {
    isFree = true
  })
  await settled()
  const second = speak('二')
  expect(isFree).toBe(false)
  engine.stop()
  await Promise.all([first, second, free])
  expect(isFree).toBe(true)
})

describe('voices of the user’s own', () => {
  const MINE = voice('own:1', '', { own: '我的' })
  const OTHER = voice('own:2', '', { own: '另一个' })
  const FAILS: Attempted = { kind: 'failed', cause: { kind: 'own', fault: { kind: 'late' } } }
  const wanting = (...voices: string[]) => ({ voices })

  function withOwn(voices: Voice[] | undefined, acts: Record<string, Attempted | 'holds'> = {}) {
    const all = setUp(voices, acts)
    all.engine.setOwnVoices([MINE, OTHER])
    return all
  }

  test('speak only where they are wanted', async () => {
    const { speak, names } = withOwn([TING])
    await speak('你好')
    await speak('你好', wanting('own:1'))
    expect(names()).toEqual(['婷婷', 'own:1'])
  })

  test('need no voice of the system, and no list of those', async () => {
    for (const voices of [undefined, []]) {
      const { speak, names } = withOwn(voices)
      expect(await speak('你好', wanting('own:1'))).toEqual({ kind: 'ended' })
      expect(names()).toEqual(['own:1'])
    }
  })

  test('what fails is said by the next one, at the last by the system’s', async () => {
    const { speak, names } = withOwn([TING], { 'own:1': FAILS, 'own:2': FAILS })
    expect(await speak('你好', wanting('own:1', 'own:2'))).toEqual({ kind: 'ended' })
    expect(names()).toEqual(['own:1', 'own:2', '婷婷'])
  })

  test('are tried first until they fail three times in a row, then tell why and rest', async () => {
    const { engine, speak, names, acts, pass } = withOwn([TING], { 'own:1': FAILS })
    for (let time = 0; time < 2; time++) await speak('你好', wanting('own:1'))
    expect(engine.view().failed).toEqual([])
    await speak('你好', wanting('own:1'))
    expect(engine.view().failed).toEqual([
      { kind: 'own', fault: { kind: 'late' }, voice: 'own:1', label: '我的' },
    ])
    await speak('你好', wanting('own:1'))
    expect(names().slice(-3)).toEqual(['own:1', '婷婷', '婷婷'])
    pass(300_001)
    acts['own:1'] = { kind: 'ended' }
    await speak('你好', wanting('own:1'))
    expect(names().at(-1)).toBe('own:1')
    expect(engine.view().failed).toEqual([])
  })

  test('one that speaks between two failures is not stopped', async () => {
    const { engine, speak, acts } = withOwn([TING], { 'own:1': FAILS })
    for (let time = 0; time < 5; time++) {
      acts['own:1'] = time % 2 === 0 ? FAILS : { kind: 'ended' }
      await speak('你好', wanting('own:1'))
    }
    expect(engine.view().failed).toEqual([])
  })

  test('a trial tells at once', async () => {
    const { engine, speak } = withOwn([TING], { 'own:1': FAILS })
    expect(await speak('你好', { ...wanting('own:1'), strict: true })).toEqual({ kind: 'lost' })
    expect(engine.view().failed).toMatchObject([{ voice: 'own:1' }])
  })

  test('without any other voice the cause is the server’s, so that it is tried again', async () => {
    const { speak } = withOwn([], { 'own:1': FAILS })
    expect(await speak('你好', wanting('own:1'))).toMatchObject({ kind: 'failed', cause: { kind: 'own' } })
  })

  test('speak a language that nobody else can', async () => {
    const { speak, names } = withOwn([TING])
    await speak('小禾说：こんにちは', { ...wanting('own:1'), written: 'こんにちは' })
    expect(names()).toEqual(['own:1', 'own:1'])
  })

  test('the voice that the user chose for a language says what is in it', async () => {
    const languages = { en: 'own:2', ja: 'own:1', ko: '' }
    const { said, speak } = withOwn([TING, ALEX])
    const manner = { languages, english: true, written: 'hello all' }
    await speak('张三说：hello all', manner)
    await speak('张三说：こんにちは', { ...manner, written: 'こんにちは' })
    await speak('张三说：你好', { ...manner, written: '你好' })
    expect(said.map(({ name, text }) => [name, text])).toEqual([
      ['婷婷', '张三说：'],
      ['own:2', 'hello all'],
      ['婷婷', '张三说：'],
      ['own:1', 'こんにちは'],
      ['婷婷', '张三说：你好'],
    ])
  })

  test('changed or removed, they begin anew; a removed one that speaks is left', async () => {
    const { engine, speak, names } = withOwn([TING], { 'own:1': 'holds' })
    const outcome = speak('你好', wanting('own:1'))
    await settled()
    engine.setOwnVoices([OTHER])
    expect(await outcome).toEqual({ kind: 'ended' })
    expect(names()).toEqual(['own:1', '婷婷'])
  })

  test('the next text gets ready where an own voice says it, and only there', () => {
    const prepared: (string | undefined)[] = []
    const engine = new VoiceEngine({
      say: async () => ({ kind: 'ended' }),
      untilQuiet: async () => {},
      prepare: attempt => prepared.push(attempt && `${attempt.voice?.name} ${attempt.text}`),
      system: { system: 'linux', firefox: false },
      now: () => 0,
    })
    engine.setVoices([TING], true)
    engine.prepare(() => {
      throw new Error('nobody needs it')
    })
    engine.setOwnVoices([MINE])
    engine.prepare(() => ({ text: '你好', manner: { ...MANNER, voices: ['own:1'] } }))
    engine.prepare(() => ({ text: '你好', manner: MANNER }))
    engine.prepare(() => undefined)
    expect(prepared).toEqual(['own:1 你好', undefined, undefined])
  })
})
