import type { Page } from 'playwright'
import { until } from './until.ts'

/** One text that the test voice was told to speak. */
export interface Utterance {
  /** Counts from 1 in the order in which they were spoken. */
  n: number
  text: string
  rate: number
  volume: number
  /** Milliseconds since 1970. */
  at: number
  /** `speaking` also where the voice's worker died before the end. */
  ended: 'speaking' | 'end' | 'stopped' | 'interrupted' | 'error'
  endedAt?: number
}

/** How the test voice behaves. */
export interface Mode {
  /** `never-end` starts and is then silent; `error` fails at once; the others end. */
  kind: 'normal' | 'never-end' | 'error'
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

  /** Waits until what was heard is as `enough` wants it, and returns it. Throws after `timeout` milliseconds. */
  waitFor(enough: (heard: Utterance[]) => boolean, timeout = 15_000): Promise<Utterance[]> {
    return until(
      () => this.heard(),
      enough,
      timeout,
      heard => `the voice heard only ${JSON.stringify(heard.map(({ text, ended }) => `${text} (${ended})`))}`,
    )
  }

  /** From the next utterance on. */
  async setMode(mode: Mode): Promise<void> {
    const page = await this.page()
    await page.evaluate(mode => chrome.storage.local.set({ mode }), mode)
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
