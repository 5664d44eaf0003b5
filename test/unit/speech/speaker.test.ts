import { describe, expect, test } from 'vitest'
import { DEFAULTS } from '../../../lib/settings/schema.ts'
import type { Engine, Manner, Outcome } from '../../../lib/speech/engine/engine.ts'
import { Speaker } from '../../../lib/speech/speaker.ts'
import type { Utterance } from '../../../lib/speech/utterance.ts'
import { chat } from '../room/events.ts'

/** A voice that says what it is told when the test lets it. */
class Voice implements Engine {
  readonly heard: { text: string; manner: Manner }[] = []
  private finish: ((outcome: Outcome) => void) | undefined

  speak(text: string, manner: Manner): Promise<Outcome> {
    this.heard.push({ text, manner })
    return new Promise(resolve => {
      this.finish = resolve
    })
  }
  stop(): void {
    this.end({ kind: 'stopped' })
  }
  end(outcome: Outcome = { kind: 'ended' }): void {
    this.finish?.(outcome)
    this.finish = undefined
  }
  texts(): string[] {
    return this.heard.map(({ text }) => text)
  }
}

const say = (id: number): Utterance => ({ id, roomId: '7', n: id, event: chat(`第${id}条`), count: 1 })
/** Lets all promises that can resolve do so. */
const settled = () => new Promise(resolve => setImmediate(resolve))

function setUp(options: { paused?: boolean; waiting?: Utterance[]; on?: boolean } = {}) {
  const voice = new Voice()
  const forgotten: number[] = []
  const speaker = new Speaker(
    {
      engine: voice,
      forget: async ids => {
        forgotten.push(...ids)
      },
      changed: () => {},
    },
    { ...DEFAULTS.speech, on: options.on ?? true },
    options.paused ?? false,
    options.waiting ?? [],
  )
  return { voice, forgotten, speaker }
}

describe('one utterance at a time', () => {
  test('each begins when the one before has ended, in order', async () => {
    const { voice, speaker } = setUp()
    speaker.admit([say(1), say(2)], [])
    await settled()
    expect(voice.texts()).toEqual(['甲说：第1条'])
    expect(speaker.view()).toMatchObject({
      speaking: '甲说：第1条',
      waiting: 1,
      entry: { roomId: '7', n: 1 },
    })
    voice.end()
    await settled()
    expect(voice.texts()).toEqual(['甲说：第1条', '甲说：第2条'])
    voice.end()
    await settled()
    expect(speaker.view()).toMatchObject({ speaking: '', waiting: 0 })
  })
  test('it is forgotten before it is said: a worker that dies meanwhile does not repeat it', async () => {
    const { voice, forgotten, speaker } = setUp({ waiting: [say(5)] })
    void speaker.run()
    expect(voice.heard).toEqual([])
    await settled()
    expect(forgotten).toEqual([5])
    expect(voice.texts()).toHaveLength(1)
  })
  test('rate, volume and voice are those of the settings', async () => {
    const { voice, speaker } = setUp()
    speaker.configure({ ...DEFAULTS.speech, voice: 'Ting', rate: 1.5, pitch: 1.2, volume: 0.4 })
    speaker.admit([say(1)], [])
    await settled()
    expect(voice.heard[0]?.manner).toEqual({
      voices: ['Ting'],
      rate: 1.5,
      pitch: 1.2,
      volume: 0.4,
      english: true,
    })
  })
})

describe('the controls', () => {
  test('pause lets the running one end and begins no other; resume goes on', async () => {
    const { voice, speaker } = setUp({ waiting: [say(1), say(2)] })
    void speaker.run()
    await settled()
    speaker.command('pause')
    voice.end()
    await settled()
    expect(voice.texts()).toHaveLength(1)
    expect(speaker.view()).toMatchObject({ paused: true, waiting: 1 })
    speaker.command('resume')
    await settled()
    expect(voice.texts()).toHaveLength(2)
  })
  test('skip goes to the next at once', async () => {
    const { voice, speaker } = setUp({ waiting: [say(1), say(2)] })
    void speaker.run()
    await settled()
    speaker.command('skip')
    await settled()
    expect(voice.texts()).toEqual(['甲说：第1条', '甲说：第2条'])
  })
  test('skip in the moment before the voice has it', async () => {
    const { voice, speaker } = setUp({ waiting: [say(1), say(2)] })
    void speaker.run()
    speaker.command('skip')
    await settled()
    expect(voice.texts()).toEqual(['甲说：第2条'])
  })
  test('clear ends the running one and forgets all that wait, counted', async () => {
    const { voice, forgotten, speaker } = setUp({ waiting: [say(1), say(2), say(3)] })
    void speaker.run()
    await settled()
    speaker.command('clear')
    await settled()
    expect(voice.texts()).toHaveLength(1)
    expect(forgotten).toEqual([1, 2, 3])
    expect(speaker.view()).toMatchObject({ speaking: '', waiting: 0, dropped: 2 })
  })
  test('switched off means silence, and nothing waits', async () => {
    const { voice, speaker } = setUp({ waiting: [say(1), say(2)] })
    void speaker.run()
    await settled()
    speaker.configure({ ...DEFAULTS.speech, on: false })
    await settled()
    expect(voice.texts()).toHaveLength(1)
    expect(speaker.view()).toMatchObject({ speaking: '', waiting: 0 })
  })
  test('what the queue drops for newer is not said', async () => {
    const { voice, speaker } = setUp({ waiting: [say(1)], paused: true })
    speaker.admit([say(2)], [say(1)])
    speaker.command('resume')
    await settled()
    expect(voice.texts()).toEqual(['甲说：第2条'])
    expect(speaker.view().dropped).toBe(1)
  })
})

describe('a voice that fails', () => {
  const cause = { kind: 'no-start', voice: 'Ting' } as const

  test('one lost utterance is passed over', async () => {
    const { voice, speaker } = setUp({ waiting: [1, 2].map(say) })
    void speaker.run()
    await settled()
    voice.end({ kind: 'lost' })
    await settled()
    expect(voice.texts()).toHaveLength(2)
    expect(speaker.view().problem).toBeUndefined()
  })
  test.each<[string, (speaker: Speaker) => void]>([
    ['resume', speaker => speaker.command('resume')],
    ['another voice', speaker => speaker.configure({ ...DEFAULTS.speech, voice: 'Other' })],
    ['new voices', speaker => speaker.retry()],
  ])('for good ends speech and names the cause; %s tries again', async (_, mend) => {
    const { voice, speaker } = setUp({ waiting: [1, 2, 3].map(say) })
    void speaker.run()
    await settled()
    voice.end({ kind: 'failed', cause })
    await settled()
    expect(voice.texts()).toHaveLength(1)
    expect(speaker.view()).toMatchObject({ problem: cause, waiting: 2 })
    mend(speaker)
    await settled()
    expect(voice.texts()).toHaveLength(2)
    expect(speaker.view().problem).toBeUndefined()
  })
})
