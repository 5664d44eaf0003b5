import type { LiveEvent } from '../model/events.ts'
import { isObject } from '../model/json.ts'
import { KINDS } from '../model/kinds.ts'
import type { BridgeRoom } from './told.ts'

export interface HelloMessage {
  type: 'hello'
  rooms: BridgeRoom[]
}
export interface StatusMessage {
  type: 'status'
  room: BridgeRoom
}
export interface EventMessage {
  type: 'event'
  session: string
  n: number
  room: string
  history: boolean
  replay: boolean
  /** What a gift adds to its combo. */
  added: number
  event: LiveEvent
}
export interface GapMessage {
  type: 'gap'
  session: string
  to: number
  count: number
  reason: string
}

/** What is pinned for the viewers or answered: passed on unchanged. */
export interface ViewersMessage {
  type: 'pinned' | 'answered'
}

/** A message of our own format, docs/outlets/tingdan.schema.json. */
export type Incoming = HelloMessage | StatusMessage | EventMessage | GapMessage | ViewersMessage

/**
 * Reads what the extension sends.
 * @returns undefined for anything else, and for a type of a later version
 */
export function readIncoming(text: string): Incoming | undefined {
  const message = parsed(text)
  if (!isObject(message)) return undefined
  switch (message.type) {
    case 'hello': {
      const rooms = Array.isArray(message.rooms) ? message.rooms.map(roomOf) : []
      return { type: 'hello', rooms: rooms.filter(room => room !== undefined) }
    }
    case 'status': {
      const room = roomOf(message)
      return room && { type: 'status', room }
    }
    case 'event':
      return eventOf(message)
    case 'gap':
      return {
        type: 'gap',
        session: textOf(message.session),
        to: numberOf(message.to),
        count: numberOf(message.count),
        reason: textOf(message.reason),
      }
    case 'pinned':
      return message.event === null || isEvent(message.event) ? { type: 'pinned' } : undefined
    case 'answered':
      return { type: 'answered' }
    default:
      return undefined
  }
}

function eventOf(message: Record<string, unknown>): EventMessage | undefined {
  const { session, n, room, history, replay, adds, event } = message
  if (typeof session !== 'string' || typeof n !== 'number' || typeof room !== 'string') return undefined
  if (!isEvent(event)) return undefined
  const added = isObject(adds) ? numberOf(adds.gifts) : 0
  const marks = { history: history === true, replay: replay === true }
  return { type: 'event', session, n, room, ...marks, added, event }
}

/** What every event has; the extension is trusted with the rest, and only it gets here. */
function isEvent(value: unknown): value is LiveEvent {
  if (!isObject(value)) return false
  const { type, id, method, roomId, time, receivedAt, user } = value
  const isNamed = typeof type === 'string' && Object.hasOwn(KINDS, type) && typeof method === 'string'
  const hasIds = typeof id === 'string' && typeof roomId === 'string'
  const hasTimes = typeof time === 'number' && typeof receivedAt === 'number'
  return isNamed && hasIds && hasTimes && (user === undefined || isPerson(user))
}

function isPerson(value: unknown): boolean {
  return (
    isObject(value) &&
    typeof value.id === 'string' &&
    typeof value.nickname === 'string' &&
    Array.isArray(value.roles)
  )
}

function roomOf(value: unknown): BridgeRoom | undefined {
  if (!isObject(value) || typeof value.room !== 'string' || value.room === '') return undefined
  return {
    roomId: value.room,
    webRid: textOf(value.webRid),
    title: textOf(value.title),
    anchor: textOf(value.anchor),
    status: textOf(value.status),
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0
}
