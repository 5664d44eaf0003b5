import { afterEach, beforeEach, expect, test } from 'vitest'
import { createMessages } from '../../room/messages.ts'
import { calm } from '../../room/scenes.ts'
import { type RoomServer, startServer } from '../../room/server.ts'
import { poll, visit } from './visitor.ts'

let server: RoomServer
beforeEach(async () => {
  server = await startServer()
})
afterEach(() => server.close())

const say = createMessages({ seed: 2 })
const talk = (count: number) => Array.from({ length: count }, () => say.chat())

test('the first answer has up to 15 old messages and a cursor, and says that there is a socket', async () => {
  const room = server.addRoom({ webRid: 'room' })
  room.push(talk(20))
  const first = await poll(server, room)
  expect(first.ids).toEqual(room.sent.slice(-15).map(message => message.id))
  expect(first.fetchType).toBe(1)
})

test('each poll has what came since its cursor, once', async () => {
  const room = server.addRoom({ webRid: 'room' })
  const first = await poll(server, room)
  room.push(talk(3))
  room.push(talk(2))
  const second = await poll(server, room, first.cursor)
  const third = await poll(server, room, second.cursor)
  expect(first.ids).toEqual([])
  expect(second.ids).toEqual(room.sent.map(message => message.id))
  expect(third.ids).toEqual([])
})

test('the socket goes on where the first answer ended', async () => {
  const room = server.addRoom({ webRid: 'room' })
  const { cursor } = await poll(server, room)
  room.push(talk(2))
  const visitor = await visit(server, room, cursor)
  expect((await visitor.frame(1)).ids).toEqual(room.sent.map(message => message.id))
})

test('a poll goes on where the socket ended', async () => {
  const room = server.addRoom({ webRid: 'room', ackEvery: 0 })
  const visitor = await visit(server, room)
  room.push(talk(2))
  const { cursor } = await visitor.frame(1)
  visitor.close()
  room.push(talk(1))
  expect((await poll(server, room, cursor)).ids).toEqual(room.sent.slice(2).map(message => message.id))
})

test('while sockets are refused the answers say so', async () => {
  const room = server.addRoom({ webRid: 'room' })
  room.refuseSockets(true)
  expect((await poll(server, room)).fetchType).toBe(0)
})

test('a scene waits for someone who listens: the first question alone does not start it', async () => {
  const scene = { ...calm(1), batches: () => [{ afterMs: 0, messages: talk(1) }] }
  const room = server.addRoom({ webRid: 'room', scene })
  const history = room.sent.length
  const { cursor, ids } = await poll(server, room)
  expect(ids.length).toBe(15)
  expect(history).toBe(15)
  let joined = false
  void room.waitForClient().then(() => {
    joined = true
  })
  await poll(server, room)
  expect(joined).toBe(false)
  await poll(server, room, cursor)
  await expect.poll(() => joined).toBe(true)
  await room.done
  expect(room.sent.length).toBe(history + 1)
})
