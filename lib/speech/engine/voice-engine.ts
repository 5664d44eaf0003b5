import { type ReadonlySignal, signal } from '@preact/signals-core'
import { publish, Revision } from '../../model/revision.ts'
import type { Cause, Engine, Hooks, Manner, Outcome, Prepare, Said, Say } from './engine.ts'
import { type System, withinLimits } from './limits.ts'
import { isOnlyForOwn, Roster, type VoiceView } from './roster.ts'
import type { Voice } from './voices.ts'

/** Speech stops after this many failures in a row. */
const MOST_FAILURES = 3

export interface VoiceEngineParts {
  say: Say
  /** Within a limit. */
  untilQuiet: () => Promise<void>
  /** Says nothing before voices are listed; absent: the browser chooses until then. */
  waitsForList?: boolean
  /** For own voices; absent: nothing gets ready. */
  prepare?: Prepare
  /** Cuts what an earlier worker began. */
  cutEarlier?: () => void
  system: System
  /** Ms of the steady clock. */
  now: () => number
}

/** An unfinished text. */
interface Turn {
  text: string
  manner: Manner
  stopped: AbortController
  onHeard: (isHeard: boolean) => void
  tried: Set<string>
  /** Why its last own voice failed. */
  ownCause?: Cause
  /** `leave` takes the text from the voice. */
  speaking?: { name: string; leave: () => void } | undefined
}

/** Says each text by the first voice that can. */
export class VoiceEngine implements Engine {
  readonly #parts: VoiceEngineParts
  readonly #roster: Roster
  readonly #turns = new Set<Turn>()
  #last: Promise<unknown> = Promise.resolve()
  #failures = 0
  #waiters: (() => void)[] = []
  readonly #revision = new Revision()
  readonly #listed = signal<readonly Voice[]>([])

  constructor(parts: VoiceEngineParts) {
    this.#parts = parts
    this.#roster = new Roster(parts.now)
  }

  get listed(): ReadonlySignal<readonly Voice[]> {
    return this.#listed
  }

  /**
   * A speaking voice that is missing has failed.
   * @param sure an empty list is final
   */
  setVoices(voices: readonly Voice[], sure: boolean): void {
    this.#roster.take(voices, sure)
    this.#failures = 0
    // A suddenly empty list rather means a broken system: the time limit decides.
    if (voices.length > 0) this.#leaveMissing()
    if (voices.length > 0 || sure) for (const go of this.#waiters.splice(0)) go()
    this.#revision.changed()
    publish(this.#listed, voices)
  }

  /** A speaking one that is missing has failed. */
  setOwnVoices(voices: readonly Voice[]): void {
    this.#roster.takeOwn(voices)
    this.#leaveMissing()
    this.#revision.changed()
  }

  #leaveMissing(): void {
    for (const { speaking } of this.#turns)
      if (speaking?.name && !this.#roster.has(speaking.name)) speaking.leave()
  }

  /** Forgets failures when the user changes or asks something. */
  retryVoices(): void {
    this.#roster.retryVoices()
    this.#failures = 0
    this.#revision.changed()
  }

  /** Tracked by effects. */
  view(): VoiceView {
    this.#revision.track()
    return this.#roster.view()
  }

  speak(text: string, manner: Manner, { signal, onHeard = () => {} }: Hooks = {}): Promise<Outcome> {
    const turn: Turn = { text, manner, stopped: new AbortController(), onHeard, tried: new Set() }
    signal?.addEventListener('abort', () => turn.stopped.abort(), { once: true })
    this.#turns.add(turn)
    const outcome = this.#last.then(() => this.#takeParts(turn)).finally(() => this.#turns.delete(turn))
    this.#last = outcome
    return outcome
  }

  async untilFree(): Promise<void> {
    do {
      await this.#last
      await this.#parts.untilQuiet()
    } while (this.#turns.size > 0)
  }

  stop(): void {
    for (const { stopped } of this.#turns) stopped.abort()
    this.#parts.cutEarlier?.()
  }

  prepare(next: () => Said | undefined): void {
    const { prepare, system } = this.#parts
    if (!prepare || !this.#roster.hasOwn) return
    const said = next()
    const text = said && this.#roster.parts(said.text, said.manner)[0]
    const voice = said && text !== undefined ? this.#roster.candidates(text, said.manner)[0] : undefined
    const isOwn = voice?.own !== undefined
    prepare(said && text !== undefined && isOwn ? withinLimits(text, said.manner, voice, system) : undefined)
  }

  /** Says the end by a voice of another language if needed; nothing if that is missing. */
  async #takeParts(turn: Turn): Promise<Outcome> {
    const { signal } = turn.stopped
    if (isOnlyForOwn(turn.text, turn.manner) && this.#roster.view().voices === 'asking' && !signal.aborted)
      await this.#untilListed(signal)
    if (this.#roster.isBeyond(turn.text, turn.manner)) return { kind: signal.aborted ? 'stopped' : 'lost' }
    for (const text of this.#roster.parts(turn.text, turn.manner)) {
      const outcome = await this.#take(Object.assign(turn, { text, tried: new Set() }))
      if (outcome.kind !== 'ended') return outcome
    }
    return { kind: 'ended' }
  }

  async #take(turn: Turn): Promise<Outcome> {
    const { signal } = turn.stopped
    while (!signal.aborted) {
      const voice = await this.#next(turn)
      if (signal.aborted) break
      if (voice === 'none') {
        const cause = turn.ownCause ?? { kind: 'no-voice', voice: '' }
        return { kind: 'failed', cause }
      }
      if (voice === 'no-other') return { kind: 'lost' }
      const end = await this.#attempt(turn, voice)
      this.#revision.changed()
      if (typeof end === 'string') return { kind: end }
      if (voice?.own !== undefined) {
        // The browser's voices are still there: it is no reason to stop speech.
        turn.ownCause = end
        continue
      }
      if (++this.#failures >= MOST_FAILURES) {
        this.#failures = 0
        return { kind: 'failed', cause: end }
      }
    }
    return { kind: 'stopped' }
  }

  /** Undefined: the browser chooses. */
  async #next({ text, manner, tried, stopped }: Turn): Promise<Voice | undefined | 'none' | 'no-other'> {
    const untried = () => this.#roster.candidates(text, manner).find(({ name }) => !tried.has(name))
    const first = untried()
    if (first?.own !== undefined) return first
    if (this.#roster.view().voices === 'asking') {
      // The browser may speak before it lists voices; after a failure wait for the list.
      if (!this.#parts.waitsForList && !tried.has('')) return undefined
      await this.#untilListed(stopped.signal)
    }
    if (this.#roster.view().voices === 'none') return 'none'
    const hasNone = this.#roster.candidates(text, manner).every(({ own }) => own !== undefined)
    if (hasNone && !manner.strict && !tried.has('')) return undefined
    return untried() ?? 'no-other'
  }

  /** Returns the cause if the voice fails. */
  async #attempt(turn: Turn, voice: Voice | undefined): Promise<'ended' | 'stopped' | 'interrupted' | Cause> {
    const name = voice?.name ?? ''
    const { text, manner, stopped, tried, onHeard } = turn
    const left = new AbortController()
    tried.add(name)
    turn.speaking = { name, leave: () => left.abort() }
    const signal = AbortSignal.any([stopped.signal, left.signal])
    const attempt = withinLimits(text, manner, voice, this.#parts.system)
    const end = await this.#parts.say(attempt, signal, () => onHeard(true))
    turn.speaking = undefined
    if (end.kind === 'failed' || (left.signal.aborted && !stopped.signal.aborted)) {
      const gone = voice && !this.#roster.has(name)
      const cause: Cause = {
        ...(gone || end.kind !== 'failed' ? { kind: 'gone' } : end.cause),
        voice: name,
        ...(voice?.own !== undefined && { label: voice.own }),
      }
      this.#roster.failed(cause, manner.strict)
      onHeard(false)
      return cause
    }
    if (end.kind === 'ended') {
      this.#failures = 0
      this.#roster.spoke(name)
    }
    return end.kind
  }

  /** Resolves when voices are known, or finally missing, or on abort. */
  #untilListed(signal: AbortSignal): Promise<void> {
    return new Promise(resolve => {
      this.#waiters.push(resolve)
      signal.addEventListener('abort', () => resolve(), { once: true })
    })
  }
}
