/** As much protobuf as an IM page needs to answer its server. */

/**
 * The fields of a message, one level deep. Throws where the bytes are none.
 * @param {Uint8Array} bytes
 * @returns {{number: number, value: Uint8Array}[]} varints as the bytes of the varint
 */
export function readFields(bytes) {
  const fields = []
  let at = 0
  const varint = () => {
    const start = at
    while (bytes[at] > 127) at++
    return bytes.subarray(start, ++at)
  }
  while (at < bytes.length) {
    const tag = numberOf(varint())
    const wire = tag % 8
    let value
    if (wire === 0) value = varint()
    else if (wire === 2) {
      const length = numberOf(varint())
      value = bytes.subarray(at, at + length)
      at += length
    } else throw new Error('Not of this protocol')
    fields.push({ number: Math.floor(tag / 8), value })
  }
  return fields
}

/** @param {Uint8Array} varint */
export function numberOf(varint) {
  return varint.reduceRight((high, low) => high * 128 + (low % 128), 0)
}

const decoder = new TextDecoder()
/** @param {Uint8Array | undefined} bytes */
export function textOf(bytes) {
  return bytes ? decoder.decode(bytes) : ''
}

/** PushFrame{payload_type: 'hb'} */
export const HEARTBEAT = Uint8Array.of(0x3a, 0x02, 0x68, 0x62)

/**
 * PushFrame{LogID, payload_type: 'ack', payload: internal_ext}
 * @param {Uint8Array} logId the varint's bytes
 * @param {Uint8Array} internalExt
 */
export function encodeAck(logId, internalExt) {
  const length = []
  let rest = internalExt.length
  for (; rest > 127; rest = Math.floor(rest / 128)) length.push((rest % 128) + 128)
  length.push(rest)
  return Uint8Array.of(0x10, ...logId, 0x3a, 3, 0x61, 0x63, 0x6b, 0x42, ...length, ...internalExt)
}
