/** Builders of messages, each with the expected event. What is not given is drawn from the seed. */
import { battleBuilders } from './messages/battles.ts'
import { createCast, type MessagesOptions } from './messages/cast.ts'
import { giftBuilders } from './messages/gifts.ts'
import { luckBuilders } from './messages/luck.ts'
import { noticeBuilders } from './messages/notices.ts'
import { oddBuilders } from './messages/odd.ts'
import { buildersOf2026 } from './messages/of-2026.ts'
import { actBuilders } from './messages/people-acts.ts'
import { rankBuilders } from './messages/ranks.ts'
import { newsBuilders } from './messages/room-news.ts'
import { shopBuilders } from './messages/shop.ts'
import { talkBuilders } from './messages/talk.ts'
import type { SceneMessage } from './types.ts'

export type { MessagesOptions, Options } from './messages/cast.ts'
export type { GiftOptions } from './messages/gifts.ts'

export type Messages = ReturnType<typeof createMessages>

/** Makes builders from a seed and the room's facts. Each message gets the seed's next id. */
export function createMessages(options: MessagesOptions) {
  const cast = createCast(options)
  const { random, host, people, person } = cast
  const talk = talkBuilders(cast)
  return {
    random,
    host,
    people,
    person,
    ...talk,
    ...giftBuilders(cast),
    ...actBuilders(cast),
    ...newsBuilders(cast),
    ...noticeBuilders(cast),
    ...battleBuilders(cast),
    ...luckBuilders(cast),
    ...shopBuilders(cast),
    ...rankBuilders(cast),
    ...buildersOf2026(cast),
    ...oddBuilders(cast, talk.chat),
  }
}

/** The same message once more, with the same id. */
export function again(message: SceneMessage): SceneMessage {
  return { ...message, dup: true }
}
