import { englishEnd, isEnglish } from '../text/english.ts'
import type { Cause, Manner } from './engine.ts'
import { type Choir, choirOf, voiceOrder } from './order.ts'
import type { Voice } from './voices.ts'

/** A voice that failed is the last to be tried for this long. */
const REST_MS = 300_000

/** What the panel is told of the voices. */
export interface VoiceView {
  /** `asking`: the list is still empty, which it is at first on some systems. */
  voices: 'asking' | 'none' | 'no-chinese' | 'ready'
  /** Voices that were wanted and are not there. */
  missing: string[]
  /** Voices that failed, and how, since they last spoke. */
  failed: Cause[]
}

/** Which voices there are, and which of them did not answer of late. */
export class Roster {
  private readonly now: () => number
  private choir: Choir = choirOf([])
  private known: VoiceView['voices'] = 'asking'
  private missing = new Set<string>()
  private resting = new Map<string, { cause: Cause; at: number }>()

  /** @param now ms on a clock that is never set */
  constructor(now: () => number) {
    this.now = now
  }

  /**
   * Takes the voices that there are from now on. Those that failed get a new trial.
   * @param sure whether an empty list is to be believed
   */
  take(voices: readonly Voice[], sure: boolean): void {
    this.choir = choirOf(voices)
    if (voices.length === 0) this.known = sure ? 'none' : 'asking'
    else this.known = this.choir.chinese.length > 0 ? 'ready' : 'no-chinese'
    this.missing = new Set()
    this.retryVoices()
  }

  has(name: string): boolean {
    return this.choir.byName.has(name)
  }

  /** Gives every voice that failed a new trial. */
  retryVoices(): void {
    this.resting = new Map()
  }

  /** The voices to try for a text, in order, those that failed of late at the end; notes which are missing. */
  candidates(text: string, { voices, english = false, strict = false }: Manner): Voice[] {
    const wanted = voices.filter(name => name !== '')
    for (const name of wanted) if (this.known !== 'asking' && !this.has(name)) this.missing.add(name)
    const choir = strict ? { ...this.choir, chinese: [] } : this.choir
    const order = voiceOrder(choir, wanted, !strict && english && isEnglish(text))
    const rests = ({ name }: Voice) =>
      this.now() - (this.resting.get(name)?.at ?? Number.NEGATIVE_INFINITY) < REST_MS
    return [...order.filter(voice => !rests(voice)), ...order.filter(rests)]
  }

  /** A text as it is given to voices: whole, or its English end apart from the rest where an English voice is there. */
  parts(text: string, { english = false, strict = false, written = '' }: Manner): string[] {
    if (!english || strict || !this.choir.english) return [text]
    const at = englishEnd(text, written)
    return at > 0 ? [text.slice(0, at), text.slice(at)] : [text]
  }

  failed(cause: Cause): void {
    this.resting.set(cause.voice, { cause, at: this.now() })
  }

  spoke(name: string): void {
    this.resting.delete(name)
  }

  view(): VoiceView {
    const failed = [...this.resting.values()].map(({ cause }) => cause)
    return { voices: this.known, missing: [...this.missing], failed }
  }
}
