/** Talk in a real room's proportions. */

import { createMessages, type Messages } from './messages.ts'
import type { Random } from './random.ts'
import { withClock } from './scene-clock.ts'
import { GIFTS } from './texts.ts'
import type { Batch, SceneMessage, Stage } from './types.ts'

const COMBOS = GIFTS.filter(gift => gift.combo)
const CHEAP = GIFTS.filter(gift => gift.diamonds < 1_000)

/** Draws when the next frame comes and how many messages are in it. */
export type Pace = (random: Random) => { afterMs: number; count: number }

/** About ten messages a frame, at least twenty frames a second, as in busy rooms. */
export function steady(messagesPerSecond: number): Pace {
  const framesPerSecond = Math.max(messagesPerSecond / 10, Math.min(20, messagesPerSecond))
  let owed = 0
  return () => {
    owed += messagesPerSecond / framesPerSecond
    const count = Math.floor(owed)
    owed -= count
    return { afterMs: 1_000 / framesPerSecond, count }
  }
}

/** Talk at a pace, for so many ms, among so many people. */
export function story(
  seed: number,
  stage: Stage,
  lastsMs: number,
  pace: Pace,
  people: number,
): Iterable<Batch> {
  return withClock(
    seed,
    stage,
    function* (messages) {
      const next = conversation(messages)
      for (let elapsed = 0; elapsed < lastsMs; ) {
        const { afterMs, count } = pace(messages.random)
        elapsed += afterMs
        yield { afterMs, messages: Array.from({ length: count }, next) }
      }
    },
    { people, masked: 0.05 },
  )
}

/** Fifteen earlier messages, as a page gets when it joins. */
export function lookBack(seed: number, stage: Stage): SceneMessage[] {
  let at = stage.startsAt - 5 * 60_000
  const { startsAt: _, ...room } = stage
  const messages = createMessages({ seed: seed + 0.5, ...room, now: () => at })
  return Array.from({ length: 15 }, () => {
    at += messages.random.between(5_000, 15_000)
    const build = messages.random.pick([messages.chat, messages.chat, messages.like, messages.enter])
    return { ...build(), history: true as const }
  })
}

/** Messages in a real room's proportions, with combos and some PKs. */
function conversation(messages: Messages): () => SceneMessage {
  const { random, host } = messages
  const combos: SceneMessage[][] = []
  let battle: Iterator<SceneMessage> | undefined
  const kinds: [number, () => SceneMessage][] = [
    [415, messages.chat],
    [15, messages.mention],
    [6, () => messages.chat({ user: host })],
    [4, messages.voice],
    [2, messages.episode],
    [14, messages.screenChat],
    [3, messages.memberChat],
    [1, messages.pinned],
    [3, messages.hotChat],
    [2, messages.echoed],
    [195, messages.enter],
    [8, messages.enterByShare],
    [1, messages.moderated],
    [135, messages.like],
    [75, nextGift],
    [5, messages.lightGift],
    [30, messages.follow],
    [10, messages.share],
    [20, messages.emoji],
    [20, messages.fansclub],
    [20, messages.audience],
    [20, messages.stats],
    [8, messages.earnings],
    [2, messages.roomRank],
    [6, messages.hourRank],
    [6, messages.product],
    [1, messages.productList],
    [5, messages.purchase],
    [2, messages.redPacket],
    [2, messages.redPacketResult],
    [2, messages.luckyBag],
    [1, messages.luckyBagResult],
    [2, messages.roomMessage],
    [2, messages.emptyRoomMessage],
    [1, messages.notify],
    [1, messages.commonText],
    [1, messages.effect],
    [1, messages.task],
    [1, messages.exhibition],
    [4, messages.dataSync],
    [14, messages.quiet],
    [1, startBattle],
  ]
  const total = kinds.reduce((sum, [weight]) => sum + weight, 0)

  function nextGift(): SceneMessage {
    if (combos.length < 4 && random.chance(0.4)) combos.push(drawCombo(messages))
    const combo = combos[random.below(Math.max(1, combos.length))]
    const message = combo?.shift()
    if (combo?.length === 0) combos.splice(combos.indexOf(combo), 1)
    return message ?? messages.gift({ gift: random.pick(CHEAP) })
  }

  function startBattle(): SceneMessage {
    battle ??= messages.battle(draw)
    return draw()
  }

  function draw(): SceneMessage {
    let at = random.below(total)
    for (const [weight, build] of kinds) {
      if (at < weight) return build()
      at -= weight
    }
    return messages.chat()
  }

  return () => {
    const next = battle?.next()
    if (next && !next.done) return next.value
    battle = undefined
    return draw()
  }
}

/** A combo of some length; some never end. */
export function drawCombo(messages: Messages): SceneMessage[] {
  const { random } = messages
  const counts: number[] = []
  let count = 0
  for (let left = random.between(1, 8); left > 0; left--) {
    count += random.between(1, 3)
    counts.push(count)
  }
  const gift = random.pick(COMBOS)
  return messages.combo({ counts, gift, user: messages.person(), end: random.chance(0.85) })
}
