import { expect, test } from 'vitest'
import { exportRecording } from '../../../lib/export/recording.ts'
import { decodeFrame } from '../../../lib/protocol/decode.ts'
import { RoomSession } from '../../../lib/room/session.ts'
import { erasePerson, eraseSession } from '../../../lib/store/erase.ts'
import type { RecordedFrame } from '../../../lib/store/recording.ts'
import type { Store } from '../../../lib/store/store.ts'
import { encodeResponse, splitFrames } from '../../room/envelope.ts'
import { createLog } from '../../room/log.ts'
import { createMessages } from '../../room/messages.ts'
import { AT, chat, freshStore, taken } from './entries.ts'

const make = createMessages({ seed: 3, roomId: '7' })
const say = (text: string) => [make.chat({ text })]
const overSocket = (text: string): RecordedFrame => ({
  via: 'socket',
  bytes: createLog('7', 0).make(say(text), AT).bytes,
})
const byPoll = (text: string): RecordedFrame => ({
  via: 'http',
  bytes: encodeResponse({ messages: say(text), cursor: '', now: AT, internalExt: '' }),
})

/** A room in which each write has these frames, and an entry. */
async function record(store: Store, ...writes: RecordedFrame[][]): Promise<void> {
  const room = new RoomSession('7', AT)
  for (const [n, frames] of writes.entries()) {
    const changes = taken(room, [chat(n + 1)])
    const entries = changes.entries.map(of => ({ ...of, frames }))
    await store.write({ ...changes, entries })
  }
}

async function saved({ tables }: Store): Promise<string[]> {
  const blobs: Blob[] = []
  await exportRecording(
    { session: '7' },
    { tables, part: ({ blob }) => blob && blobs.push(blob), signal: new AbortController().signal },
  )
  const file = new Uint8Array(await new Blob(blobs).arrayBuffer())
  return splitFrames('a.frames', file)
    .flatMap(frame => decodeFrame(frame, { roomId: '7', receivedAt: AT }).events)
    .map(event => (event.type === 'chat' ? event.text : event.type))
}

test('what was recorded is a file that decodes to what came, over the socket and by polls, in order', async () => {
  const store = freshStore()
  const long = '长'.repeat(5000)
  await record(store, [overSocket('一'), byPoll('二')], [], [byPoll(long), overSocket('四')])
  expect(await saved(store)).toEqual(['一', '二', long, '四'])
  expect((await store.tables.sessions.get('7'))?.frames).toBe(4)
})

test('a session takes its recording with it, and so does a person who is in it', async () => {
  const store = freshStore()
  await record(store, [overSocket('一')])
  await erasePerson(store.tables, 'nobody')
  expect(await saved(store)).toEqual(['一'])
  await erasePerson(store.tables, '1')
  expect(await store.tables.frames.count()).toBe(0)
  expect((await store.tables.sessions.get('7'))?.frames).toBe(0)
  await record(store, [overSocket('二')])
  await eraseSession(store.tables, '7')
  expect(await store.tables.frames.count()).toBe(0)
})
