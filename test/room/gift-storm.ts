/** Gifts in every way in which they come. */
import { drawCombo } from './conversation.ts'
import { again } from './messages.ts'
import { withClock } from './scene-clock.ts'
import { GIFTS } from './texts.ts'
import type { Batch, SceneMessage, Stage } from './types.ts'

/** One way after another, then all at once. */
export function giftBatches(seed: number, stage: Stage): Iterable<Batch> {
  return withClock(seed, stage, function* (m) {
    const [heart, , rose, beer] = GIFTS
    const [one, two] = [m.person({ nickname: '糖糖海' }), m.person({ nickname: '阿山花' })]
    const frame = (...messages: SceneMessage[]) => ({ afterMs: 250, messages })

    // Skips numbers; the summary repeats the last.
    for (const message of m.combo({ user: one, gift: heart, counts: [1, 3, 4, 9, 10] })) yield frame(message)

    // Two people, the same gift in the same second: only the sender tells them apart.
    const mine = m.combo({ user: one, gift: rose ?? heart, counts: [1, 2, 3] })
    const theirs = m.combo({ user: two, gift: rose ?? heart, counts: [1, 4, 6] })
    for (const [index, message] of mine.entries()) yield frame(message, ...theirs.slice(index, index + 1))

    // Presets: one tap, many gifts; the last of them is never closed.
    for (const groupCount of [66, 188, 1314]) {
      const repeatEnd = groupCount < 1000
      yield frame(m.gift({ user: two, gift: beer ?? heart, groupCount, repeatEnd, sendType: 1 }))
    }

    // Never closed by the server, though it runs past 99.
    for (const message of m.combo({ user: two, gift: heart, counts: [20, 60, 99, 120, 131], end: false })) {
      yield frame(message)
    }

    // Sent twice: the same id, and once more the summary under a new one.
    const groupId = Math.floor(stage.startsAt / 1_000)
    const beers = { user: one, gift: beer ?? heart, groupId }
    for (const message of m.combo({ ...beers, counts: [1, 2] })) yield frame(message, again(message))
    yield frame(m.gift({ ...beers, repeatCount: 2, repeatEnd: true }))

    // To a guest on the link-mic, beside the same to the anchor.
    const guest = m.person({ nickname: '连麦嘉宾' })
    yield frame(m.gift({ user: one, gift: heart, toUser: guest }), m.gift({ user: one, gift: heart }))

    for (const gift of GIFTS.filter(kind => !kind.combo)) yield frame(m.gift({ user: two, gift }), m.chat())

    // And the storm itself.
    const running = Array.from({ length: 30 }, () => drawCombo(m))
    while (running.some(combo => combo.length > 0)) {
      const messages = running.flatMap(combo => (m.random.chance(0.6) ? combo.splice(0, 1) : []))
      if (messages.length > 0) yield { afterMs: 100, messages }
    }
  })
}
