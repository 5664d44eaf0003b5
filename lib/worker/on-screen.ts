import { effect, type ReadonlySignal, untracked } from '@preact/signals-core'
import type { OnScreen as Message } from '../model/on-screen.ts'
import type { Outlets } from './outlets.ts'
import type { Questions } from './questions.ts'
import type { Rooms } from './rooms.ts'

export interface OnScreenDeps {
  rooms: Rooms
  questions: Pick<Questions, 'ticks' | 'ticked'>
  outlets: Pick<Outlets, 'pin' | 'answer'>
  onScreen: ReadonlySignal<Message | null>
  /** Stores it, for panels and the next worker. */
  putOnScreen: (message: Message) => Promise<void>
}

/** Tells outlets what is pinned for viewers, and at once when it is answered. */
export class OnScreen {
  constructor({ rooms, questions, outlets, onScreen, putOnScreen }: OnScreenDeps) {
    effect(() => {
      void questions.ticks.value
      const message = onScreen.value
      untracked(() => {
        if (!message) return outlets.pin(null)
        const { roomId, n, event, at } = message
        const answers = rooms.answers(roomId)
        // A room not loaded here has told an earlier worker.
        const answered = answers ? answers.answeredAt({ n, event }) > at : message.answered
        outlets.pin({ roomId, n, event, answered })
        // Unstored: only panels still show it.
        if (answered !== message.answered) putOnScreen({ ...message, answered }).catch(() => undefined)
      })
    })
    effect(() => {
      const ticked = questions.ticked.value
      if (ticked) untracked(() => outlets.answer(ticked))
    })
  }
}
