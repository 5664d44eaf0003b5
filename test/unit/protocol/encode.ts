import { gzipSync } from 'node:zlib'
import protobuf from 'protobufjs'

/**
 * The second, independent encoder: protobufjs by reflection, straight from webcast.proto, with plain objects in.
 * Shares no code with what is shipped.
 */
export const schemas = protobuf.loadSync('proto/webcast.proto')

/** Bytes of a message of this name in webcast.proto. Numbers may be decimal strings. */
export function encode(type: string, fields: object): Uint8Array {
  const schema = schemas.lookupType(`webcast.${type}`)
  return new Uint8Array(schema.encode(schema.fromObject(fields)).finish())
}

/** A message on the wire, of a payload of webcast.proto's type. */
export function message(type: string, fields: object, id = '1', method = `Webcast${type}`): object {
  return { method, payload: encode(type, fields), msgId: id }
}

/** A PushFrame with these messages in it. */
export function frame(messages: object[], options: { gzip?: boolean; now?: string } = {}): Uint8Array {
  const response = encode('Response', { messages, now: options.now ?? '0' })
  return pushFrame(options.gzip === false ? response : new Uint8Array(gzipSync(response)))
}

/** A PushFrame around any payload. */
export function pushFrame(payload: Uint8Array, payloadType = 'msg'): Uint8Array {
  return encode('PushFrame', {
    seqId: '4',
    logId: '9',
    service: 8888,
    method: 8,
    payloadEncoding: 'pb',
    payloadType,
    payload,
  })
}
