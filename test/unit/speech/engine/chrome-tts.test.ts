import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { chromeTts, type Tts } from '../../../../lib/speech/engine/chrome-tts.ts'
import type { Attempt, Attempted } from '../../../../lib/speech/engine/engine.ts'
import { expectedMs } from '../../../../lib/speech/engine/speaking.ts'
import { attempt } from './attempt.ts'
import { voice } from './voices.ts'

type Event = Pick<chrome.tts.TtsEvent, 'type' | 'errorMessage'>

/** `chrome.tts` as far as it is used: it does what the test tells it. */
class Browser {
  readonly spoken: { text: string; options: chrome.tts.TtsOptions }[] = []
  stops = 0
  busy = false
  lastError: string | undefined
  throws: Error | undefined

  readonly tts = {
    speak: (text: string, options: chrome.tts.TtsOptions, callback: () => void) => {
      if (this.throws) throw this.throws
      this.spoken.push({ text, options })
      callback()
    },
    stop: () => {
      this.stops++
    },
    isSpeaking: async () => this.busy,
  } as unknown as Tts

  tell(event: Event): void {
    this.spoken.at(-1)?.options.onEvent?.(event as chrome.tts.TtsEvent)
  }
}

const TING = voice('婷婷')
let browser: Browser
let abort: AbortController
let end: Attempted | undefined
let begun = 0

beforeEach(() => {
  vi.useFakeTimers()
  browser = new Browser()
  abort = new AbortController()
  end = undefined
  begun = 0
})
afterEach(() => {
  vi.useRealTimers()
})

async function say(more: Partial<Attempt> = {}): Promise<void> {
  const done = chromeTts(browser.tts, () => browser.lastError)(attempt(more), abort.signal, () => begun++)
  void done.then(how => {
    end = how
  })
  await vi.advanceTimersByTimeAsync(0)
}

test('the voice is named with its extension, and the numbers are handed on', async () => {
  const theirs = voice('试验', 'zh-CN', { extensionId: 'abc' })
  await say({ voice: theirs, rate: 1.5, pitch: 0.5, volume: 0.2 })
  expect(browser.spoken[0]).toMatchObject({
    text: '你好',
    options: { voiceName: '试验', extensionId: 'abc', rate: 1.5, pitch: 0.5, volume: 0.2, enqueue: true },
  })
})

test('without a voice the browser is told the language', async () => {
  await say({ voice: undefined })
  expect(browser.spoken[0]?.options).toMatchObject({ lang: 'zh-CN' })
  expect(browser.spoken[0]?.options.voiceName).toBeUndefined()
})

describe('how it ends', () => {
  test.each<[Event, Attempted]>([
    [{ type: 'end' }, { kind: 'ended' }],
    [{ type: 'interrupted' }, { kind: 'interrupted' }],
    [{ type: 'cancelled' }, { kind: 'interrupted' }],
    [
      { type: 'error', errorMessage: 'no net' },
      { kind: 'failed', cause: { kind: 'error', text: 'no net' } },
    ],
    [{ type: 'error' }, { kind: 'failed', cause: { kind: 'error' } }],
  ])('%j', async (event, expected) => {
    await say()
    expect(begun).toBe(0)
    browser.tell({ type: 'start' })
    expect(begun).toBe(1)
    expect(end).toBeUndefined()
    browser.tell(event)
    await vi.advanceTimersByTimeAsync(0)
    expect(end).toEqual(expected)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('the browser refuses', async () => {
    browser.lastError = 'Utterance too long'
    await say()
    expect(end).toEqual({ kind: 'failed', cause: { kind: 'error', text: 'Utterance too long' } })
  })

  test('the browser throws', async () => {
    browser.throws = new Error('Invalid rate.')
    await say()
    expect(end).toEqual({ kind: 'failed', cause: { kind: 'error', text: 'Invalid rate.' } })
  })

  test('stopped by us: at once, though no event ever comes', async () => {
    await say()
    abort.abort()
    await vi.advanceTimersByTimeAsync(0)
    expect(end).toEqual({ kind: 'stopped' })
    expect(browser.stops).toBe(1)
  })
})

describe('the watchdog', () => {
  test('no start in 5 s: failed, and silenced', async () => {
    await say()
    await vi.advanceTimersByTimeAsync(4_999)
    expect(end).toBeUndefined()
    await vi.advanceTimersByTimeAsync(1)
    expect(end).toEqual({ kind: 'failed', cause: { kind: 'no-start' } })
    expect(browser.stops).toBe(1)
  })

  test.each([
    ['a short text', '好', 1, 8_000],
    ['a long text', '好'.repeat(100), 1, 35_000],
    ['a long text said fast', '好'.repeat(100), 2, 17_500],
    ['a short text said slowly', '好'.repeat(10), 0.25, 14_000],
  ])('no end of %s: failed, and silenced', async (_, text, rate, ms) => {
    expect(expectedMs(text, rate)).toBe(ms)
    await say({ text, rate })
    await vi.advanceTimersByTimeAsync(4_000)
    browser.tell({ type: 'start' })
    await vi.advanceTimersByTimeAsync(ms - 1)
    expect(end).toBeUndefined()
    await vi.advanceTimersByTimeAsync(1)
    expect(end).toEqual({ kind: 'failed', cause: { kind: 'no-end' } })
    expect(browser.stops).toBe(1)
  })

  test('a voice that never tells of its start is given the time to end', async () => {
    await say({ voice: { ...TING, silentStart: true } })
    await vi.advanceTimersByTimeAsync(7_999)
    expect(end).toBeUndefined()
    browser.tell({ type: 'end' })
    await vi.advanceTimersByTimeAsync(0)
    expect(end).toEqual({ kind: 'ended' })
  })

  test('what a voice says after it was given up changes nothing', async () => {
    await say()
    await vi.advanceTimersByTimeAsync(5_000)
    browser.tell({ type: 'start' })
    browser.tell({ type: 'end' })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(end).toEqual({ kind: 'failed', cause: { kind: 'no-start' } })
    expect(browser.stops).toBe(1)
  })
})

describe('another speaks', () => {
  test('it is waited for', async () => {
    browser.busy = true
    await say()
    await vi.advanceTimersByTimeAsync(3_000)
    expect(browser.spoken).toEqual([])
    browser.busy = false
    await vi.advanceTimersByTimeAsync(200)
    expect(browser.spoken).toHaveLength(1)
    expect(browser.stops).toBe(0)
  })

  test('without end: it is cut off', async () => {
    browser.busy = true
    await say()
    await vi.advanceTimersByTimeAsync(16_400)
    expect(browser.stops).toBe(1)
    expect(browser.spoken).toHaveLength(1)
  })

  test('stopped by us meanwhile: nothing is said', async () => {
    browser.busy = true
    await say()
    abort.abort()
    await vi.advanceTimersByTimeAsync(200)
    expect(end).toEqual({ kind: 'stopped' })
    expect(browser.spoken).toEqual([])
  })
})
