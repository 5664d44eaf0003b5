import { expect, onTestFinished, test } from 'vitest'
import { acknowledge, Consumer, type ConsumerHow } from './consumer.ts'
import { entriesFrom, memoryCursors, ROOM, running } from './running.ts'

async function consumer(how: ConsumerHow = {}) {
  const program = await Consumer.start(how)
  onTestFinished(() => program.die())
  return program
}

async function outletTo(address: string, more: Parameters<typeof running>[2] = {}) {
  const made = await running('tingdan', address, more)
  onTestFinished(made.stop)
  return { ...made, ended: made.run() }
}

const numbers = (messages: { type: string; n: number }[]) =>
  messages.flatMap(({ type, n }) => (type === 'event' ? n : []))

test('hello comes first, a room is told before its events, and events follow in order', async () => {
  const program = await consumer()
  const outlet = await outletTo(program.url)
  await expect.poll(() => program.texts.length).toBe(1)
  outlet.add(...entriesFrom(1, 250))
  await expect.poll(() => program.texts.length).toBe(252)
  const [hello, status, ...events] = program.messages
  expect(hello).toEqual({ type: 'hello', version: 1, app: 'tingdan', rooms: [] })
  const { roomId, ...room } = ROOM
  expect(status).toEqual({ type: 'status', room: roomId, ...room })
  expect(events[0]).toEqual({ type: 'event', session: '7', n: 1, room: '7', event: outlet.history[0]?.event })
  expect(numbers(events)).toEqual(outlet.history.map(({ n }) => n))
})

test('a consumer that acknowledges and dies gets what it did not acknowledge again, and nothing else', async () => {
  const cursors = memoryCursors()
  const program = await consumer({
    greet: socket => socket.send('{"type":"ack"}'),
    // Everything up to 60 is acknowledged.
    answer: (socket, text) => {
      if (text.includes('"n":60,')) acknowledge(socket, text)
    },
  })
  const outlet = await outletTo(program.url, { cursors })
  outlet.add(...entriesFrom(1, 60))
  await expect.poll(() => cursors.stored.get('o')?.places).toEqual({ 7: 60 })
  outlet.add(...entriesFrom(61, 40))
  await expect.poll(() => numbers(program.messages).at(-1)).toBe(100)
  await program.die()
  await expect.poll(() => outlet.outlet.view.phase).toBe('waiting')
  program.texts.length = 0
  await program.rise()
  await expect.poll(() => numbers(program.messages)).toEqual(outlet.history.slice(60).map(({ n }) => n))
  expect(outlet.outlet.view.repeated).toBe(40)
})

test('what is unacknowledged when the worker dies is sent by the next', async () => {
  const cursors = memoryCursors()
  const program = await consumer({ answer: acknowledge })
  const first = await outletTo(program.url, { cursors })
  first.add(...entriesFrom(1, 10))
  await expect.poll(() => cursors.stored.get('o')?.places).toEqual({ 7: 10 })
  first.stop()
  await first.ended
  const history = [...first.history, ...entriesFrom(11, 10)]
  const second = await running('tingdan', program.url, { cursors, history })
  onTestFinished(second.stop)
  second.backlog.open('7', ROOM, 20, 0)
  void second.run()
  await expect.poll(() => numbers(program.messages)).toEqual(history.map(({ n }) => n))
})

test('what the filter holds back does not keep what was acknowledged waiting', async () => {
  const cursors = memoryCursors()
  const program = await consumer({ answer: acknowledge })
  const outlet = await outletTo(program.url, { cursors, settings: { filter: 'text:5' } })
  outlet.add(...entriesFrom(1, 9))
  await expect.poll(() => cursors.stored.get('o')?.places).toEqual({ 7: 9 })
  expect(numbers(program.messages)).toEqual([5])
  expect(outlet.outlet.view).toMatchObject({ sent: 1, behind: 0 })
})
