/** What a reader of chat has no use for, has never seen, or cannot read. */
import type { SceneMessage } from '../types.ts'
import * as wire from '../wire.ts'
import type { Cast, Options } from './cast.ts'

export function oddBuilders({ random, begin }: Cast, chat: (given: Options) => SceneMessage) {
  /** What the page draws and a reader of chat has no use for. */
  function noise(given: Options = {}): SceneMessage {
    const method = random.pick(['WebcastRanklistHourEntranceMessage', 'WebcastInRoomBannerMessage'])
    const { common, described } = begin(method, 'any', given)
    const info = anyInfo({ text: `人气榜第${random.between(1, 99)}名` })
    return { ...described, payload: anyMessage({ common: wire.Common(common), info }) }
  }

  /** A kind of message that nobody has heard of. */
  function unknownMethod(given: Options & { method?: string } = {}): SceneMessage {
    const { common, described } = begin(given.method ?? 'WebcastBrandNewMessage', 'unknown', given)
    const info = anyInfo({ text: '没见过的消息', number: 42 })
    return { ...described, payload: anyMessage({ common: wire.Common(common), info, number: 7 }) }
  }

  /** A known kind whose payload is broken off in the middle of a field. */
  function malformed(given: Options = {}): SceneMessage {
    const { described } = begin('WebcastChatMessage', 'unknown', given)
    const whole = chat({ ...given, id: described.id }).payload
    const { time: _, ...rest } = described
    return { ...rest, payload: whole.slice(0, Math.floor(whole.length / 2)) }
  }

  return { noise, unknownMethod, malformed }
}

/** Messages without a schema of their own. */
const anyMessage = wire.wire({ common: 1, info: 2, number: 3 })
const anyInfo = wire.wire({ text: 1, number: 2 })
