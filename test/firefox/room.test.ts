import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chatTexts, eventIds } from '../e2e/harness/entries.ts'
import { until } from '../e2e/harness/until.ts'
import { createMessages } from '../room/messages.ts'
import { startServer } from '../room/server.ts'
import type { PageOptions, RoomServer } from '../room/types.ts'
import { type Firefox, launchFirefox, SIDEBAR_ID } from './harness/launch.ts'

/** From the socket to the panel, whatever page and browser do. */
let server: RoomServer
let browser: Firefox
let rooms = 0

beforeAll(async () => {
  server = await startServer({ timings: { pollMs: 300, reconnectMs: 200, heartbeatMs: 1000 } })
  browser = await launchFirefox({ port: server.port })
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** A silent room of its own for a test. */
function addRoom(page?: PageOptions) {
  const webRid = `6${String(++rooms).padStart(5, '0')}`
  const room = server.addRoom({ webRid, scene: null, ...(page ? { page } : {}) })
  const make = createMessages({ seed: rooms, roomId: room.roomId })
  return { room, say: (text: string) => make.chat({ text, user: { nickname: `听众${rooms}号` } }) }
}

test.each<[string, PageOptions]>([
  ['ArrayBuffer, addEventListener', { transport: 'socket' }],
  ['Blob, onmessage', { transport: 'socket', binary: 'blob', listen: 'onmessage' }],
  ['first im/fetch by XHR, then the socket', { transport: 'xhr-then-socket' }],
  ['HTTP only, by fetch', { transport: 'http-only', http: 'fetch' }],
  ['in an iframe', { transport: 'socket', frame: 'iframe' }],
])('%s: each event once, in order', async (_, options) => {
  const { room, say } = addRoom(options)
  const page = await browser.openRoom(room.url)
  const seen = await browser.collectEvents(room.roomId)
  await room.waitForClient()
  room.push([say('今晚有新歌吗'), say('[比心]666')])
  room.push([say('这件多少钱？')])
  const entries = await seen.waitFor(all => all.length >= 3)
  expect(eventIds(entries)).toEqual(room.sent.map(({ id }) => id))
  expect(seen.problems()).toEqual([])
  expect(room.received).toMatchObject({ other: 0, badAck: 0 })
  await until(
    async () => seen.rooms.get(room.roomId),
    view => view?.webRid === room.webRid && view.anchor === room.anchor && view.title === room.title,
    5_000,
    view => `the room is ${JSON.stringify(view)}`,
  )
  await Promise.all([page.close(), seen.close()])
})

test('two rooms at once are kept apart; one whose socket cannot be had is polled', async () => {
  const [a, b] = [addRoom({ transport: 'socket' }), addRoom()]
  b.room.refuseSockets(true)
  const pages = [await browser.openRoom(a.room.url), await browser.openRoom(b.room.url)]
  const [seenA, seenB] = [
    await browser.collectEvents(a.room.roomId),
    await browser.collectEvents(b.room.roomId),
  ]
  await Promise.all([a.room.waitForClient(), b.room.waitForClient()])
  a.room.push([a.say('甲房')])
  b.room.push([b.say('乙房')])
  expect(chatTexts(await seenA.waitFor(all => all.length > 0))).toEqual(['甲房'])
  expect(chatTexts(await seenB.waitFor(all => all.length > 0))).toEqual(['乙房'])
  const status = async () => [seenA.rooms.get(a.room.roomId)?.status, seenB.rooms.get(b.room.roomId)?.status]
  await until(
    status,
    now => String(now) === 'live,polling',
    5_000,
    now => `the rooms are ${now}`,
  )
  await Promise.all([...pages.map(page => page.close()), seenA.close(), seenB.close()])
})

test('the page is loaded again, and left and come back to: old messages are there once', async () => {
  const [a, b] = [addRoom({ transport: 'socket' }), addRoom({ transport: 'socket' })]
  const page = await browser.openRoom(a.room.url)
  const seen = await browser.collectEvents(a.room.roomId)
  await a.room.waitForClient()
  for (const text of ['一', '二', '三']) a.room.push([a.say(text)])
  await seen.waitFor(all => all.length === 3)
  const nextSocket = async (leave: () => Promise<unknown>) => {
    const before = a.room.served.sockets
    await leave()
    await until(
      async () => a.room.served.sockets,
      sockets => sockets > before,
      30_000,
      () => 'no socket',
    )
  }
  await nextSocket(() => page.reload())
  a.room.push([a.say('四')])
  await seen.waitFor(all => all.length >= 4)
  await nextSocket(async () => {
    await browser.visit(page, b.room.url)
    await page.evaluate(() => setTimeout(() => history.back()))
  })
  a.room.push([a.say('五')])
  expect(chatTexts(await seen.waitFor(all => all.length >= 5))).toEqual(['一', '二', '三', '四', '五'])
  expect(seen.problems()).toEqual([])
  expect(seen.rooms.get(a.room.roomId)?.totals.lost).toBe(0)
  await Promise.all([page.close(), seen.close()])
})

describe('the event page', () => {
  test('is ended three times in a running room: each event once, in order', async () => {
    const { room, say } = addRoom({ transport: 'socket' })
    const page = await browser.openRoom(room.url)
    const seen = await browser.collectEvents(room.roomId)
    await room.waitForClient()
    let sent = 0
    const send = async (count: number) => {
      for (let at = 0; at < count; at++) {
        room.push([say(`第${++sent}条`), say(`又${sent}条`)])
        await new Promise(resolve => setTimeout(resolve, 15))
      }
    }
    for (let kill = 0; kill < 3; kill++) {
      const sending = send(40)
      await seen.waitFor(all => all.length >= kill * 80 + 20)
      await browser.killWorker()
      await sending
    }
    expect(eventIds(await seen.waitFor(all => all.length >= sent * 2))).toEqual(room.sent.map(({ id }) => id))
    await Promise.all([page.close(), seen.close()])
  })

  test('is ended while nobody looks: the next frame starts it, and nothing is missing', async () => {
    const { room, say } = addRoom({ transport: 'socket' })
    const page = await browser.openRoom(room.url)
    await room.waitForClient()
    room.push([say('之前')])
    const before = await browser.collectEvents(room.roomId)
    await before.waitFor(all => all.length === 1)
    await before.close()
    await browser.killWorker()
    room.push([say('之后')])
    await expect.poll(() => browser.backgroundState()).toBe('running')
    const seen = await browser.collectEvents(room.roomId)
    expect(chatTexts(await seen.waitFor(all => all.length === 2))).toEqual(['之前', '之后'])
    await Promise.all([page.close(), seen.close()])
  })
})

test('the icon opens the panel in the sidebar, and closes it', async () => {
  expect(await browser.sidebar()).toBe('')
  await browser.pressIcon()
  await expect.poll(() => browser.sidebar()).toBe(SIDEBAR_ID)
  await browser.pressIcon()
  await expect.poll(() => browser.sidebar()).toBe('')
})
