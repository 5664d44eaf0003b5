import { roomIdOf } from '../model/room-id.ts'

/** What the page's own data says of a room; empty where it says nothing. */
export interface ServedRoom {
  title: string
  anchor: string
  roomId: string
}

const NOTHING: ServedRoom = { title: '', anchor: '', roomId: '' }
const PUSH = 'self.__pace_f.push('
const STORE = '"roomInfo":'

/**
 * Finds a room in the data that the page was served with: React Flight rows in inline scripts
 * (`self.__pace_f.push([1, "<row>"])`, rows cut at any place), and on older pages one percent-encoded JSON
 * (`#RENDER_DATA`). Both hold `roomStore.roomInfo {room {title, owner {nickname}}, web_rid, anchor {nickname}}`;
 * the first one on the page is often an empty shell.
 * @param webRid the room that is wanted: after a change of room without a page load the data is another's
 * @param isFirst whether it is the room of the address that the page was loaded with, which data without any name is of
 */
export function roomInPage(
  document: Pick<Document, 'querySelectorAll'>,
  webRid: string,
  isFirst: boolean,
): ServedRoom {
  const text = pageData(document)
  for (let at = text.indexOf(STORE); at >= 0; at = text.indexOf(STORE, at + 1)) {
    const room = readRoom(objectAt(text, at + STORE.length), webRid, isFirst)
    if (room) return room
  }
  return NOTHING
}

function pageData(document: Pick<Document, 'querySelectorAll'>): string {
  let flight = ''
  let rendered = ''
  for (const script of document.querySelectorAll('script:not([src])')) {
    const text = script.textContent?.trim() ?? ''
    if (script.id === 'RENDER_DATA') rendered = quiet(() => decodeURIComponent(text)) ?? ''
    else if (text.startsWith(PUSH)) flight += flightRow(text)
  }
  return `${flight}\n${rendered}`
}

/** The text of one push; empty for other kinds of push. */
function flightRow(script: string): string {
  const json = script.slice(PUSH.length, script.lastIndexOf(')'))
  const row = quiet(() => JSON.parse(json) as unknown)
  return Array.isArray(row) && typeof row[1] === 'string' ? row[1] : ''
}

function readRoom(json: string, webRid: string, isFirst: boolean): ServedRoom | null {
  const info = record(quiet(() => JSON.parse(json) as unknown))
  const room = record(info.room)
  const anchor = text(record(info.anchor).nickname) || text(record(room.owner).nickname)
  const title = text(room.title)
  if (!anchor && !title) return null
  const roomId = text(info.roomId) || text(room.id_str)
  const names = [info.web_rid, record(room.owner).web_rid, roomId, room.id_str].map(text).filter(Boolean)
  const isWanted = names.length === 0 ? isFirst : names.includes(webRid)
  return isWanted ? { title, anchor, roomId: /^\d{1,20}$/.test(roomId) ? roomIdOf(roomId) : '' } : null
}

/** The text of the JSON object that begins at a place, braces in strings not counted; empty where none ends. */
function objectAt(text: string, from: number): string {
  if (text[from] !== '{') return ''
  let depth = 0
  let quoted = false
  for (let at = from; at < text.length; at++) {
    const character = text[at]
    if (quoted) {
      if (character === '\\') at++
      else if (character === '"') quoted = false
    } else if (character === '"') quoted = true
    else if (character === '{') depth++
    else if (character === '}' && --depth === 0) return text.slice(from, at + 1)
  }
  return ''
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

/** React Flight writes `$undefined` and other references as strings that begin with a dollar. */
function text(value: unknown): string {
  return typeof value === 'string' && !value.startsWith('$') ? value.trim() : ''
}

function quiet<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
