import { commandOf, type Shortcut } from '../messages/shortcuts.ts'
import type { VoiceEngine } from '../speech/engine/voice-engine.ts'
import type { Speaker } from '../speech/speaker.ts'
import type { SpeechCommand } from '../speech/view.ts'
import type { Questions } from './questions.ts'

export interface ControlDeps {
  speaker: Speaker
  engine: VoiceEngine
  questions: Questions
  /** Switches speech on in the settings. */
  turnOn: () => void
}

/** What panels, keys and the menu of the toolbar's icon do to speech. */
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

  /** The menu entry of the toolbar's icon: stops reading aloud at once, or starts it again. */
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
