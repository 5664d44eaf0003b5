import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Entry } from '../../lib/model/entry.ts'
import { createMessages } from '../room/messages.ts'
import { calm } from '../room/scenes.ts'
import { startServer } from '../room/server.ts'
import type { PageOptions, RoomServer, SceneMessage } from '../room/types.ts'
import { type Launched, launch, readStored, until } from './harness/index.ts'

/** The page behaves as Douyin's SDK does (docs/protocol.md#how-the-pages-sdk-goes-on). */
let server: RoomServer
let browser: Launched
let rooms = 0

beforeAll(async () => {
  server = await startServer({ timings: { pollMs: 100, reconnectMs: 400, heartbeatMs: 1000 } })
  browser = await launch({ chromiumArgs: server.chromiumArgs })
  await browser.allowLateSpeech()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

async function openRoom(page?: PageOptions, address?: string) {
  const webRid = `71${String(++rooms).padStart(4, '0')}`
  const room = server.addRoom({ webRid, scene: null, ackEvery: 1, ...(page ? { page } : {}) })
  const make = createMessages({ seed: 70 + rooms, roomId: room.roomId })
  const tab = await browser.openRoom(address ? address + webRid : room.url)
  const seen = await browser.collectEvents(room.roomId)
  await room.waitForClient()
  const nickname = `来客${rooms}号`
  return {
    room,
    seen,
    say: (text: string): SceneMessage => make.chat({ text, user: { nickname } }),
    spoken: (text: string) => `${nickname}说：${text}`,
    close: () => Promise.all([tab.close(), seen.close()]),
  }
}

const textsOf = (entries: Entry[]) =>
  entries.flatMap(({ event }) => (event.type === 'chat' ? [event.text] : []))

/** How often the voice was given a text. */
async function timesSpoken(text: string): Promise<number> {
  const heard = await browser.voice.waitFor(all => all.some(one => one.text === text))
  return heard.filter(one => one.text === text).length
}

describe('a drop', () => {
  test('the gap comes by a poll, then the socket opens: nothing is lost, told twice, or taken for history', async () => {
    const { room, seen, say, spoken, close } = await openRoom()
    room.push([say('断线之前')])
    await seen.waitFor(all => all.length === 1)
    const sockets = room.served.sockets
    room.dropSockets()
    for (let at = 1; at <= 20; at++) {
      room.push([say(`断线之间第${at}句`)])
      await new Promise(resolve => setTimeout(resolve, 40))
    }
    await until(
      async () => room.served.sockets,
      count => count > sockets,
      30_000,
      () => 'no other socket',
    )
    room.push([say('断线之后')])
    const entries = await seen.waitFor(all => all.length >= 22)
    expect(textsOf(entries)).toEqual(room.sent.map(({ text }) => text))
    expect(entries.filter(({ history }) => history)).toEqual([])
    expect(await timesSpoken(spoken('断线之后'))).toBe(1)
    expect((await browser.heard()).filter(({ text }) => text === spoken('断线之前'))).toHaveLength(1)
    await close()
  })

  test('acks are asked for by the Response, and the page answers each', async () => {
    const { room, seen, say, close } = await openRoom()
    room.push([say('一')])
    room.push([say('二')])
    await seen.waitFor(all => all.length === 2)
    await until(
      async () => room.received,
      ({ ack }) => ack >= 2,
      30_000,
      ({ ack }) => `${ack} acks`,
    )
    expect(room.received.badAck).toBe(0)
    await close()
  })
})

describe('polls', () => {
  test('a socket that falls silent is given up for the rest of the session', async () => {
    const { room, seen, say, spoken, close } = await openRoom()
    room.muteSockets(true)
    const fetches = room.served.fetches
    await until(
      async () => room.served.fetches,
      count => count > fetches + 2,
      30_000,
      () => 'the page does not poll',
    )
    const sockets = room.served.sockets
    room.muteSockets(false)
    for (const text of ['三', '四', '五']) room.push([say(text)])
    const entries = await seen.waitFor(all => all.length >= 3)
    expect(textsOf(entries)).toEqual(['三', '四', '五'])
    expect(entries.some(({ history }) => history)).toBe(false)
    expect(await timesSpoken(spoken('五'))).toBe(1)
    expect(room.served.sockets).toBe(sockets)
    await close()
  })

  test.each<[string, PageOptions, string]>([
    ['GET with credentials', { transport: 'http-only' }, 'https://live.douyin.com/'],
    ['GET with credentials to the other site', { transport: 'http-only' }, 'https://www.douyin.com/live/'],
    [
      'POST with the cursor in a header',
      { transport: 'http-only', http: 'post' },
      'https://live.douyin.com/',
    ],
  ])('%s', async (_, page, address) => {
    const { room, seen, say, close } = await openRoom(page, address)
    for (const text of ['六', '七']) room.push([say(text)])
    const entries = await seen.waitFor(all => all.length >= 2)
    expect(textsOf(entries)).toEqual(['六', '七'])
    expect(entries.some(({ history }) => history)).toBe(false)
    await close()
  })

  test('empty answers are told as a refusal, and are none as soon as messages come', async () => {
    const { room, seen, say, close } = await openRoom({ transport: 'http-only' })
    room.push([say('八')])
    await seen.waitFor(all => all.length === 1)
    room.refusePolls(true)
    const is = (status: string) =>
      until(
        async () => seen.rooms.get(room.roomId)?.status,
        now => now === status,
        30_000,
        now => `the room is ${now}`,
      )
    await is('refused')
    const panel = await browser.openPanel(room.roomId)
    await panel.getByText('抖音暂时不向这个页面发送弹幕').waitFor()
    room.refusePolls(false)
    room.push([say('九')])
    await seen.waitFor(all => all.length === 2)
    await is('polling')
    expect(seen.rooms.get(room.roomId)?.totals.failed).toBe(0)
    await Promise.all([panel.close(), close()])
  })

  test('two hours of a room that only polls, as fast as it goes: the store is what was sent', async () => {
    const { room, seen, close } = await openRoom({ transport: 'http-only' })
    const scene = calm(11, 7_200)
    const startsAt = Date.now()
    let pushed = 0
    for (const { messages } of scene.batches({ roomId: room.roomId, anchor: room.anchor, startsAt })) {
      // At this speed, two guests without ids who write the same are within 3 s, and so one.
      room.push(messages.filter(({ id }) => id !== '0'))
      // The room keeps some thousand frames for pages that lag behind.
      if (++pushed % 1_000 !== 0) continue
      const fetches = room.served.fetches
      await until(
        async () => room.served.fetches,
        count => count > fetches + 1,
        60_000,
        () => 'the page does not poll',
      )
    }
    const sent = room.sent.filter(({ dup }) => !dup)
    await seen.waitFor(all => all.length >= sent.length, 120_000)
    const panel = await browser.openPanel(room.roomId)
    const { entries } = await until(
      () => readStored(panel, room.roomId),
      ({ entries }) => entries.length >= sent.length,
      60_000,
      ({ entries }) => `${entries.length} of ${sent.length} are stored`,
    )
    expect(entries.map(({ event }) => [event.id, event.method])).toEqual(
      sent.map(({ id, method }) => [id, method]),
    )
    expect(entries.map(({ n }) => n)).toEqual(sent.map((_, at) => at + 1))
    await Promise.all([panel.close(), close()])
  })
})
