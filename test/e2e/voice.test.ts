import type { Page } from 'playwright'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Launched, launch, MODES, TEST_VOICE, type Utterance } from './harness/index.ts'

const VOICE_NAME = TEST_VOICE.voiceName

/** Speaks through chrome.tts as the extension does; returns the events of the utterance, to its last one. */
function speak(page: Page, text: string, options: chrome.tts.TtsOptions = {}): Promise<string[]> {
  return page.evaluate(
    ({ text, options }) =>
      new Promise<string[]>((done, failed) => {
        const events: string[] = []
        const onEvent = ({ type }: chrome.tts.TtsEvent) => {
          events.push(type)
          if (!['start', 'word', 'sentence', 'marker'].includes(type)) done(events)
        }
        chrome.tts.speak(text, { ...options, onEvent }, () => {
          if (chrome.runtime.lastError) failed(new Error(chrome.runtime.lastError.message ?? ''))
        })
      }),
    { text, options: { voiceName: VOICE_NAME, ...options } },
  )
}

const last = (heard: Utterance[]) => {
  const { text, ended } = heard.at(-1) ?? {}
  return { text, ended }
}

describe('the test voice', () => {
  let browser: Launched
  let page: Page

  beforeAll(async () => {
    browser = await launch()
    page = await browser.openPanel()
  })
  afterAll(() => browser?.close())
  beforeEach(() => browser.voice.setMode(MODES.normal))

  test('is the one Chinese voice of the browser', async () => {
    const voices = await page.evaluate(() => chrome.tts.getVoices())
    expect(voices.map(({ voiceName, lang }) => ({ voiceName, lang }))).toEqual([
      { voiceName: VOICE_NAME, lang: 'zh-CN' },
    ])
  })

  test('hears exact strings, rate and volume, in order', async () => {
    const texts = ['晓雯说：主播好！', '谢谢老王送的3个小心心', 'a < b & "c" 👍🏽 𠮷', '  两个空格  ']
    const before = (await browser.heard()).length
    for (const text of texts)
      expect(await speak(page, text, { rate: 1.5, volume: 0.4 })).toEqual(['start', 'end'])
    const heard = (await browser.heard()).slice(before)
    expect(heard.map(({ text }) => text)).toEqual(texts)
    expect(heard.map(({ rate }) => rate)).toEqual(texts.map(() => 1.5))
    for (const { volume } of heard) expect(volume).toBeCloseTo(0.4, 5)
    expect(heard.map(({ ended }) => ended)).toEqual(texts.map(() => 'end'))
    expect(heard.map(({ n }) => n)).toEqual(texts.map((_, index) => before + 1 + index))
  })

  test('slow: speaks until it is stopped', async () => {
    await browser.voice.setMode(MODES.slow)
    const events = speak(page, '慢慢说')
    await browser.voice.waitFor(heard => heard.at(-1)?.text === '慢慢说')
    await page.evaluate(() => chrome.tts.stop())
    expect((await events).at(-1)).toMatch(/interrupted|cancelled/)
    const heard = await browser.voice.waitFor(heard => heard.at(-1)?.ended !== 'speaking')
    expect(last(heard)).toEqual({ text: '慢慢说', ended: 'stopped' })
  })

  test('never-end: starts, and is silent for ever', async () => {
    await browser.voice.setMode(MODES.neverEnd)
    const stuck = speak(page, '没完没了')
    await browser.voice.waitFor(heard => heard.at(-1)?.text === '没完没了')
    expect(await page.evaluate(() => chrome.tts.isSpeaking())).toBe(true)
    await browser.voice.setMode(MODES.normal)
    expect(await speak(page, '下一句')).toEqual(['start', 'end'])
    expect((await stuck).at(-1)).toBe('interrupted')
    expect((await browser.heard()).slice(-2).map(({ text, ended }) => [text, ended])).toEqual([
      ['没完没了', 'stopped'],
      ['下一句', 'end'],
    ])
  })

  test('error: fails without having started', async () => {
    await browser.voice.setMode(MODES.error)
    expect(await speak(page, '出错')).toEqual(['error'])
    expect(last(await browser.heard())).toEqual({ text: '出错', ended: 'error' })
  })

  test('late-start: waits, then speaks', async () => {
    await browser.voice.setMode({ ...MODES.lateStart, delayMs: 200 })
    expect(await speak(page, '晚一点')).toEqual(['start', 'end'])
    const heard = (await browser.heard()).at(-1)
    expect(heard?.ended).toBe('end')
    expect((heard?.endedAt ?? 0) - (heard?.at ?? 0)).toBeGreaterThanOrEqual(200)
  })
})
