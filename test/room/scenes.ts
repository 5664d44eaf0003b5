/** What happens in a room, from a seed. */
import { lookBack, steady, story } from './conversation.ts'
import { everyMessage } from './every-message.ts'
import { giftBatches } from './gift-storm.ts'
import { hostileBatches } from './hostile.ts'
import type { Random } from './random.ts'
import { withClock } from './scene-clock.ts'
import type { Batch, Scene, Stage } from './types.ts'

/** A small room for people to look at: one or two messages a second. */
export function calm(seed: number, seconds = 3_600): Scene {
  return {
    name: 'calm',
    seed,
    history: stage => lookBack(seed, stage),
    batches: stage => {
      const pace = (random: Random) => ({ afterMs: random.between(300, 1_400), count: random.between(1, 3) })
      return story(seed, stage, seconds * 1_000, pace, 80)
    },
  }
}

/** A big room. */
export function busy(seed: number, messagesPerSecond = 200, seconds = 60): Scene {
  return {
    name: 'busy',
    seed,
    history: stage => lookBack(seed, stage),
    batches: stage => story(seed, stage, seconds * 1_000, steady(messagesPerSecond), 400),
  }
}

/** More than any real room sends, made before it plays, so that the room is not the limit. */
export function flood(seed: number, messagesPerSecond = 8_000, seconds = 10): Scene {
  return {
    name: 'flood',
    seed,
    batches: stage => story(seed, stage, seconds * 1_000, steady(messagesPerSecond), 400),
    prepareMs: 2_000 + messagesPerSecond * seconds * 0.08,
  }
}

/** Gifts in every way in which they come: see docs/gifts.md. */
export function giftStorm(seed: number): Scene {
  return { name: 'gifts', seed, batches: stage => giftBatches(seed, stage) }
}

/** A broadcast that is paused, resumed and ended. */
export function pausedAndEnded(seed: number): Scene {
  return { name: 'ended', seed, batches: stage => pauseAndEnd(seed, stage) }
}

/** Broken, oversized and hostile messages between honest ones that must come through. */
export function hostile(seed: number): Scene {
  return {
    name: 'hostile',
    seed,
    batches: stage => withClock(seed, stage, hostileBatches),
  }
}

/** Every message that is understood, one after another, to be looked at. */
export function all(seed: number): Scene {
  return {
    name: 'all',
    seed,
    batches: stage =>
      withClock(seed, stage, function* (m) {
        for (const message of everyMessage(m)) yield { afterMs: 250, messages: [message] }
      }),
  }
}

export const SCENES = {
  calm,
  busy,
  flood,
  all,
  gifts: giftStorm,
  ended: pausedAndEnded,
  hostile,
} as const satisfies Record<string, (seed: number) => Scene>

function pauseAndEnd(seed: number, stage: Stage): Iterable<Batch> {
  return withClock(seed, stage, function* (m) {
    const talk = function* () {
      for (let left = 6; left > 0; left--) yield { afterMs: 300, messages: [m.chat(), m.enter()] }
    }
    yield* talk()
    yield { afterMs: 300, messages: [m.control({ action: 'pause', tips: '主播暂时离开一下' })] }
    yield { afterMs: 2_000, messages: [m.chat({ text: '人呢？' })] }
    yield { afterMs: 1_000, messages: [m.control({ action: 'resume' })] }
    yield* talk()
    yield { afterMs: 500, messages: [m.chat({ text: '明天见' }), m.control({ action: 'finish' })] }
  })
}
