/** The time in which a scene plays. */
import { createMessages, type Messages } from './messages.ts'
import type { Batch, Stage } from './types.ts'

/** Starts here: earlier messages would be history to a page that has just connected. */
const OPENING_MS = 1_500

/** A clock that moves with the scene's batches, so that create_time is when a message is due. */
export function* withClock(
  seed: number,
  stage: Stage,
  run: (messages: Messages) => Iterable<Batch>,
  options: { people?: number; masked?: number } = {},
): Generator<Batch> {
  let at = stage.startsAt + OPENING_MS
  const { startsAt: _, ...room } = stage
  const messages = createMessages({
    seed,
    ...room,
    now: () => Math.floor(at),
    timed: 0.5,
    ...options,
  })
  let afterMs = OPENING_MS
  for (const batch of run(messages)) {
    yield { ...batch, afterMs: afterMs + batch.afterMs }
    at += batch.afterMs
    afterMs = 0
  }
}
