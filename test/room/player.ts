/** Plays a scene in time: each batch when it is due, late ones at once. */
import { setImmediate, setTimeout } from 'node:timers/promises'
import type { LoggedFrame, RoomLog } from './log.ts'
import type { Batch, Scene, SentMessage, Stage } from './types.ts'

export interface PlayOptions {
  scene: Scene
  stage: Omit<Stage, 'startsAt'>
  log: RoomLog
  send: (frame: LoggedFrame, described: readonly SentMessage[]) => void
  signal: AbortSignal
}

interface Due {
  at: number
  frame: LoggedFrame
  described: readonly SentMessage[]
}

/** Frames made or sent before other work gets its turn. */
const AT_ONCE = 50
/** The fastest compression, for scenes whose frames are made by the thousand. */
const FAST = 1

/** Resolves when the last batch was sent, or the signal aborted. */
export async function play({ scene, stage, log, send, signal }: PlayOptions): Promise<void> {
  const startsAt = Date.now() + (scene.prepareMs ?? 0)
  const schedule = dueFrames(
    scene.batches({ ...stage, startsAt }),
    startsAt,
    log,
    scene.prepareMs ? FAST : undefined,
  )
  const frames = scene.prepareMs ? await collect(schedule, signal) : schedule
  // A scene that took long to prepare starts later, not with all that is overdue.
  const overran = scene.prepareMs ? Math.max(0, Date.now() - startsAt) : 0
  let late = 0
  for (const { at, frame, described } of frames) {
    const wait = at + overran - Date.now()
    if (wait > 0) await setTimeout(wait, undefined, { signal }).catch(() => undefined)
    else if (++late % AT_ONCE === 0) await setImmediate()
    if (signal.aborted) return
    send(frame, described)
  }
}

function* dueFrames(
  batches: Iterable<Batch>,
  startsAt: number,
  log: RoomLog,
  level: number | undefined,
): Generator<Due> {
  let at = startsAt
  for (const { afterMs, messages, raw } of batches) {
    at += afterMs
    const frame = raw
      ? { bytes: raw, cursor: '', raw: true as const }
      : log.make(messages, Math.floor(at), level)
    yield { at, frame, described: messages.map(describe) }
  }
}

async function collect(schedule: Iterable<Due>, signal: AbortSignal): Promise<Due[]> {
  const frames: Due[] = []
  for (const due of schedule) {
    frames.push(due)
    if (frames.length % AT_ONCE === 0) await setImmediate()
    if (signal.aborted) return []
  }
  return frames
}

/** A message without its bytes: rooms that send 8,000 a second must not keep them all. */
export function describe<T extends { payload: Uint8Array }>({
  payload: _,
  ...described
}: T): Omit<T, 'payload'> {
  return described
}
