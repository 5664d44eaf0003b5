import type { Page } from 'playwright'
import { until } from './until.ts'

/** One text that the test voice was told to speak. */
export interface Utterance {
  /** Counts from 1 in the order in which they were spoken. */
  n: number
  text: string
  rate: number
  pitch: number
  volume: number
  /** Name of the voice that was told to. */
  voice: string
  /** Milliseconds since 1970. */
  at: number
  /** `speaking` also where the voice's worker died before the end. */
  ended: 'speaking' | 'end' | 'stopped' | 'interrupted' | 'error'
  endedAt?: number
}

/** How the test voice behaves. */
export interface Mode {
  /** `never-start`: silent; `never-end`: starts, then silent; `error`: fails at once; others end. */
  kind: 'normal' | 'never-start' | 'never-end' | 'error'
  /** How long it speaks, at rate 1, in milliseconds. */
  baseMs?: number
  perCharacterMs?: number
  /** How long it waits before it starts, in milliseconds. */
  delayMs?: number
}

/** The ways in which a voice can behave, ready to use. */
export const MODES = {
  normal: { kind: 'normal' },
  slow: { kind: 'normal', baseMs: 3_000 },
  neverEnd: { kind: 'never-end' },
  error: { kind: 'error' },
  lateStart: { kind: 'normal', delayMs: 1_000 },
} as const satisfies Record<string, Mode>

/** The voice of the manifest. */
export const TEST_VOICE = { voiceName: '听弹测试 Test Voice', lang: 'zh-CN' }

/** The test voice as a test sees it, through its page `heard.html`. */
export class TestVoice {
  readonly #open: () => Promise<Page>
  #page: Promise<Page> | undefined

  /** @param open opens heard.html; called once, when it is first needed */
  constructor(open: () => Promise<Page>) {
    this.#open = open
  }

  /** Everything heard so far, in order. */
  async heard(): Promise<Utterance[]> {
    const page = await this.page()
    const stored = await page.evaluate(() => chrome.storage.local.get())
    return Object.keys(stored)
      .filter(key => key.startsWith('heard:'))
      .sort()
      .map(key => ({ n: Number(key.slice('heard:'.length)), ...(stored[key] as Omit<Utterance, 'n'>) }))
  }

  /** Waits for `enough`, and returns what was heard. Throws after `timeout` ms. */
  waitFor(enough: (heard: Utterance[]) => boolean, timeout = 30_000): Promise<Utterance[]> {
    return until(
      () => this.heard(),
      enough,
      timeout,
      heard => `the voice heard only ${JSON.stringify(heard.map(({ text, ended }) => `${text} (${ended})`))}`,
    )
  }

  /**
   * Applies from the next utterance.
   * @param voice left out: all without a mode of their own
   */
  async setMode(mode: Mode, voice?: string): Promise<void> {
    const page = await this.page()
    const key = voice === undefined ? 'mode' : `mode:${voice}`
    await page.evaluate(stored => chrome.storage.local.set(stored), { [key]: mode })
  }

  /** Replaces the manifest's voice; empty: no voices. */
  async setVoices(voices: readonly { voiceName: string; lang: string }[]): Promise<void> {
    const page = await this.page()
    const eventTypes = ['start', 'end', 'error'] as const
    await page.evaluate(
      all => chrome.ttsEngine.updateVoices(all),
      voices.map(voice => ({ ...voice, eventTypes: [...eventTypes] })),
    )
  }

  /** Calls `listen` with every utterance as it begins, from now on. */
  async onUtterance(listen: (utterance: Utterance) => void): Promise<void> {
    const page = await this.page()
    await page.exposeFunction('tingdanHeard', (key: string, value: Omit<Utterance, 'n'>) =>
      listen({ n: Number(key.slice('heard:'.length)), ...value }),
    )
    await page.evaluate(() => {
      const tell = Reflect.get(globalThis, 'tingdanHeard') as (key: string, value: unknown) => void
      chrome.storage.onChanged.addListener(changes => {
        for (const [key, change] of Object.entries(changes)) {
          if (key.startsWith('heard:') && !change.oldValue) tell(key, change.newValue)
        }
      })
    })
  }

  /** The page itself, opened when first asked for. */
  page(): Promise<Page> {
    this.#page ??= this.#open()
    return this.#page
  }
}
