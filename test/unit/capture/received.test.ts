import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readReceived } from '../../../lib/capture/relay/received.ts'

const FRAME = {
  kind: 'frame',
  via: 'socket',
  socket: 1,
  roomId: '7',
  at: 2,
  since: 1,
  bytes: Uint8Array.of(1),
}
const SOCKET = { kind: 'socket', socket: 1, roomId: '', at: 2, state: 'closed', code: 1006 }

test('what a tap sends is taken, fields that nobody knows are not', () => {
  expect(readReceived({ ...FRAME, more: 1 })).toEqual(FRAME)
  expect(readReceived({ ...SOCKET, more: 1 })).toEqual(SOCKET)
  const { code, ...open } = SOCKET
  expect(readReceived({ ...open, state: 'open' })).toEqual({ ...open, state: 'open' })
})

test('bytes of another world are taken as bytes of ours', () => {
  const received = readReceived({ ...FRAME, bytes: runInNewContext('Uint8Array.of(1, 255)') })
  expect(received).toMatchObject({ bytes: Uint8Array.of(1, 255) })
  expect(received?.kind === 'frame' && received.bytes).toBeInstanceOf(Uint8Array)
})

test.each(['0', '000', ''])('a room id of %j is no room', roomId => {
  expect(readReceived({ ...FRAME, roomId })).toEqual({ ...FRAME, roomId: '' })
  expect(readReceived({ ...SOCKET, roomId })).toEqual({ ...SOCKET, roomId: '' })
})

test('a room id is told in one way', () => {
  expect(readReceived({ ...FRAME, roomId: '007' })).toEqual({ ...FRAME, roomId: '7' })
})

test('a card’s channel is told from a room’s, and by nothing but true', () => {
  expect(readReceived({ ...FRAME, preview: true })).toEqual({ ...FRAME, preview: true })
  expect(readReceived({ ...SOCKET, preview: 'yes' })).toEqual(SOCKET)
})

test.each([
  ['no object', 'frame'],
  ['nothing', null],
  ['another kind', { ...FRAME, kind: 'page' }],
  ['another way', { ...FRAME, via: 'pigeon' }],
  ['bytes of another shape', { ...FRAME, bytes: [1] }],
  ['a view that is no row of bytes', { ...FRAME, bytes: new DataView(new ArrayBuffer(1)) }],
  ['a buffer', { ...FRAME, bytes: new ArrayBuffer(1) }],
  ['a room id of words', { ...FRAME, roomId: 'x' }],
  ['a room id that is too long', { ...FRAME, roomId: '1'.repeat(21) }],
  ['a time that is none', { ...FRAME, at: Number.NaN }],
  ['a socket that is none', { ...FRAME, socket: -1 }],
  ['another state', { ...SOCKET, state: 'resting' }],
])('%s is refused', (_, data) => {
  expect(readReceived(data)).toBeNull()
})

test('anything at all: nothing is thrown', () => {
  fc.assert(
    fc.property(fc.anything(), data => {
      readReceived(data)
    }),
  )
})
