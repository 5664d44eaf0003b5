import { englishEnd, writtenEnd } from '../text/english.ts'
import { type Foreign, foreignIn, languageOf } from '../text/language.ts'
import type { Cause, Manner } from './engine.ts'
import { type VoiceList, voiceListOf, voiceOrder } from './order.ts'
import type { Voice } from './voices.ts'

/** A failed voice is tried last for this long. */
const REST_MS = 300_000

export interface VoiceView {
  /** `asking`: still empty, as at first on some systems. */
  voices: 'asking' | 'none' | 'no-chinese' | 'ready'
  /** Wanted but not installed. */
  missing: string[]
  /** Since they last spoke. */
  failed: Cause[]
}

/** A trial is for the wanted voice, whatever its language. */
function language(
  text: string,
  { english = false, strict = false, written = '' }: Manner,
): Foreign | undefined {
  if (strict) return undefined
  const found = languageOf(text, written)
  return found === 'en' && !english ? undefined : found
}

/** Whether only a voice of its language can say a text. */
export function isOnlyForOwn(text: string, manner: Manner): boolean {
  const found = language(text, manner)
  return found === 'ja' || found === 'ko'
}

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
   * Also forgets failures.
   * @param sure an empty list is final
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

  retryVoices(): void {
    this.#resting = new Map()
  }

  /** Voices to try, recently failed ones last; notes missing ones. */
  candidates(text: string, manner: Manner): Voice[] {
    const { voices, english = false, strict = false } = manner
    const wanted = voices.filter(name => name !== '')
    for (const name of wanted) if (this.#known !== 'asking' && !this.has(name)) this.#missing.add(name)
    const list = strict ? { ...this.#list, chinese: [] } : this.#list
    const order = voiceOrder(list, wanted, language(text, manner), english)
    const rests = ({ name }: Voice) =>
      this.#now() - (this.#resting.get(name)?.at ?? Number.NEGATIVE_INFINITY) < REST_MS
    return [...order.filter(voice => !rests(voice)), ...order.filter(rests)]
  }

  /** Splits off an end in another language: English if a voice has it, Japanese and Korean always. */
  parts(text: string, manner: Manner): string[] {
    const { english = false, strict = false, written = '' } = manner
    const splitsEnglish = english && !strict && this.#list.foreign.en !== undefined
    const isStrange = isOnlyForOwn(text, manner) && foreignIn(written) !== undefined
    const at = isStrange ? writtenEnd(text, written) : splitsEnglish ? englishEnd(text, written) : 0
    return at > 0 ? [text.slice(0, at), text.slice(at)] : [text]
  }

  /** No voice can say part of it; false until voices are known. */
  isBeyond(text: string, manner: Manner): boolean {
    if (this.#known === 'asking' || this.#known === 'none') return false
    return isOnlyForOwn(text, manner) && this.candidates(text, manner).length === 0
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
