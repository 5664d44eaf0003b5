/** Changes frames that are made: moves their times, or leaves messages out. */
import { gzip, inflate } from './envelope.ts'
import { type ReadField, readFields, wire } from './wire.ts'

const payloadField = wire({ payload: 8 })
const messageField = wire({ payload: 1 })
const RESPONSE_NOW = [4]
const CREATE_TIME = [1, 4]
const CHAT_EVENT_TIME = [15]

/** Response.now in ms since 1970; 0 if missing. */
export function frameTime(frame: Uint8Array): number {
  try {
    return Number(findVarint(inflate(payloadOf(readFields(frame))), RESPONSE_NOW)?.field.value ?? 0)
  } catch {
    return 0
  }
}

/** A frame with Response.now, create_time and event_time moved by `byMs`, compressed again. Unreadable frames stay. */
export function retime(frame: Uint8Array, byMs: number): Uint8Array {
  return withResponse(frame, inflated => {
    const response = Uint8Array.from(inflated)
    move(response, RESPONSE_NOW, byMs)
    for (const message of readFields(response)) {
      if (message.number === 1 && message.value instanceof Uint8Array) retimeMessage(message.value, byMs)
    }
    return response
  })
}

/** A frame with only the messages that are to stay, compressed again. Unreadable frames stay. */
export function withMessages(frame: Uint8Array, stays: (message: Uint8Array) => boolean): Uint8Array {
  return withResponse(frame, response => {
    const kept: Uint8Array[] = []
    let from = 0
    for (const { number, value, at, length } of readFields(response)) {
      if (number !== 1 || !(value instanceof Uint8Array) || stays(value)) continue
      kept.push(response.subarray(from, at - tagAndLength(messageField, length)))
      from = at + length
    }
    return Buffer.concat([...kept, response.subarray(from)])
  })
}

function withResponse(frame: Uint8Array, change: (response: Uint8Array) => Uint8Array): Uint8Array {
  try {
    const fields = readFields(frame)
    const payload = payloadOf(fields)
    const response = change(inflate(payload))
    const isGzip = payload[0] === 0x1f
    return Buffer.concat([
      withoutPayload(frame, fields),
      payloadField({ payload: isGzip ? gzip(response) : response }),
    ])
  } catch {
    return frame
  }
}

function retimeMessage(message: Uint8Array, byMs: number) {
  const fields = readFields(message)
  const payload = fields.find(field => field.number === 2)?.value
  const method = fields.find(field => field.number === 1)?.value
  if (!(payload instanceof Uint8Array)) return
  move(payload, CREATE_TIME, byMs)
  if (method instanceof Uint8Array && new TextDecoder().decode(method) === 'WebcastChatMessage') {
    move(payload, CHAT_EVENT_TIME, Math.round(byMs / 1000))
  }
}

/** Adds to a varint in place; times of this century keep its length. */
function move(bytes: Uint8Array, path: readonly number[], by: number) {
  const found = findVarint(bytes, path)
  if (!found || found.field.value === '0') return
  let rest = Number(found.field.value) + by
  for (let at = 0; at < found.field.length; at++) {
    const isLast = at === found.field.length - 1
    found.container[found.field.at + at] = (rest % 128) + (isLast ? 0 : 128)
    rest = Math.floor(rest / 128)
  }
}

function findVarint(
  bytes: Uint8Array,
  path: readonly number[],
): { container: Uint8Array; field: ReadField } | undefined {
  const [number, ...rest] = path
  const field = readFields(bytes).find(one => one.number === number)
  if (!field) return undefined
  if (rest.length > 0) return field.value instanceof Uint8Array ? findVarint(field.value, rest) : undefined
  return { container: bytes, field }
}

function payloadOf(fields: readonly ReadField[]): Uint8Array {
  const payload = fields.find(field => field.number === 8)?.value
  return payload instanceof Uint8Array ? payload : new Uint8Array()
}

/** The frame's other fields with tags: Douyin sends the payload last. */
function withoutPayload(frame: Uint8Array, fields: readonly ReadField[]): Uint8Array {
  const payload = fields.find(field => field.number === 8)
  if (!payload) return frame
  return Buffer.concat([
    frame.subarray(0, payload.at - tagAndLength(payloadField, payload.length)),
    frame.subarray(payload.at + payload.length),
  ])
}

/** Bytes of a field before its value. */
function tagAndLength(field: typeof payloadField, length: number): number {
  return field({ payload: new Uint8Array(length) }).length - length
}
