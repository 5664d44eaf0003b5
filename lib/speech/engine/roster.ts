import { englishEnd, writtenEnd } from '../text/english.ts'
import { type Foreign, foreignIn, languageOf } from '../text/language.ts'
import type { Cause, Manner } from './engine.ts'
import { type VoiceList, voiceListOf, voiceOrder } from './order.ts'
import type { Voice } from './voices.ts'

/** A failed voice is tried last for this long. */
const REST_MS = 300_000
/** An own voice is tried first again before it has failed so often in a row: a server may be busy once. */
const MOST_OWN_FAILURES = 3

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
  #system: readonly Voice[] = []
  #own: readonly Voice[] = []
  #list: VoiceList = voiceListOf([])
  #known: VoiceView['voices'] = 'asking'
  #missing = new Set<string>()
  #resting = new Map<string, { cause: Cause; at: number; isTriedFirst: boolean; times: number }>()

  /** @param now ms of the steady clock */
  constructor(now: () => number) {
    this.#now = now
  }

  /**
   * Also forgets failures.
   * @param sure an empty list is final
   */
  take(voices: readonly Voice[], sure: boolean): void {
    this.#system = voices
    this.#list = voiceListOf(voices, this.#own)
    if (voices.length === 0) this.#known = sure ? 'none' : 'asking'
    else this.#known = this.#list.chinese.length > 0 ? 'ready' : 'no-chinese'
    this.#missing = new Set()
    this.retryVoices()
  }

  /** The user's own voices. Forgets why they failed. */
  takeOwn(voices: readonly Voice[]): void {
    this.#own = voices
    this.#list = voiceListOf(this.#system, voices)
    this.#missing = new Set()
    for (const [name, { cause }] of this.#resting)
      if (cause.label !== undefined || !this.has(name)) this.#resting.delete(name)
  }

  get hasOwn(): boolean {
    return this.#own.length > 0
  }

  has(name: string): boolean {
    return this.#list.byName.has(name)
  }

  retryVoices(): void {
    this.#resting = new Map()
  }

  /** Voices to try, recently failed ones last; notes missing ones. */
  candidates(text: string, manner: Manner): Voice[] {
    const { voices, languages, english = false, strict = false } = manner
    const wanted = voices.filter(name => name !== '')
    for (const name of wanted) if (this.#known !== 'asking' && !this.has(name)) this.#missing.add(name)
    const list = strict ? { ...this.#list, chinese: [] } : this.#list
    const found = language(text, manner)
    const chosen = found && list.byName.get(languages?.[found] ?? '')
    const others = voiceOrder(list, wanted, found, english)
    const order = chosen ? [chosen, ...others.filter(voice => voice !== chosen)] : others
    const rests = ({ name }: Voice) => {
      const failed = this.#resting.get(name)
      return failed !== undefined && !failed.isTriedFirst && this.#now() - failed.at < REST_MS
    }
    return [...order.filter(voice => !rests(voice)), ...order.filter(rests)]
  }

  /** Splits off an end in another language: English if a voice has it, Japanese and Korean always. */
  parts(text: string, manner: Manner): string[] {
    const { languages, english = false, strict = false, written = '' } = manner
    const hasEnglish = this.#list.foreign.en !== undefined || this.has(languages?.en ?? '')
    const splitsEnglish = english && !strict && hasEnglish
    const isStrange = isOnlyForOwn(text, manner) && foreignIn(written) !== undefined
    const at = isStrange ? writtenEnd(text, written) : splitsEnglish ? englishEnd(text, written) : 0
    return at > 0 ? [text.slice(0, at), text.slice(at)] : [text]
  }

  /** No voice can say part of it; false until voices are known. */
  isBeyond(text: string, manner: Manner): boolean {
    if (this.#known === 'asking' || this.#known === 'none') return false
    return isOnlyForOwn(text, manner) && this.candidates(text, manner).length === 0
  }

  /** @param isTrial the user waits for it: one failure is enough */
  failed(cause: Cause, isTrial = false): void {
    const times = (this.#resting.get(cause.voice)?.times ?? 0) + 1
    const isTriedFirst = cause.label !== undefined && !isTrial && times < MOST_OWN_FAILURES
    // The newest is last.
    this.#resting.delete(cause.voice)
    this.#resting.set(cause.voice, { cause, at: this.#now(), isTriedFirst, times })
  }

  spoke(name: string): void {
    this.#resting.delete(name)
  }

  view(): VoiceView {
    const resting = [...this.#resting.values()].filter(({ isTriedFirst }) => !isTriedFirst)
    const failed = resting.map(({ cause }) => cause)
    return { voices: this.#known, missing: [...this.#missing], failed }
  }
}
