import type { webcast } from '../../../proto/generated/decoder.js'
import type { NoticeAction, NoticeEvent, Segment, SystemEvent, User } from '../../model/events.ts'
import { spell } from '../../model/segments.ts'
import { decimal, toNumber } from '../int64.ts'
import { sender } from '../person.ts'
import { plainSegments, renderText } from '../rich-text.ts'
import { textParts } from './chat.ts'
import type { Base } from './row.ts'

/** HighlightComment.action_type */
const PINS: Record<number, NoticeAction> = { 1: 'pinned', 2: 'unpinned' }

/** The anchor pins a chat. A notice, because the chat itself has its row. */
export function pinned(message: webcast.HighlightComment, base: Base): NoticeEvent {
  const { operatorId, operatorNickname: nickname } = message
  const action = PINS[message.actionType]
  return {
    type: 'notice',
    ...base,
    ...sender(message.user),
    text: message.content,
    segments: plainSegments(message.content),
    ...(action ? { action } : {}),
    ...(nickname ? { operator: { id: decimal(operatorId), nickname } } : {}),
  }
}

/** A text that many people write now. The title adds nothing. */
export function hotChat(message: webcast.HotChatMessage, base: Base): NoticeEvent | SystemEvent {
  const { segments } = textParts(message.content, message.rtfContent)
  return notice(base, segments, '', echo(toNumber(message.num.at(-1) ?? 0)))
}

/** One message for the same chat from many people. */
export function echoed(message: webcast.TopAggregateChatMessage, base: Base): NoticeEvent | SystemEvent {
  return notice(base, [], message.content, { ...sender(message.user), ...echo(toNumber(message.count)) })
}

function echo(count: number): Pick<NoticeEvent, 'action' | 'count'> {
  return { action: 'echoed', ...(count > 0 ? { count } : {}) }
}

export function quiz(message: webcast.QuizAudienceStatusMessage, base: Base): NoticeEvent | SystemEvent {
  return notice(base, [], message.quizList.flatMap(({ title }) => title || []).join(' · '))
}

export function task({ task }: webcast.GrowthTaskMessage, base: Base): NoticeEvent | SystemEvent {
  return notice(base, [], task?.taskName || task?.taskDesc || '')
}

export function exhibition(message: webcast.ExhibitionChatMessage, base: Base): NoticeEvent | SystemEvent {
  return notice(base, renderText(message.displayText ?? message.common?.displayText))
}

export function roomMessage(message: webcast.RoomMessage, base: Base): NoticeEvent | SystemEvent {
  return notice(base, renderText(message.common?.displayText), message.content)
}

export function notify(message: webcast.NotifyMessage, base: Base): NoticeEvent | SystemEvent {
  const contents = message.extra?.contentList?.contents ?? []
  const text = message.content || contents.map(({ content }) => content).join('')
  return notice(base, renderText(message.common?.displayText), text, sender(message.user))
}

export function commonText(message: webcast.CommonTextMessage, base: Base): NoticeEvent | SystemEvent {
  return notice(base, renderText(message.common?.displayText), '', sender(message.user))
}

export function combinedText(message: webcast.CombinedTextMessage, base: Base): NoticeEvent | SystemEvent {
  const { supplementAreaInfo, coreAreaInfo, common } = message
  const parts = [supplementAreaInfo?.displayText, coreAreaInfo?.displayText].map(text => renderText(text))
  const found = parts.flat()
  return notice(base, found.length > 0 ? found : renderText(common?.displayText))
}

export function effect(message: webcast.NotifyEffectMessage, base: Base): NoticeEvent | SystemEvent {
  const items = message.textV2?.displayItems ?? []
  const found = items.flatMap(item => renderText(item.textItem?.text))
  return notice(base, found.length > 0 ? found : renderText(message.text ?? message.common?.displayText))
}

/** CommonToastMessage and ToastMessage: a popup over the picture. */
export function toast(
  message: webcast.CommonToastMessage | webcast.ToastMessage,
  base: Base,
): NoticeEvent | SystemEvent {
  const text = 'content' in message ? message.content : ''
  return notice(base, renderText(message.common?.displayText), text)
}

/** The topics above the chat. */
export function topic({ topics }: webcast.RoomCommentTopicMessage, base: Base): NoticeEvent | SystemEvent {
  const texts = topics.flatMap(({ text, label }) => [text, label].filter(Boolean).join(' ') || [])
  return notice(base, [], texts.join(' · '), { action: 'topic' })
}

/** A message that only its name and its display text describe. */
export function announced(action: NoticeAction) {
  return ({ common }: { common?: webcast.CommonWords | null }, base: Base): NoticeEvent => {
    const segments = renderText(common?.displayText)
    return { type: 'notice', ...base, text: spell(segments).trim(), segments, action }
  }
}

export function intro(message: webcast.RoomIntroMessage, base: Base): NoticeEvent | SystemEvent {
  return notice(base, [], message.intro)
}

export function userStats(message: webcast.UserStatsMessage, base: Base): NoticeEvent | SystemEvent {
  return notice(base, [], message.content)
}

/**
 * A `system` event if there is nothing to read.
 * @param segments rendered text
 * @param text if nothing was rendered
 * @param more without `user` if the text names them: the row begins with the person
 */
function notice(
  base: Base,
  segments: Segment[],
  text = '',
  more: Partial<Pick<NoticeEvent, 'action' | 'count'>> & { user?: User } = {},
): NoticeEvent | SystemEvent {
  const rendered = spell(segments).trim()
  const words = rendered || text.trim()
  if (words === '') return { type: 'system', ...base, ...(more.user ? { user: more.user } : {}) }
  const { user, ...rest } = more
  return {
    type: 'notice',
    ...base,
    ...(user && !(user.nickname && words.includes(user.nickname)) ? { user } : {}),
    text: words,
    segments: rendered === '' ? plainSegments(words) : segments,
    ...rest,
  }
}
