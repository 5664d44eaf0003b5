import { ungzip } from 'pako'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createMessages } from '../../room/messages.ts'
import { type RoomServer, startServer } from '../../room/server.ts'
import { visit } from './visitor.ts'

let server: RoomServer
beforeEach(async () => {
  server = await startServer({ timings: { resendMs: 60, pingMs: 30 } })
})
afterEach(() => server.close())

const say = createMessages({ seed: 1 })
const talk = (count: number) => Array.from({ length: count }, () => say.chat())
const quietRoom = (ackEvery = 0) => server.addRoom({ webRid: 'room', ackEvery })

describe('frames', () => {
  test('have the form of the captures', async () => {
    const room = quietRoom()
    const visitor = await visit(server, room)
    room.push(talk(2))
    room.push(talk(1))
    const { headers, ...first } = await visitor.frame(1)
    const second = await visitor.frame(2)
    expect([first.seqId, second.seqId]).toEqual(['1', '2'])
    expect(first.payloadType).toBe('msg')
    expect(headers).toMatchObject({
      compress_type: 'gzip',
      'im-cursor': first.cursor,
      'im-internal_ext': first.internalExt,
      'im-live_cursor': 'd-1_u-1',
    })
    expect(Math.abs(Number(headers['im-now']) - Date.now())).toBeLessThan(5_000)
    expect(first.internalExt).toContain(`wss_push_room_id:${room.roomId}`)
    expect(first.logId).toMatch(/^\d{18,20}$/)
    expect(second.cursor).not.toBe(first.cursor)
  })

  test('are compressed with a flush block before the end, and pako reads them', async () => {
    const room = quietRoom()
    const visitor = await visit(server, room)
    room.push(talk(3))
    const { payload, ids } = await visitor.frame(1)
    expect(payload.subarray(0, 10).toString('hex')).toBe('1f8b08000000000000ff')
    expect(payload.subarray(-17, -8).toString('hex')).toBe('0000ffff010000ffff')
    expect(ungzip(payload).length).toBe(payload.readUInt32LE(payload.length - 4))
    expect(ids).toEqual(room.sent.map(message => message.id))
  })

  test('bring each viewer of a big room another share, and the same again', async () => {
    const room = server.addRoom({ webRid: 'big', ackEvery: 0, sample: 0.5 })
    const visitors = [
      await visit(server, room, '', 'first'),
      await visit(server, room, '', 'second'),
      await visit(server, room, '', 'first'),
    ]
    room.push([...talk(200), say.gift()])
    room.push(talk(1))
    for (const visitor of visitors) await visitor.frame(2)
    const [first = [], second = [], again] = visitors.map(visitor => visitor.ids())
    expect(again).toEqual(first)
    expect(second).not.toEqual(first)
    for (const ids of [first, second]) expect(ids.length).toBeGreaterThan(50)
    for (const ids of [first, second]) expect(ids.length).toBeLessThan(150)
    const gift = room.sent.find(({ type }) => type === 'gift')?.id
    expect([first, second].map(ids => ids.includes(gift ?? ''))).toEqual([true, true])
    expect(room.viewers.get('first')).toEqual(new Set(first))
  })

  test('reach every page of the room and no other', async () => {
    const room = quietRoom()
    const other = server.addRoom({ webRid: 'other' })
    const visitors = [await visit(server, room), await visit(server, room), await visit(server, other)]
    room.push(talk(1))
    other.push(talk(1))
    for (const visitor of visitors) await visitor.frame(1)
    const [first, second, third] = visitors.map(visitor => visitor.ids())
    expect(first).toEqual(room.sent.map(message => message.id))
    expect(second).toEqual(first)
    expect(third).toEqual(other.sent.map(message => message.id))
  })
})

describe('heartbeats', () => {
  test('are answered, and the server pings', async () => {
    const room = quietRoom()
    const visitor = await visit(server, room)
    visitor.heartbeat()
    expect((await visitor.frame(1)).payloadType).toBe('hb')
    await expect.poll(() => visitor.pings.length > 0).toBe(true)
    expect(room.received).toEqual({ hb: 1, ack: 0, other: 0, badAck: 0 })
  })

  test('anything else that a page sends is counted', async () => {
    const room = quietRoom()
    const visitor = await visit(server, room)
    visitor.send('text')
    visitor.send(Buffer.from('ffffff', 'hex'))
    await expect.poll(() => room.received.other === 2).toBe(true)
  })

  test('a muted socket says nothing, and gives what it owes afterwards', async () => {
    const room = quietRoom()
    const visitor = await visit(server, room)
    room.muteSockets(true)
    room.push(talk(1))
    visitor.heartbeat()
    await expect.poll(() => room.received.hb === 1).toBe(true)
    expect(visitor.frames).toEqual([])
    room.muteSockets(false)
    expect((await visitor.frame(1)).ids).toEqual(room.sent.map(message => message.id))
  })
})

describe('acks', () => {
  test('only some frames ask for one', async () => {
    const room = quietRoom(3)
    const visitor = await visit(server, room)
    for (let left = 6; left > 0; left--) room.push(talk(1))
    await visitor.frame(6)
    expect(visitor.frames.slice(0, 6).map(frame => frame.needAck)).toEqual([
      false,
      false,
      true,
      false,
      false,
      true,
    ])
  })

  test('without one the same batch comes again, with one it does not', async () => {
    const room = quietRoom(1)
    const visitor = await visit(server, room)
    room.push(talk(2))
    visitor.ack(await visitor.frame(1))
    // On a slow machine it came again before.
    await expect.poll(() => room.received.ack === 1).toBe(true)
    room.push(talk(2))
    const unacked = room.sent.slice(2).map(({ id }) => id)
    const isUnacked = ({ ids }: { ids: string[] }) => ids.join() === unacked.join()
    await expect.poll(() => visitor.frames.filter(isUnacked).length === 4).toBe(true)
    expect(visitor.frames.slice(visitor.frames.findIndex(isUnacked)).every(isUnacked)).toBe(true)
    expect(new Set(visitor.frames.map(frame => frame.seqId)).size).toBe(visitor.frames.length)
    expect(room.received).toMatchObject({ ack: 1, badAck: 0 })
  })

  test.each([
    [
      'another LogID',
      (logId: string, internalExt: string) => ({ logId: String(BigInt(logId) + 1n), internalExt }),
    ],
    ['another internal_ext', (logId: string) => ({ logId, internalExt: 'internal_src:x' })],
  ])('with %s are wrong', async (_, spoil) => {
    const room = quietRoom(1)
    const visitor = await visit(server, room)
    room.push(talk(1))
    const { logId, internalExt } = await visitor.frame(1)
    visitor.ack(spoil(logId, internalExt))
    await expect.poll(() => room.received.badAck === 1).toBe(true)
    expect(room.received.ack).toBe(0)
  })
})

describe('joining and coming back', () => {
  test('up to 15 old messages come first, oldest first, with their ids', async () => {
    const room = quietRoom()
    for (let left = 4; left > 0; left--) room.push(talk(5))
    const visitor = await visit(server, room)
    const { ids } = await visitor.frame(1)
    expect(ids).toEqual(room.sent.slice(-15).map(message => message.id))
  })

  test('old messages are those that have an id and a time of their own', async () => {
    const room = quietRoom()
    const timed = say.chat()
    room.push([timed, say.chat({ time: null }), say.chat({ user: { masked: true } })])
    const visitor = await visit(server, room)
    expect((await visitor.frame(1)).ids).toEqual([timed.id])
  })

  test('a page that comes back with its cursor gets old messages again, then all that it missed', async () => {
    const room = quietRoom()
    const before = await visit(server, room)
    room.push(talk(20))
    const { cursor } = await before.frame(1)
    room.dropSockets()
    await expect.poll(() => before.closedWith() !== undefined).toBe(true)
    room.push(talk(3))
    room.push(talk(2))
    const after = await visit(server, room, cursor)
    await after.frame(3)
    const ids = room.sent.map(message => message.id)
    expect(after.frames.map(frame => frame.ids)).toEqual([ids.slice(5, 20), ids.slice(20, 23), ids.slice(23)])
  })

  test('sockets close with a code, or break without', async () => {
    const room = quietRoom()
    const closed = await visit(server, room)
    room.dropSockets(1001)
    await expect.poll(() => closed.closedWith() === 1001).toBe(true)
    const cut = await visit(server, room)
    room.dropSockets()
    await expect.poll(() => cut.closedWith() === 1006).toBe(true)
  })

  test('refused sockets fail their upgrade', async () => {
    const room = quietRoom()
    room.refuseSockets(true)
    await expect(visit(server, room)).rejects.toThrow('503')
    room.refuseSockets(false)
    await visit(server, room)
  })
})
