import { englishEnd } from '../text/english.ts'
import { foreignIn } from '../text/language.ts'
import type { Cause, Manner } from './engine.ts'
import { type VoiceList, voiceListOf, voiceOrder } from './order.ts'
import type { Voice } from './voices.ts'

/** For this long a voice that failed is tried last. */
const REST_MS = 300_000

/** State of the voices for panels. */
export interface VoiceView {
  /** `asking`: the list is still empty, as on some systems at first. */
  voices: 'asking' | 'none' | 'no-chinese' | 'ready'
  /** Wanted voices that do not exist. */
  missing: string[]
  /** Voices that failed since they last spoke, and why. */
  failed: Cause[]
}

/** The available voices, and which failed lately. */
export class Roster {
  readonly #now: () => number
  #list: VoiceList = voiceListOf([])
  #known: VoiceView['voices'] = 'asking'
  #missing = new Set<string>()
  #resting = new Map<string, { cause: Cause; at: number }>()

  /** @param now ms of the steady clock */
  constructor(now: () => number) {
    this.#now = now
  }

  /**
   * Sets the available voices, and forgets failures.
   * @param sure whether an empty list is final
   */
  take(voices: readonly Voice[], sure: boolean): void {
    this.#list = voiceListOf(voices)
    if (voices.length === 0) this.#known = sure ? 'none' : 'asking'
    else this.#known = this.#list.chinese.length > 0 ? 'ready' : 'no-chinese'
    this.#missing = new Set()
    this.retryVoices()
  }

  has(name: string): boolean {
    return this.#list.byName.has(name)
  }

  /** Forgets failures. */
  retryVoices(): void {
    this.#resting = new Map()
  }

  /** The voices to try for a text, in order, those that failed lately last; notes missing ones. */
  candidates(text: string, { voices, english = false, strict = false }: Manner): Voice[] {
    const wanted = voices.filter(name => name !== '')
    for (const name of wanted) if (this.#known !== 'asking' && !this.has(name)) this.#missing.add(name)
    const list = strict ? { ...this.#list, chinese: [] } : this.#list
    const order = voiceOrder(list, wanted, !strict && english ? foreignIn(text) : undefined)
    const rests = ({ name }: Voice) =>
      this.#now() - (this.#resting.get(name)?.at ?? Number.NEGATIVE_INFINITY) < REST_MS
    return [...order.filter(voice => !rests(voice)), ...order.filter(rests)]
  }

  /** A text whole, or split before its English end where an English voice is available. */
  parts(text: string, { english = false, strict = false, written = '' }: Manner): string[] {
    if (!english || strict || !this.#list.foreign.en) return [text]
    const at = englishEnd(text, written)
    return at > 0 ? [text.slice(0, at), text.slice(at)] : [text]
  }

  failed(cause: Cause): void {
    this.#resting.set(cause.voice, { cause, at: this.#now() })
  }

  spoke(name: string): void {
    this.#resting.delete(name)
  }

  view(): VoiceView {
    const failed = [...this.#resting.values()].map(({ cause }) => cause)
    return { voices: this.#known, missing: [...this.#missing], failed }
  }
}
