/** What people write. */
import { encodeImage } from '../people.ts'
import { chatLine, STICKERS } from '../texts.ts'
import type { SceneMessage } from '../types.ts'
import * as wire from '../wire.ts'
import type { Cast, Options } from './cast.ts'

export function talkBuilders({ random, now, timed, somebody, from }: Cast) {
  function chat(given: Options & { text?: string } = {}): SceneMessage {
    const { user, common, described } = from('WebcastChatMessage', 'chat', given)
    const text = given.text ?? chatLine(random, random.chance(0.04) ? somebody().nickname : undefined)
    // Some have no time but this one, in seconds.
    const eventTime = described.time ?? (timed < 1 && random.chance(0.5) ? now() : 0)
    const payload = wire.Chat({
      common: wire.Common(common),
      user: user.encoded,
      content: text,
      publicAreaCommon: userLabel,
      eventTime: Math.floor(eventTime / 1000),
      chatBy: 1,
    })
    return { ...described, text, payload }
  }

  function emoji(given: Options & { text?: string } = {}): SceneMessage {
    const { user, common, described } = from('WebcastEmojiChatMessage', 'emoji', given)
    const text = given.text ?? random.pick(STICKERS)
    const image = wire.TextPieceValue({ value: encodeImage(`emoji/${encodeURIComponent(text)}`) })
    const payload = wire.EmojiChat({
      common: wire.Common(common),
      user: user.encoded,
      emojiId: wire.int64(random.digits(18)),
      emojiContent: wire.Text({
        key: 'emoji',
        defaultPattern: '{0:image}',
        pieces: wire.TextPiece({ type: 15, imageValue: image }),
      }),
      defaultContent: text,
    })
    return { ...described, text, payload }
  }

  return { chat, emoji }
}

const userLabel = wire.PublicAreaCommon({ userLabel: encodeImage('user_label'), individualPriority: 31_000 })
