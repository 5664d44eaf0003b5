import { batch, signal } from '@preact/signals'
import type { OutletTested, StoreProblem } from '../messages/panel.ts'
import type { OutletView } from '../outlets/model.ts'
import type { VoiceView } from '../speech/engine/roster.ts'
import type { SpeechView } from '../speech/view.ts'

export const SILENT_SPEECH: SpeechView = {
  paused: false,
  speaking: '',
  waiting: [],
  waits: 0,
  dropped: {},
  haste: 1,
}
const VOICES_ASKED_FOR: VoiceView = { voices: 'asking', missing: [], failed: [] }

export class WorkerView {
  /** Ms since 1970; 0: open. */
  readonly disconnectedAt = signal(0)
  /** Ms since 1970; 0: never broke. */
  readonly reconnectedAt = signal(0)
  readonly speech = signal<SpeechView>(SILENT_SPEECH)
  readonly voice = signal<VoiceView>(VOICES_ASKED_FOR)
  readonly outlets = signal<readonly OutletView[]>([])
  readonly tested = signal<OutletTested | null>(null)
  readonly storeProblem = signal<StoreProblem | null>(null)

  readonly #wallClock: () => number

  /** @param wallClock ms since 1970 */
  constructor(wallClock: () => number) {
    this.#wallClock = wallClock
  }

  /** Whether the Port is open and answered. */
  connected(connected: boolean): void {
    const wasConnected = this.disconnectedAt.value === 0
    if (connected === wasConnected) return
    const now = this.#wallClock()
    this.disconnectedAt.value = connected ? 0 : now
    if (connected) this.reconnectedAt.value = now
  }

  spoke(speech: SpeechView, voice: VoiceView): void {
    batch(() => {
      this.speech.value = speech
      this.voice.value = voice
    })
  }
}
