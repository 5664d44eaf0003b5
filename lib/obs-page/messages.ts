import { readEntry, readEvent } from '../archive/export/entry-schema.ts'
import type { Entry } from '../model/entry.ts'
import type { LiveEvent } from '../model/events.ts'
import { isObject } from '../model/json.ts'

/** What the page is told: our own format, and what the panel pins. */
export type PageMessage =
  | { type: 'rooms'; rooms: readonly { room: string; webRid: string }[] }
  | { type: 'event'; room: string; session: string; entry: Entry; replay: boolean }
  | { type: 'pinned'; pinned: Pinned | null }
  | { type: 'answered'; room: string; numbers: readonly number[]; done: boolean }

/** What is pinned in the panel. */
export interface Pinned {
  room: string
  event: LiveEvent
  /** Ticked as answered: shown as done, then taken down. */
  answered: boolean
}

/** Longest text of one message, in UTF-16 units. */
const LONGEST = 4_000_000

/**
 * Reads what reached the page: the `detail` of an event, or one frame of a socket. What is not understood is skipped.
 * @param input `{messages: "<a JSON list>"}`, or one message, as JSON or read already
 */
export function readMessages(input: unknown): PageMessage[] {
  const value = typeof input === 'string' ? parsed(input) : input
  const list = isObject(value) && Object.hasOwn(value, 'messages') ? value.messages : value
  const messages = typeof list === 'string' ? parsed(list) : list
  return (Array.isArray(messages) ? messages : [messages]).flatMap(message => read(message) ?? [])
}

function parsed(json: string): unknown {
  if (json.length > LONGEST) return undefined
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

function read(message: unknown): PageMessage | undefined {
  if (!isObject(message)) return undefined
  const { type, room, session, rooms, replay, event, answered, numbers, done, ...own } = message
  if (type === 'hello') return { type: 'rooms', rooms: Array.isArray(rooms) ? rooms.flatMap(readRoom) : [] }
  if (type === 'status') return { type: 'rooms', rooms: readRoom(message) }
  if (type === 'pinned') {
    const pinned = readEvent(event)
    if (pinned) return { type, pinned: { room: textOf(room), event: pinned, answered: answered === true } }
    return event === null ? { type, pinned: null } : undefined
  }
  if (type === 'answered') {
    const right = Array.isArray(numbers) ? numbers.filter(Number.isInteger) : []
    return { type, room: textOf(room), numbers: right, done: done === true }
  }
  if (type !== 'event') return undefined
  const entry = readEntry({ ...own, event })
  return entry && { type, room: textOf(room), session: textOf(session), entry, replay: replay === true }
}

function readRoom(room: unknown): { room: string; webRid: string }[] {
  return isObject(room) ? [{ room: textOf(room.room), webRid: textOf(room.webRid) }] : []
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
