import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { LiveEvent } from '../../../lib/model/events.ts'
import { withSpeech } from '../../../lib/settings/change/change.ts'
import { settingsOf } from '../../../lib/settings/change/person.ts'
import { DEFAULTS, type Settings } from '../../../lib/settings/schema/schema.ts'
import type { Engine, Hooks, Manner, Outcome, Said } from '../../../lib/speech/engine/engine.ts'
import { Speaker, type StoredSpeech } from '../../../lib/speech/speaker.ts'
import { chat, gift } from '../room/events.ts'

/** A voice that says what it is told when the test lets it. */
class Voice implements Engine {
  readonly heard: { text: string; manner: Manner }[] = []
  /** Whether it can be heard at once. */
  begins = true
  onHeard: (isHeard: boolean) => void = () => {}
  /** Resolves when nobody else speaks any more. */
  quiet = Promise.resolve()
  #finish: ((outcome: Outcome) => void) | undefined

  speak(text: string, manner: Manner, { signal, onHeard }: Hooks = {}): Promise<Outcome> {
    this.heard.push({ text, manner })
    this.onHeard = onHeard ?? (() => {})
    if (this.begins) this.onHeard(true)
    return new Promise(resolve => {
      this.#finish = resolve
      signal?.addEventListener('abort', () => resolve({ kind: 'stopped' }))
    })
  }
  untilFree(): Promise<void> {
    return this.quiet
  }
  stop(): void {
    this.end({ kind: 'stopped' })
  }
  /** The texts that were got ready, in order; empty: none. */
  readonly prepared: string[] = []
  prepare(next: () => Said | undefined): void {
    const text = next()?.text ?? ''
    if (text !== this.prepared.at(-1)) this.prepared.push(text)
  }
  end(outcome: Outcome = { kind: 'ended' }): void {
    this.#finish?.(outcome)
    this.#finish = undefined
  }
  texts(): string[] {
    return this.heard.map(({ text }) => text)
  }
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: 1_767_225_600_000 })
})
afterEach(() => {
  vi.useRealTimers()
})

/** Lets all promises that can resolve do so. */
const settled = async () => {
  for (let round = 0; round < 5; round++) await new Promise(resolve => setImmediate(resolve))
}
const pass = async (ms: number) => {
  await vi.advanceTimersByTimeAsync(ms)
  await settled()
}

let n = 0
const by = (id: string) => ({ user: { id, nickname: id, roles: [] } })

function setUp(settings: Settings = DEFAULTS, before?: StoredSpeech) {
  const voice = new Voice()
  const kept: StoredSpeech[] = []
  let off = 0
  let asked = 0
  let sleeps = 0
  let toldUpTo = Infinity
  let stored = Promise.resolve()
  const speaker = new Speaker(
    {
      engine: voice,
      keep: async speech => {
        kept.push(structuredClone(speech))
        await stored
      },
      turnOff: () => {
        off++
      },
      now: () => ({ wall: Date.now(), steady: Date.now() - sleeps }),
      clockOffset: () => 0,
      toldUpTo: () => toldUpTo,
      askForVoices: () => {
        asked++
      },
    },
    settings,
    before,
  )
  /** Tells the speaker of events, as the journal does. */
  const hear = async (...events: LiveEvent[]) => {
    const entries = events.map(event => ({
      n: ++n,
      event: { ...event, receivedAt: Date.now() } as LiveEvent,
    }))
    const gifts = entries.flatMap(({ n, event }) =>
      event.type === 'gift'
        ? [{ n, event, added: event.count, total: event.count, diamonds: 0, end: event.comboEnd }]
        : [],
    )
    await speaker.hear([{ roomId: '7', anchor: '', entries, gifts }], async speech => {
      if (speech) kept.push(structuredClone(speech))
    })
    await settled()
  }
  const texts = (...all: string[]) => hear(...all.map(text => chat(text, by(text))))
  const end = async (outcome?: Outcome) => {
    voice.end(outcome)
    await settled()
  }
  /** Lets what is stored from now on take until the returned function is called. */
  const slowStore = () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    stored = promise
    return resolve
  }
  /** The machine sleeps: time passes, and no timer with it. */
  const sleep = (ms: number) => {
    sleeps += ms
    vi.setSystemTime(Date.now() + ms)
  }
  const told = (upTo: number) => {
    toldUpTo = upTo
  }
  return {
    voice,
    kept,
    speaker,
    hear,
    texts,
    end,
    slowStore,
    sleep,
    told,
    offs: () => off,
    asks: () => asked,
  }
}

const waits = (speaker: Speaker) => speaker.view().waiting.map(({ text }) => text)

describe('one utterance at a time', () => {
  test('each begins when the one before has ended, in order', async () => {
    const { voice, speaker, texts, end } = setUp()
    await texts('一', '二')
    expect(voice.texts()).toEqual(['一说：一'])
    expect(speaker.view()).toMatchObject({ speaking: '一说：一', waits: 1, entry: { roomId: '7' } })
    expect(waits(speaker)).toEqual(['二说：二'])
    await end()
    expect(voice.texts()).toEqual(['一说：一', '二说：二'])
    await end()
    expect(speaker.view()).toMatchObject({ speaking: '', waits: 0 })
    expect(speaker.isBusy).toBe(false)
  })
  test('nothing is said before it is stored', async () => {
    const { voice, speaker } = setUp()
    let store = () => {}
    const news = [
      {
        roomId: '7',
        anchor: '',
        entries: [{ n: 1, event: { ...chat('一'), receivedAt: Date.now() } }],
        gifts: [],
      },
    ]
    const heard = speaker.hear(news, () => new Promise(resolve => (store = resolve)))
    void speaker.run()
    await settled()
    expect(voice.heard).toEqual([])
    store()
    await heard
    await settled()
    expect(voice.texts()).toEqual(['甲说：一'])
  })
  test('it is out of the store before it is said: a worker that dies meanwhile does not repeat it', async () => {
    const { voice, kept, texts } = setUp()
    await texts('一', '二')
    expect(voice.texts()).toEqual(['一说：一'])
    const left = kept.at(-1)
    expect(left?.queue.waiting.map(({ event }) => 'text' in event && event.text)).toEqual(['二'])
    const next = setUp(DEFAULTS, left)
    void next.speaker.run()
    await settled()
    expect(next.voice.texts()).toEqual(['二说：二'])
  })
  test('in the manner of the settings, of its type, of its person, and faster in a hurry', async () => {
    const { chat: row } = DEFAULTS.speech.types
    const types = {
      ...DEFAULTS.speech.types,
      chat: { ...row, voice: 'Row', rate: 1.2, pitch: 0.5, volume: 0.5 },
    }
    const settings = {
      ...withSpeech(DEFAULTS, { voice: 'Ting', rate: 1.5, pitch: 1.2, volume: 0.4, types }),
      people: { a: { ...NOBODY, voice: 'Own' } },
    }
    const { voice, hear } = setUp(settings)
    await hear(chat('一', by('a')))
    expect(voice.heard[0]?.manner).toMatchObject({
      voices: ['Own', '', 'Row', 'Ting'],
      pitch: 0.6,
      volume: 0.2,
      english: true,
    })
    expect(voice.heard[0]?.manner.rate).toBeCloseTo(1.8)
  })
})

const NOBODY = settingsOf({}, undefined)

test('a combo is said when it has been quiet, though nothing else happens', async () => {
  const { voice, speaker, hear } = setUp()
  await hear(gift(3))
  expect(voice.texts()).toEqual([])
  expect(speaker.isBusy).toBe(true)
  await pass(1499)
  expect(voice.texts()).toEqual([])
  await pass(1)
  expect(voice.texts()).toEqual(['谢谢甲送的3个小心心'])
})

test('a combo that ran when the worker died is said by the next one', async () => {
  const { kept, hear } = setUp()
  await hear(gift(3))
  const next = setUp(DEFAULTS, kept.at(-1))
  void next.speaker.run()
  await pass(8000)
  expect(next.voice.texts()).toEqual([])
  next.speaker.release(roomId => roomId === '8')
  await pass(1500)
  expect(next.voice.texts()).toEqual([])
  next.speaker.release(roomId => roomId === '7')
  await pass(1499)
  expect(next.voice.texts()).toEqual([])
  await pass(1)
  expect(next.voice.texts()).toEqual(['谢谢甲送的3个小心心'])
})

test('a combo in which the machine sleeps is waited for after it', async () => {
  const { voice, speaker, hear, sleep } = setUp()
  await hear(gift(3))
  await pass(1000)
  sleep(40_000)
  await pass(500)
  expect(voice.texts()).toEqual([])
  expect(speaker.isBusy).toBe(true)
  await pass(1499)
  expect(voice.texts()).toEqual([])
  await pass(1)
  expect(voice.texts()).toEqual(['谢谢甲送的3个小心心'])
})

test('a combo of which more has come and is being written is waited for', async () => {
  const { voice, hear, told } = setUp()
  await hear(gift(3))
  told(Date.now())
  await pass(9000)
  expect(voice.texts()).toEqual([])
  told(Infinity)
  await hear(chat('一', by('乙')))
  expect(voice.texts()).toEqual(['谢谢甲送的3个小心心'])
})

test('the text is chosen when the voice is free for it, not while somebody else still speaks', async () => {
  const { voice, kept, texts, hear } = setUp()
  const { promise, resolve } = Promise.withResolvers<void>()
  voice.quiet = promise
  await hear(chat('好', by('甲')))
  expect(voice.texts()).toEqual([])
  // It has not been let out of what is stored either.
  expect(kept.at(-1)?.queue.waiting).toHaveLength(1)
  await hear(chat('好', by('乙')))
  await texts('一')
  resolve()
  await settled()
  expect(voice.texts()).toEqual(['甲、乙说：好'])
})

test('what no voice can be heard with yet is not shown as being spoken', async () => {
  const { voice, speaker, texts } = setUp()
  voice.begins = false
  await texts('一')
  expect(voice.texts()).toEqual(['一说：一'])
  expect(speaker.view()).toMatchObject({ speaking: '', starting: '一说：一' })
  expect(speaker.view()).not.toHaveProperty('entry')
  voice.onHeard(true)
  expect(speaker.view()).toMatchObject({ speaking: '一说：一', entry: { roomId: '7' } })
  expect(speaker.view()).not.toHaveProperty('starting')
  voice.onHeard(false)
  expect(speaker.view()).toMatchObject({ speaking: '', starting: '一说：一' })
})

describe('what another extension cuts off', () => {
  test('is counted, and told of with what was left out', async () => {
    const { voice, speaker, texts, end } = setUp()
    await texts('一')
    await end({ kind: 'interrupted' })
    expect(speaker.view().dropped).toEqual({ interrupted: 1 })
    await pass(60_000)
    expect(voice.texts()).toEqual(['一说：一', '有1条没来得及读'])
  })
  test('is said once more where it was paid for', async () => {
    const { voice, speaker, hear, end } = setUp()
    await hear(gift(2, { comboEnd: true }))
    await end({ kind: 'interrupted' })
    expect(voice.texts()).toHaveLength(2)
    await end({ kind: 'interrupted' })
    expect(voice.texts()).toHaveLength(2)
    expect(speaker.view().dropped).toEqual({ interrupted: 1 })
  })
})

describe('the controls', () => {
  test('pause lets the running one end and begins no other; resume goes on', async () => {
    const { voice, speaker, texts, end } = setUp()
    await texts('一', '二')
    speaker.command('pause')
    await end()
    expect(voice.texts()).toHaveLength(1)
    expect(speaker.view()).toMatchObject({ paused: true, waits: 1 })
    expect(speaker.isBusy).toBe(false)
    speaker.command('resume')
    await settled()
    expect(voice.texts()).toHaveLength(2)
  })
  test('a pause outlives the worker', async () => {
    const { kept, speaker, texts } = setUp()
    speaker.command('pause')
    await texts('一')
    const next = setUp(DEFAULTS, kept.at(-1))
    void next.speaker.run()
    await settled()
    expect(next.voice.texts()).toEqual([])
    expect(next.speaker.view()).toMatchObject({ paused: true, waits: 1 })
  })
  test('skip goes to the next at once', async () => {
    const { voice, speaker, texts } = setUp()
    await texts('一', '二')
    speaker.command('skip')
    await settled()
    expect(voice.texts()).toEqual(['一说：一', '二说：二'])
    expect(speaker.view().dropped).toEqual({ cut: 1 })
  })
  test('skip in the moment before the voice has it', async () => {
    const { voice, speaker, texts, slowStore } = setUp()
    const store = slowStore()
    await texts('一', '二')
    expect(voice.texts()).toEqual([])
    speaker.command('skip')
    store()
    await settled()
    expect(voice.texts()).toEqual(['二说：二'])
  })
  test('clear ends the running one and forgets all that wait, counted', async () => {
    const { voice, kept, speaker, texts } = setUp()
    await texts('一', '二', '三')
    speaker.command('clear')
    await settled()
    expect(voice.texts()).toHaveLength(1)
    expect(kept.at(-1)?.queue.waiting).toEqual([])
    expect(speaker.view()).toMatchObject({ speaking: '', waits: 0, dropped: { cleared: 2, cut: 1 } })
  })
  test('what was cleared comes back as it was, the one in mid-sentence first, and the time between does not count', async () => {
    const { voice, kept, speaker, texts, hear } = setUp()
    await texts('一', '二', '三')
    await hear(gift(3, { ...by('四'), comboEnd: false }))
    speaker.command('clear')
    await settled()
    // Longer than a chat may wait.
    await pass(30_000)
    expect(voice.texts()).toHaveLength(1)
    await texts('五')
    speaker.command('skip')
    await settled()
    speaker.command('pause')
    speaker.command('restore')
    await settled()
    expect(waits(speaker)).toEqual(['一说：一', '二说：二', '三说：三'])
    expect(speaker.view().dropped).toMatchObject({ cleared: 0, cut: 1 })
    expect(kept.at(-1)?.queue.combos).toMatchObject([{ untold: 3 }])
    speaker.command('restore')
    await settled()
    expect(speaker.view().waits).toBe(3)
  })
  test('what was taken back, or is to be deleted, does not come back', async () => {
    const { speaker, texts } = setUp()
    await texts('一', '二', '三')
    speaker.command('pause')
    speaker.command('clear')
    await settled()
    await speaker.hear(
      [{ roomId: '7', anchor: '', gifts: [], entries: [{ n: n + 1, event: chat(''), recalls: [n] }] }],
      async () => {},
    )
    speaker.command('restore')
    await settled()
    expect(waits(speaker)).toEqual(['一说：一', '二说：二'])
    speaker.command('clear')
    speaker.forget()
    speaker.command('restore')
    await settled()
    expect(speaker.view().waits).toBe(0)
  })
  test('repeat says the last again, also after the worker’s death', async () => {
    const { voice, kept, speaker, texts, end } = setUp()
    await texts('一')
    await end()
    speaker.command('repeat')
    await settled()
    expect(voice.texts()).toEqual(['一说：一', '一说：一'])
    const next = setUp(DEFAULTS, kept.at(-1))
    next.speaker.command('repeat')
    await settled()
    expect(next.voice.texts()).toEqual(['一说：一'])
  })
  test('what is to be deleted is forgotten: nothing of it is left to keep, or to repeat', async () => {
    const { voice, kept, speaker, texts, end } = setUp()
    await texts('一', '二', '三')
    await end()
    speaker.forget()
    await settled()
    speaker.command('repeat')
    await settled()
    expect(voice.texts()).toEqual(['一说：一', '二说：二'])
    expect(JSON.stringify(kept.at(-1))).not.toMatch(/[一二三]/)
  })
  test('panic is silence, nothing waits, and off', async () => {
    const { voice, speaker, texts, offs } = setUp()
    await texts('一', '二')
    speaker.command('repeat')
    speaker.command('panic')
    await settled()
    expect(voice.texts()).toHaveLength(1)
    expect(speaker.view()).toMatchObject({ speaking: '', waits: 0 })
    expect(offs()).toBe(1)
  })
  test('switched off means silence, and nothing waits or comes to wait', async () => {
    const { voice, speaker, texts } = setUp()
    await texts('一', '二')
    speaker.configure(withSpeech(DEFAULTS, { on: false }))
    await texts('三')
    expect(voice.texts()).toHaveLength(1)
    expect(speaker.view()).toMatchObject({ speaking: '', waits: 0 })
  })
  test('muting somebody silences them in mid-sentence, and what of them waits', async () => {
    const { voice, speaker, hear } = setUp()
    await hear(chat('一', by('a')), chat('二', by('a')), chat('三', by('b')))
    speaker.configure({ ...DEFAULTS, people: { a: { ...NOBODY, treatment: 'mute' } } })
    await settled()
    expect(voice.texts()).toEqual(['a说：一', 'b说：三'])
  })
  test('a row is said next though speech is paused or off', async () => {
    const { voice, speaker, texts, end } = setUp()
    await texts('一', '二')
    speaker.command('pause')
    speaker.say(gift(5), '7', 3)
    await end()
    expect(voice.texts()).toEqual(['一说：一', '谢谢甲送的5个小心心'])
    expect(speaker.view().entry).toEqual({ roomId: '7', n: 3 })
    await end()
    expect(voice.texts()).toHaveLength(2)
  })
})

test('givers are thanked next at the user’s request, though speech is paused', async () => {
  const { voice, speaker, texts, end } = setUp()
  await texts('一')
  speaker.command('pause')
  await end()
  const gifts = [{ name: '嘉年华', diamonds: 30_000, count: 1 }]
  speaker.thank(['云熊', '贝冬'].map(name => ({ ...by(name), gifts })))
  await settled()
  await end()
  expect(voice.texts().slice(1)).toEqual(['谢谢云熊送的1个嘉年华', '谢谢贝冬送的1个嘉年华'])
})

describe('a gift above the value', () => {
  const settings = withSpeech(DEFAULTS, { queue: { ...DEFAULTS.speech.queue, interruptAbove: 1000 } })
  const rocket = gift(1, { gift: { id: '9', name: '火箭', diamonds: 10_001 }, comboEnd: true })

  test('interrupts what is being said', async () => {
    const { voice, speaker, hear, texts } = setUp(settings)
    await texts('一', '二')
    await hear(rocket)
    expect(voice.texts()).toEqual(['一说：一', '谢谢甲送的1个火箭'])
    expect(speaker.view().dropped).toEqual({ cut: 1 })
  })
  test('not what is paid for', async () => {
    const { voice, hear, end } = setUp(settings)
    await hear(gift(1, { comboEnd: true }))
    await hear(rocket)
    expect(voice.texts()).toHaveLength(1)
    await end()
    expect(voice.texts()).toEqual(['谢谢甲送的1个小心心', '谢谢甲送的1个火箭'])
  })
})

describe('a voice that fails', () => {
  const cause = { kind: 'no-start', voice: 'Ting' } as const

  test('talk is passed over and counted', async () => {
    const { voice, speaker, texts, end } = setUp()
    await texts('一', '二')
    await end({ kind: 'lost' })
    expect(voice.texts()).toHaveLength(2)
    expect(speaker.view()).toMatchObject({ dropped: { failed: 1 } })
    expect(speaker.view().problem).toBeUndefined()
  })
  test('thanks are tried once more', async () => {
    const { voice, speaker, hear, end } = setUp()
    await hear(gift(2, { comboEnd: true }))
    await end({ kind: 'lost' })
    expect(voice.texts()).toEqual(['谢谢甲送的两个小心心', '谢谢甲送的两个小心心'])
    await end({ kind: 'lost' })
    expect(voice.texts()).toHaveLength(2)
    expect(speaker.view().dropped).toEqual({ failed: 1 })
  })
  test.each<[string, (speaker: Speaker) => void]>([
    ['resume', speaker => speaker.command('resume')],
    ['another voice', speaker => speaker.configure(withSpeech(DEFAULTS, { voice: 'Other' }))],
    ['new voices', speaker => speaker.retry()],
  ])('for good ends speech and names the cause; %s tries again', async (_, mend) => {
    const { voice, speaker, texts, end } = setUp()
    await texts('一', '二', '三')
    await end({ kind: 'failed', cause })
    expect(voice.texts()).toHaveLength(1)
    expect(speaker.view()).toMatchObject({ problem: cause, waits: 2 })
    mend(speaker)
    await settled()
    expect(voice.texts()).toHaveLength(2)
    expect(speaker.view().problem).toBeUndefined()
  })
  test('for good is tried again by itself, each time after twice as long, until it can be heard', async () => {
    const { voice, speaker, hear, end } = setUp()
    const thank = (id: string) => hear(gift(2, { ...by(id), comboEnd: true }))
    await thank('一')
    await end({ kind: 'failed', cause })
    await pass(4999)
    expect(voice.texts()).toHaveLength(1)
    await pass(1)
    expect(voice.texts()).toHaveLength(2)
    await end({ kind: 'lost' })
    expect(speaker.view().problem).toEqual(cause)
    await thank('二')
    await pass(9999)
    expect(voice.texts()).toHaveLength(2)
    await pass(1)
    expect(voice.texts()).toHaveLength(3)
    await end()
    expect(speaker.view().problem).toBeUndefined()
    await thank('三')
    expect(voice.texts()).toHaveLength(4)
  })
  test('for good: a combo that runs meanwhile is thanked for when it is tried again', async () => {
    const { voice, hear, end } = setUp()
    await hear(gift(3, by('二')), chat('一', by('一')))
    await end({ kind: 'failed', cause })
    await pass(4999)
    expect(voice.texts()).toEqual(['一说：一'])
    await pass(1)
    expect(voice.texts()).toEqual(['一说：一', '谢谢二送的3个小心心'])
  })
  test('for good: each new utterance looks for new voices, for the browser may not tell of them', async () => {
    const { voice, speaker, texts, end, asks } = setUp()
    await texts('一')
    expect(asks()).toBe(0)
    await end({ kind: 'failed', cause: { kind: 'no-voice', voice: '' } })
    await texts('二')
    expect(asks()).toBe(1)
    await pass(600_000)
    expect(voice.texts()).toHaveLength(1)
    speaker.retry()
    await texts('三')
    expect(voice.texts().at(-1)).toBe('三说：三')
  })
})

test('a new trial ends the one before, and nothing else', async () => {
  const { voice, speaker, texts, end } = setUp()
  const ends: string[] = []
  const trial = (text: string) => void speaker.try(text).then(() => ends.push(text))
  trial('甲')
  trial('乙')
  await settled()
  expect(ends).toEqual(['甲'])
  expect(voice.texts()).toEqual(['甲', '乙'])
  await end()
  await texts('一')
  trial('丙')
  await settled()
  expect(speaker.view().speaking).toBe('一说：一')
})

test('what somebody wrote goes to the voice with the text that it stands in', async () => {
  const { voice, hear } = setUp()
  await hear(chat('good night', by('晚安')))
  expect(voice.heard).toMatchObject([{ text: '晚安说：good night', manner: { written: 'good night' } }])
})

describe('what is taken back in the room', () => {
  const recall = (...recalls: number[]) => [
    { roomId: '7', anchor: '', gifts: [], entries: [{ n: ++n, event: system, recalls }] },
  ]
  const system = { ...chat(''), type: 'system' } as LiveEvent

  test('is not said to its end, nor once more', async () => {
    const { voice, speaker, texts, kept } = setUp()
    await texts('错', '对')
    await speaker.hear(recall(n - 1), async speech => void (speech && kept.push(speech)))
    await settled()
    expect(voice.texts()).toEqual(['错说：错', '对说：对'])
    expect(speaker.view().speaking).toBe('对说：对')
    voice.end()
    await settled()
    await speaker.hear(recall(n - 1), async () => {})
    speaker.command('repeat')
    await settled()
    expect(voice.texts()).toHaveLength(2)
  })

  test('does not wait, where the user has asked for it', async () => {
    const { voice, speaker, texts, end } = setUp()
    await texts('一')
    speaker.say(chat('错', by('甲')), '7', 99)
    await speaker.hear(recall(99), async () => {})
    await end()
    expect(voice.texts()).toEqual(['一说：一'])
  })

  test('lets what others said as well go on', async () => {
    const { voice, speaker, hear, texts, end } = setUp()
    await texts('一')
    await hear(chat('好', by('甲')), chat('好', by('乙')))
    await end()
    expect(speaker.view().speaking).toBe('甲、乙说：好')
    await speaker.hear(recall(n), async () => {})
    expect(speaker.view().speaking).toBe('甲、乙说：好')
    expect(voice.texts()).toHaveLength(2)
  })
})

describe('while one is heard, the next gets ready', () => {
  test('in the order in which they are said; at the last nothing', async () => {
    const { voice, texts, end } = setUp()
    await texts('一', '二', '三')
    expect(voice.prepared).toEqual(['二说：二'])
    await end()
    expect(voice.prepared).toEqual(['二说：二', '三说：三'])
    await end()
    expect(voice.prepared.at(-1)).toBe('')
    expect(voice.texts()).toEqual(['一说：一', '二说：二', '三说：三'])
  })

  test('not before it is heard: until then its own sound is waited for', async () => {
    const { voice, texts } = setUp()
    voice.begins = false
    await texts('一', '二')
    expect(voice.prepared).toEqual([])
    voice.onHeard(true)
    expect(voice.prepared).toEqual(['二说：二'])
  })

  test('another one that overtakes it, what is merged, and nothing of what is taken back', async () => {
    const { voice, speaker, hear, texts } = setUp()
    await texts('一', '二')
    const second = n
    await hear(chat('二', by('三')))
    expect(voice.prepared.at(-1)).toBe('二、三说：二')
    await hear(gift(1, { user: { id: '甲', nickname: '甲', roles: [] }, comboEnd: true }))
    expect(voice.prepared.at(-1)).toMatch(/^谢谢甲/)
    speaker.command('clear')
    await settled()
    await texts('错')
    const recalls = [n, second]
    await speaker.hear(
      [{ roomId: '7', anchor: '', gifts: [], entries: [{ n: ++n, event: chat(''), recalls }] }],
      async () => {},
    )
    await settled()
    expect(voice.prepared.at(-1)).not.toContain('错')
  })

  test('a combo only once it does not count any more', async () => {
    const { voice, hear, texts } = setUp()
    await texts('一')
    await hear(gift(1, { user: { id: '甲', nickname: '甲', roles: [] }, combo: true, comboEnd: false }))
    expect(voice.prepared.join()).not.toContain('甲')
    await pass(1_600)
    expect(voice.prepared.at(-1)).toMatch(/^谢谢甲/)
    expect(voice.texts()).toEqual(['一说：一'])
  })

  test('what the user asks for goes first', async () => {
    const { voice, speaker, texts } = setUp()
    await texts('一', '二')
    speaker.say(chat('三', by('三')), '7', 99)
    expect(voice.prepared.at(-1)).toBe('三说：三')
  })
})
