import type { SpeechCommand, SpeechView } from '../messages/panel.ts'
import type { Settings } from '../settings/schema.ts'
import type { Cause, Engine, Manner } from './engine/engine.ts'
import { spokenText } from './text.ts'
import type { Utterance } from './utterance.ts'

/** What the speaker needs of the world around it. */
export interface Surroundings {
  engine: Engine
  /** Takes utterances out of the store; resolves when they cannot come back. */
  forget: (ids: number[]) => Promise<void>
  /** Something that the panel shows has changed. */
  changed: () => void
}

/**
 * Says what waits, one utterance after the other. Each is taken out of the store before it is said: a worker that
 * dies while speaking never repeats itself.
 */
export class Speaker {
  private readonly around: Surroundings
  private settings: Settings['speech']
  private waiting: Utterance[]
  private now: Utterance | undefined
  private text = ''
  private paused: boolean
  private dropped = 0
  /** Why speech has stopped, if it has: the engine has given up. */
  private problem: Cause | undefined
  private running = false
  /** The utterance in hand was skipped or cleared away before the voice had it. */
  private cut = false

  /**
   * @param waiting what was waiting when the last worker died
   */
  constructor(around: Surroundings, settings: Settings['speech'], paused: boolean, waiting: Utterance[]) {
    this.around = around
    this.settings = settings
    this.paused = paused
    this.waiting = waiting
  }

  /** What waits, in order. */
  get queue(): readonly Utterance[] {
    return this.waiting
  }

  /**
   * Takes stored utterances in and begins to speak.
   * @param dropped utterances that are left out for them
   */
  admit(added: Utterance[], dropped: Utterance[]): void {
    if (added.length === 0 && dropped.length === 0) return
    const gone = new Set(dropped.map(({ id }) => id))
    this.waiting = [...this.waiting.filter(({ id }) => !gone.has(id)), ...added]
    this.dropped += dropped.length
    this.around.changed()
    void this.run()
  }

  /** Counts utterances that were left out before they were stored. */
  leaveOut(count: number): void {
    this.dropped += count
  }

  /** Takes new settings; switched off means silence at once, and nothing waits. */
  configure(settings: Settings['speech']): void {
    if (settings.voice !== this.settings.voice) this.problem = undefined
    this.settings = settings
    if (!settings.on) this.command('clear')
    void this.run()
  }

  command(command: SpeechCommand): void {
    if (command === 'pause' || command === 'resume') this.paused = command === 'pause'
    if (command === 'resume') this.problem = undefined
    if (command === 'clear') this.empty()
    if (command === 'skip' || command === 'clear') {
      this.cut = true
      this.around.engine.stop()
    }
    this.around.changed()
    void this.run()
  }

  /** The voices have changed: where they were why speech stopped, it goes on. */
  retry(): void {
    this.problem = undefined
    void this.run()
  }

  /** Says a text between two utterances, as a trial: of the settings, or in a manner of its own. */
  async try(text: string, manner = this.manner()): Promise<void> {
    const { kind } = await this.around.engine.speak(text, manner)
    if (kind === 'ended') this.retry()
  }

  view(): SpeechView {
    const { now, problem } = this
    return {
      paused: this.paused,
      speaking: this.text,
      ...(now ? { entry: { roomId: now.roomId, n: now.n } } : {}),
      waiting: this.waiting.length,
      dropped: this.dropped,
      ...(problem ? { problem } : {}),
    }
  }

  /** Speaks until nothing waits. Only one run at a time. */
  async run(): Promise<void> {
    if (this.running) return
    this.running = true
    try {
      while (!this.paused && this.settings.on && !this.problem) {
        const next = this.waiting.shift()
        if (!next) break
        await this.say(next)
      }
    } finally {
      this.running = false
    }
  }

  private async say(utterance: Utterance): Promise<void> {
    this.cut = false
    if (utterance.id !== undefined) await this.around.forget([utterance.id])
    const text = spokenText(utterance.event, utterance.count)
    if (!text || this.cut) return
    this.show(utterance, text)
    const outcome = await this.around.engine.speak(text, this.manner())
    if (outcome.kind === 'failed') this.problem = outcome.cause
    this.show(undefined, '')
  }

  private show(utterance: Utterance | undefined, text: string): void {
    this.now = utterance
    this.text = text
    this.around.changed()
  }

  private manner(): Manner {
    const { voice, rate, pitch, volume, english } = this.settings
    return { voices: [voice], rate, pitch, volume, english }
  }

  private empty(): void {
    const ids = this.waiting.flatMap(({ id }) => id ?? [])
    this.dropped += this.waiting.length
    this.waiting = []
    if (ids.length > 0) void this.around.forget(ids)
  }
}
