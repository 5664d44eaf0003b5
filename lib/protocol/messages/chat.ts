import type { webcast } from '../../../proto/generated/decoder.js'
import { plain, segments } from '../chat-text.ts'
import type { ChatEvent, EmojiEvent } from '../events.ts'
import { imageUrl, person } from '../person.ts'
import type { Base } from './row.ts'

export function chat(message: webcast.ChatMessage, base: Base): ChatEvent {
  const pieces = segments(message.content, message.rtfContentV2 ?? message.rtfContent)
  return {
    type: 'chat',
    ...base,
    ...by(message.user),
    text: message.content || plain(pieces),
    segments: pieces,
  }
}

export function emoji(message: webcast.EmojiChatMessage, base: Base): EmojiEvent {
  const pieces = message.emojiContent?.pieces ?? []
  const picture = pieces.map(piece => imageUrl(piece.imageValue?.image)).find(url => url)
  return {
    type: 'emoji',
    ...base,
    ...by(message.user),
    text: message.defaultContent || plain(segments('', message.emojiContent)),
    ...(picture ? { imageUrl: picture } : {}),
  }
}

/** The sender as a part of an event; nothing where the message names none. */
export function by(user: webcast.User | null | undefined): { user?: NonNullable<ReturnType<typeof person>> } {
  const who = person(user)
  return who ? { user: who } : {}
}
