/** The time in which a scene plays. */
import { createMessages, type Messages } from './messages.ts'
import type { Batch, Stage } from './types.ts'

/** Nothing before this: a page that has just opened its socket must not take the first words for history. */
const OPENING_MS = 1_500

/** Runs a scene on a clock that moves with its own batches, so that create_time is when a message is due. */
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
