import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Attempt, Attempted } from '../../../../lib/speech/engine/engine.ts'
import { expectedMs } from '../../../../lib/speech/engine/speaking.ts'
import {
  type Spoken,
  type Synthesis,
  speechSynthesisSay,
  synthesisVoices,
} from '../../../../lib/speech/engine/speech-synthesis.ts'
import { watchVoices } from '../../../../lib/speech/engine/voices.ts'
import { attempt } from './attempt.ts'
import { voice } from './voices.ts'

/** One text, as `SpeechSynthesisUtterance` is used. */
class Utterance extends EventTarget {
  lang = ''
  voice: SpeechSynthesisVoice | null = null
  rate = 1
  pitch = 1
  volume = 1
  readonly text: string
  constructor(text: string) {
    super()
    this.text = text
  }
}

/** `speechSynthesis` as far as it is used: it does what the test tells it. */
class Browser extends EventTarget implements Synthesis {
  voices: SpeechSynthesisVoice[] = []
  readonly spoken: Utterance[] = []
  cancels = 0
  resumes = 0
  speaking = false
  pending = false
  throws: Error | undefined

  getVoices(): SpeechSynthesisVoice[] {
    return this.voices
  }

  speak(utterance: SpeechSynthesisUtterance): void {
    if (this.throws) throw this.throws
    this.spoken.push(utterance as unknown as Utterance)
  }

  cancel(): void {
    this.cancels++
    this.speaking = false
  }

  resume(): void {
    this.resumes++
  }

  tell(type: string, more: object = {}): void {
    this.spoken.at(-1)?.dispatchEvent(Object.assign(new Event(type), more))
  }
}

const listed = (name: string, lang = 'zh-CN', localService = true) =>
  ({ name, lang, localService, default: false, voiceURI: `urn:${name}` }) as SpeechSynthesisVoice
let browser: Browser
let abort: AbortController
let end: Attempted | undefined
let begun = 0

beforeEach(() => {
  vi.useFakeTimers()
  browser = new Browser()
  browser.voices = [listed('Ann', 'en-GB'), listed('婷婷')]
  abort = new AbortController()
  end = undefined
  begun = 0
})
afterEach(() => {
  abort.abort()
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

async function say(more: Partial<Attempt> = {}): Promise<void> {
  const speak = speechSynthesisSay(browser, text => new Utterance(text) as unknown as Spoken)
  void speak(attempt(more), abort.signal, () => begun++).then(how => {
    end = how
  })
  await vi.advanceTimersByTimeAsync(0)
}
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

test('the voice is the listed one of that name, and the numbers are handed on', async () => {
  await say({ rate: 1.5, pitch: 0.5, volume: 0.2 })
  expect(browser.spoken[0]).toMatchObject({ text: '你好', rate: 1.5, pitch: 0.5, volume: 0.2, lang: 'zh-CN' })
  expect(browser.spoken[0]?.voice).toBe(browser.voices[1])
})

test.each([
  ['none is chosen', undefined],
  ['the chosen one has gone', voice('小燕')],
])('the browser is told the language where %s', async (_, chosen) => {
  await say({ voice: chosen })
  expect(browser.spoken[0]).toMatchObject({ lang: 'zh-CN', voice: null })
})

test('a text is over with its end, and nothing is cancelled', async () => {
  await say()
  browser.tell('start')
  expect(begun).toBe(1)
  browser.tell('boundary')
  browser.tell('end')
  await pass(0)
  expect([end, begun, browser.cancels]).toEqual([{ kind: 'ended' }, 1, 0])
})

test('a pause that another left behind is lifted: what is spoken in a pause is never heard', async () => {
  await say()
  expect(browser.resumes).toBe(1)
})

describe('a voice that fails', () => {
  test('by not beginning is cut off', async () => {
    await say()
    await pass(5_000)
    expect([end, browser.cancels]).toEqual([{ kind: 'failed', cause: { kind: 'no-start' } }, 1])
  })

  test('by not ending is cut off, in a time that grows with the text and shrinks with the rate', async () => {
    const text = '字'.repeat(100)
    await say({ text, rate: 2 })
    browser.tell('start')
    await pass(expectedMs(text, 2) - 1)
    expect(end).toBeUndefined()
    await pass(1)
    expect([end, browser.cancels]).toEqual([{ kind: 'failed', cause: { kind: 'no-end' } }, 1])
  })

  test('by an error tells the browser’s word', async () => {
    await say()
    browser.tell('error', { error: 'synthesis-failed' })
    await pass(0)
    expect(end).toEqual({ kind: 'failed', cause: { kind: 'error', text: 'synthesis-failed' } })
  })

  test('by throwing tells its message', async () => {
    browser.throws = new Error('no')
    await say()
    expect(end).toEqual({ kind: 'failed', cause: { kind: 'error', text: 'no' } })
  })

  test('is not heard of again', async () => {
    await say()
    await pass(5_000)
    browser.tell('start')
    browser.tell('end')
    expect(begun).toBe(0)
    expect(end).toMatchObject({ kind: 'failed' })
  })
})

test.each(['canceled', 'interrupted'])('%s by another page is no failure', async error => {
  await say()
  browser.tell('start')
  browser.tell('error', { error })
  await pass(0)
  expect([end, browser.cancels]).toEqual([{ kind: 'interrupted' }, 0])
})

test('stopped: it is silent at once, and what the browser then tells is nothing', async () => {
  await say()
  browser.tell('start')
  abort.abort()
  browser.tell('error', { error: 'canceled' })
  await pass(0)
  expect([end, browser.cancels]).toEqual([{ kind: 'stopped' }, 1])
})

test('an earlier text is waited for, and cut off after a limit', async () => {
  browser.speaking = true
  await say()
  await pass(1_000)
  expect(browser.spoken).toHaveLength(0)
  browser.speaking = false
  await pass(200)
  expect(browser.spoken).toHaveLength(1)
  browser.tell('end')
  browser.pending = true
  await say()
  await pass(16_200)
  expect([browser.spoken.length, browser.cancels]).toEqual([2, 1])
})

test('stopped while it waits: nothing is said', async () => {
  browser.speaking = true
  await say()
  abort.abort()
  await pass(200)
  expect([end, browser.spoken.length]).toEqual([{ kind: 'stopped' }, 0])
})

test('voices that come late are told when the browser says so, and which of them are online', async () => {
  browser.voices = []
  const told: [string, boolean][][] = []
  watchVoices(
    synthesisVoices(browser),
    all => told.push(all.map(({ name, remote }) => [name, remote])),
    abort.signal,
  )
  await pass(0)
  const natural = 'Microsoft Xiaoxiao Online (Natural) - Chinese (Mainland)'
  browser.voices = [listed('espeak', 'cmn', false), listed(natural), listed('')]
  browser.dispatchEvent(new Event('voiceschanged'))
  await pass(0)
  expect(told).toEqual([
    [],
    [
      ['espeak', false],
      [natural, true],
    ],
  ])
})
