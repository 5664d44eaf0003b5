import { commandOf, type Shortcut } from '../messages/shortcuts.ts'
import type { VoiceEngine } from '../speech/engine/voice-engine.ts'
import type { Speaker } from '../speech/speaker.ts'
import type { SpeechCommand } from '../speech/view.ts'
import type { Questions } from './questions.ts'

export interface ControlDeps {
  speaker: Speaker
  engine: VoiceEngine
  questions: Questions
  turnOn: () => void
}

/** What panels, keys and the icon's menu do to speech. */
export class Control {
  readonly #deps: ControlDeps

  constructor(deps: ControlDeps) {
    this.#deps = deps
  }

  command(command: SpeechCommand): void {
    const { speaker, engine } = this.#deps
    if (command === 'resume') engine.retryVoices()
    speaker.command(command)
  }

  /** A key was pressed in any window. */
  press(shortcut: Shortcut): void {
    const { speaker, questions } = this.#deps
    if (shortcut === 'question') {
      questions.readNext()
      return
    }
    const { paused, problem } = speaker.view()
    this.command(commandOf(shortcut, paused || problem !== undefined))
  }

  /** Menu of the icon: stops reading at once, or starts it. */
  switchReading(): void {
    const { speaker, turnOn } = this.#deps
    if (speaker.isHeard || speaker.reads) {
      this.command('panic')
    } else {
      turnOn()
      this.command('resume')
    }
  }
}
