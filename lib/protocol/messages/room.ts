import type { webcast } from '../../../proto/generated/decoder.js'
import type { ControlEvent, ControlStatus, SystemEvent } from '../../model/events.ts'
import { spell } from '../../model/segments.ts'
import { decimal, toNumber } from '../int64.ts'
import { renderText } from '../rich-text.ts'
import type { AnyMessage, Base } from './row.ts'

/** ControlMessage.action; actions that change nothing for a viewer are `other`. */
const CONTROL: Record<number, Pick<ControlEvent, 'status' | 'cause'>> = {
  1: { status: 'paused' },
  2: { status: 'resumed' },
  3: { status: 'ended' },
  4: { status: 'ended', cause: 'admin' },
  5: { status: 'other', cause: 'node' },
  6: { status: 'ended', cause: 'switch' },
  7: { status: 'other', cause: 'timeout' },
}
const OTHER: { status: ControlStatus } = { status: 'other' }

export function control(message: webcast.ControlMessage, base: Base): ControlEvent {
  const text = message.tips || reasons(message.extra) || spell(renderText(message.common?.displayText))
  const action = CONTROL[toNumber(message.action)] ?? OTHER
  return { type: 'control', ...base, ...action, ...(text ? { text } : {}) }
}

/** Why Douyin ended the broadcast. */
function reasons(extra: webcast.ControlExtra | null | undefined): string {
  const texts = [extra?.title, extra?.violationReason, extra?.content]
  return texts.flatMap(text => spell(renderText(text)).trim() || []).join(' · ')
}

export function deletion(message: webcast.ImDeleteMessage, base: Base): SystemEvent {
  return { type: 'system', ...base, recalls: message.deleteMsgIds.map(decimal) }
}

export function recall(message: webcast.LiveMsgRecallMessage, base: Base): SystemEvent {
  return { type: 'system', ...base, recalls: [message.recallMsgId] }
}

/** A message that only the page's own code uses. */
export function silent(_: AnyMessage, base: Base): SystemEvent {
  return { type: 'system', ...base }
}

/** Like `silent`, with the name of its subject. */
export function dataSync(message: webcast.RoomDataSyncMessage, base: Base): SystemEvent {
  return about(base, message.syncKey)
}

export function shoppingData(message: webcast.LiveEcomGeneralMessage, base: Base): SystemEvent {
  return about(base, message.contentType)
}

/** A button that appears and disappears. Its content has its own messages. */
export function entrance({ resource }: webcast.TempStateAreaReachMessage, base: Base): SystemEvent {
  return about(base, [resource?.name, resource?.description].filter(Boolean).join(' · '))
}

function about(base: Base, text: string): SystemEvent {
  return { type: 'system', ...base, ...(text ? { text } : {}) }
}
