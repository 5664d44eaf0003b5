import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ttsVoices } from '../../../../lib/speech/engine/chrome-tts.ts'
import { watchVoices } from '../../../../lib/speech/engine/voices.ts'

/** `chrome.tts` as far as it is asked for voices; it never tells that they have changed. */
const browser = { voices: [] as chrome.tts.TtsVoice[], asked: 0 }
const TING = { voiceName: '婷婷', lang: 'zh-CN' }
let told: [string[], boolean][]
let over: AbortController

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  browser.voices = []
  browser.asked = 0
  told = []
  over = new AbortController()
})
afterEach(() => {
  over.abort()
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

const source = ttsVoices({
  getVoices: async () => {
    browser.asked++
    return browser.voices
  },
} as unknown as typeof chrome.tts)

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

async function watch(): Promise<() => void> {
  const ask = watchVoices(
    source,
    (voices, sure) => told.push([voices.map(({ name }) => name), sure]),
    over.signal,
  )
  await pass(0)
  return ask
}

test('while there is none it asks again, less and less often; half a minute of it is believed', async () => {
  await watch()
  await pass(28_999)
  expect(told).toEqual([[[], false]])
  await pass(1)
  expect(told).toEqual([
    [[], false],
    [[], true],
  ])
  const { asked } = browser
  await pass(600_000)
  expect(browser.asked - asked).toBeLessThan(20)
  browser.voices = [TING]
  await pass(60_000)
  expect(told.at(-1)).toEqual([['婷婷'], true])
})

test('who wants to speak has it ask at once, and is told only of what is new', async () => {
  browser.voices = [TING]
  const ask = await watch()
  await pass(5000)
  ask()
  await pass(0)
  expect(browser.asked).toBe(2)
  expect(told).toEqual([[['婷婷'], true]])
  browser.voices = [TING, { ...TING, voiceName: '李莉' }]
  ask()
  await pass(0)
  // It has just asked.
  expect(browser.asked).toBe(2)
  await pass(2001)
  ask()
  await pass(0)
  expect(told.at(-1)).toEqual([['婷婷', '李莉'], true])
})

test('a list that is empty of a sudden is doubted as at first, however often it was empty before', async () => {
  const ask = await watch()
  await pass(29_000)
  browser.voices = [TING]
  await pass(5000)
  browser.voices = []
  ask()
  await pass(0)
  expect(told.at(-1)).toEqual([[], false])
  await pass(29_000)
  expect(told.at(-1)).toEqual([[], true])
})

test('an online voice of Edge is known by its name, whatever the browser says of it', async () => {
  browser.voices = [
    { voiceName: 'Microsoft Xiaoxiao Online (Natural) - Chinese (Mainland)', lang: 'zh-CN' },
    { voiceName: 'Microsoft Huihui - Chinese (Simplified, PRC)', lang: 'zh-CN', remote: false },
    { voiceName: 'Google 普通话', lang: 'zh-CN', remote: true },
  ]
  expect((await source.list()).map(({ remote }) => remote)).toEqual([true, false, true])
})
