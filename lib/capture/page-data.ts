import { roomIdOf } from '../model/room-id.ts'

/** Served with a page; fields may be empty. */
export interface ServedRoom {
  title: string
  anchor: string
  roomId: string
}

const NOTHING: ServedRoom = { title: '', anchor: '', roomId: '' }
const PUSH = 'self.__pace_f.push('
const STORE = '"roomInfo":'

/**
 * Finds a room in a page's data: React Flight rows in inline scripts (`self.__pace_f.push([1, "<row>"])`, cut
 * anywhere), or on older pages percent-encoded JSON (`#RENDER_DATA`). Both hold `roomStore.roomInfo {room {title,
 * owner {nickname}}, web_rid, anchor {nickname}}`; the first may be an empty shell.
 * @param webRid wanted: after a change the data is of another room
 * @param isFirst the loaded address's room, to which data without a name belongs
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

/** Text of one push; empty for other pushes. */
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

/** The JSON object that begins here; empty if it does not end. */
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

/** React Flight writes references such as `$undefined`. */
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
