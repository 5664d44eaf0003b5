import { crc32 } from 'node:zlib'
import { readMessages, type WireMessage } from './envelope.ts'
import { createRandom } from './random.ts'
import { withMessages } from './retime.ts'
import { readFields } from './wire.ts'

/** What a viewer gets of a room. */
export interface Viewer {
  /** The frame as this viewer gets it. */
  frame(bytes: Uint8Array): Uint8Array
  messages(messages: WireMessage[]): WireMessage[]
}

/** What makes money or ends the broadcast reaches everybody. */
const ALWAYS = /^Webcast(?:Gift|Control|RoomUserSeq)Message$/

/**
 * The sample that a viewer of a big room gets: a share of the messages, always the same ones.
 * @param share 0 to 1
 * @param heard takes the name of each message that the viewer gets: its id, or a check sum where it has none
 */
export function sampleOf(viewer: string, share: number, heard: Set<string>): Viewer {
  const stays = (method: string, id: string, payload: Uint8Array): boolean => {
    const sum = crc32(payload)
    if (!ALWAYS.test(method) && createRandom(`${viewer}/${sum}`).next() >= share) return false
    heard.add(id === '0' ? `sum ${sum}` : id)
    return true
  }
  const staysAsBytes = (message: Uint8Array): boolean => {
    const fields = readFields(message)
    const read = (number: number) => fields.find(field => field.number === number)?.value
    const [method, payload, id] = [read(1), read(2), read(3)]
    if (!(method instanceof Uint8Array) || !(payload instanceof Uint8Array)) return true
    return stays(Buffer.from(method).toString(), typeof id === 'string' ? id : '0', payload)
  }
  return {
    frame: bytes => (readMessages(bytes).length > 0 ? withMessages(bytes, staysAsBytes) : bytes),
    messages: messages => messages.filter(({ method, id, payload }) => stays(method, id, payload)),
  }
}
