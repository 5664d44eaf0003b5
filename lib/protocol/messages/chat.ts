import type { webcast } from '../../../proto/generated/decoder.js'
import type { ChatEvent, EmojiEvent, Segment, SuperchatEvent } from '../../model/events.ts'
import { spell } from '../../model/segments.ts'
import { toNumber } from '../int64.ts'
import { imageUrl, sender } from '../person.ts'
import { plainSegments, renderText } from '../rich-text.ts'
import type { Base } from './row.ts'

export function chat(message: webcast.ChatMessage, base: Base): ChatEvent {
  const rich = message.rtfContentV2 ?? message.rtfContent
  return { type: 'chat', ...base, ...sender(message.user), ...textParts(message.content, rich) }
}

export function emoji(message: webcast.EmojiChatMessage, base: Base): EmojiEvent {
  const pieces = message.emojiContent?.pieces ?? []
  const picture = pieces.map(piece => imageUrl(piece.imageValue?.image)).find(url => url)
  return {
    type: 'emoji',
    ...base,
    ...sender(message.user),
    text: message.defaultContent || spell(renderText(message.emojiContent)),
    ...(picture ? { imageUrl: picture } : {}),
  }
}

/** Its text is Douyin's transcript, handled like any other chat. */
export function voice(message: webcast.AudioChatMessage, base: Base): ChatEvent {
  const seconds = Math.ceil(toNumber(message.audioDuration) / 1000)
  return {
    type: 'chat',
    ...base,
    ...sender(message.user),
    ...textParts(message.content, message.rtfContent),
    ...(seconds > 0 ? { voiceSeconds: seconds } : {}),
  }
}

/** A chat about the episode that plays in the room. */
export function episode(message: webcast.EpisodeChatMessage, base: Base): ChatEvent {
  return { type: 'chat', ...base, ...sender(message.user), ...textParts(message.content, null) }
}

export function screenChat(message: webcast.ScreenChatMessage, base: Base): SuperchatEvent {
  return {
    type: 'superchat',
    ...base,
    ...sender(message.user),
    ...textParts(message.content, message.rtfContentV2 ?? message.rtfContent),
    ...(message.officialCommentConfig?.official ? { privilege: 'official' as const } : {}),
  }
}

export function memberScreenChat(message: webcast.PrivilegeScreenChatMessage, base: Base): SuperchatEvent {
  return {
    type: 'superchat',
    ...base,
    ...sender(message.user),
    ...textParts(message.content, message.rtfContentV2 ?? message.rtfContent),
    privilege: 'member',
  }
}

/**
 * @param content plain text
 * @param rich has mentions and emoji pictures
 */
export function textParts(
  content: string,
  rich: webcast.Text | null | undefined,
): { text: string; segments: Segment[] } {
  const rendered = renderText(rich, '@')
  const segments = rendered.length > 0 ? rendered : plainSegments(content)
  return { text: content || spell(segments), segments }
}
