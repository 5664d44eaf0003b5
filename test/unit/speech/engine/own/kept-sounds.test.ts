import { describe, expect, test } from 'vitest'
import { KeptSounds, type Wanted } from '../../../../../lib/speech/engine/own/kept-sounds.ts'
import type { Sound } from '../../../../../lib/speech/engine/own/sound.ts'

const settled = () => new Promise(resolve => setImmediate(resolve))
const never = new AbortController().signal

/** Sounds that a test lets come; what was asked for, and what was stopped. */
function setUp() {
  const sounds = new KeptSounds()
  const asked: string[] = []
  const stopped: string[] = []
  const answers = new Map<string, (sound: Sound | Error) => void>()
  const wanted = (text: string): Wanted => ({
    key: text,
    text,
    make: signal =>
      new Promise((resolve, reject) => {
        asked.push(text)
        answers.set(text, sound => (sound instanceof Error ? reject(sound) : resolve(sound)))
        signal.addEventListener('abort', () => {
          stopped.push(text)
          reject(signal.reason)
        })
      }),
  })
  const answer = async (text: string, size = 1) => {
    answers.get(text)?.({ bytes: new Uint8Array(size), type: text })
    await settled()
  }
  const fail = async (text: string) => {
    answers.get(text)?.(new Error(text))
    await settled()
  }
  const get = (text: string, signal = never) => sounds.get(wanted(text), signal)
  const prepare = (text?: string) => sounds.prepare(text === undefined ? undefined : wanted(text))
  return { sounds, asked, stopped, answer, fail, get, prepare }
}

describe('the next sound', () => {
  test('is asked for once, before its turn or at it', async () => {
    const { get, prepare, answer, asked } = setUp()
    prepare('a')
    prepare('a')
    const sound = get('a')
    await answer('a')
    expect(await sound).toMatchObject({ type: 'a' })
    expect(asked).toEqual(['a'])
  })

  test('a server works on one at a time: what overtakes waits for the answer', async () => {
    const { prepare, answer, asked } = setUp()
    prepare('a')
    prepare('b')
    prepare('c')
    expect(asked).toEqual(['a'])
    await answer('a')
    expect(asked).toEqual(['a', 'c'])
  })

  test('overtaken or taken back, it is dropped; what is said now is asked for at once', async () => {
    const { get, prepare, asked, stopped, answer, sounds } = setUp()
    prepare('long enough that nobody keeps it')
    await answer('long enough that nobody keeps it')
    expect(sounds.size).toBe(1)
    prepare(undefined)
    expect(sounds.size).toBe(0)
    prepare('b')
    const c = get('c')
    expect([asked.slice(1), stopped]).toEqual([['b', 'c'], ['b']])
    await answer('c')
    await c
  })

  test('a failure is told to who wants the sound, and the next try asks again', async () => {
    const { get, prepare, fail, asked } = setUp()
    prepare('a')
    await fail('a')
    await expect(get('a')).rejects.toThrow('a')
    const again = expect(get('a')).rejects.toThrow('a')
    await fail('a')
    await again
    expect(asked).toEqual(['a', 'a'])
  })

  test('a cut stops the request', async () => {
    const { get, stopped } = setUp()
    const cut = new AbortController()
    const sound = get('a', cut.signal)
    cut.abort()
    await expect(sound).rejects.toThrow()
    expect(stopped).toEqual(['a'])
  })
})

describe('short sounds are kept', () => {
  test('the last 50, by when they were used', async () => {
    const { get, answer, asked, sounds } = setUp()
    const say = async (text: string) => {
      const sound = get(text)
      await answer(text)
      await sound
    }
    for (let n = 0; n < 50; n++) await say(`第${n}句`)
    await say('第0句')
    await say('第50句')
    expect(sounds.size).toBe(50)
    asked.length = 0
    await say('第0句')
    await say('第1句')
    expect(asked).toEqual(['第1句'])
  })

  test('long texts and big files are not', async () => {
    const { get, answer, sounds } = setUp()
    for (const [text, size] of [
      ['一'.repeat(21), 1],
      ['短', 300_001],
    ] as const) {
      const sound = get(text)
      await answer(text, size)
      await sound
    }
    expect(sounds.size).toBe(0)
  })

  test('clear forgets all', async () => {
    const { get, prepare, answer, sounds, stopped } = setUp()
    const sound = get('a')
    await answer('a')
    await sound
    prepare('b')
    sounds.clear()
    expect([sounds.size, stopped]).toEqual([0, ['b']])
  })
})
