import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { numberSaid } from '../../lib/speech/text/numerals.ts'
import { createMessages } from '../room/messages.ts'
import { SCENES } from '../room/scenes.ts'
import { startServer } from '../room/server.ts'
import type { PageOptions, RoomServer, SceneMessage } from '../room/types.ts'
import { chatTexts, eventIds } from './harness/entries.ts'
import { type Launched, launch, until } from './harness/index.ts'

let server: RoomServer
let browser: Launched
let rooms = 0

beforeAll(async () => {
  server = await startServer({ timings: { pollMs: 300, reconnectMs: 200, heartbeatMs: 1000 } })
  browser = await launch({ chromiumArgs: server.chromiumArgs })
  await browser.allowLateSpeech()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** A silent room of its own for a test, with builders of messages and names that no other test uses. */
function addRoom(page?: PageOptions) {
  const webRid = `9${String(++rooms).padStart(5, '0')}`
  const room = server.addRoom({ webRid, scene: null, ...(page ? { page } : {}) })
  const make = createMessages({ seed: rooms, roomId: room.roomId })
  const who = { nickname: `听众${rooms}号` }
  const say = (text: string): SceneMessage => make.chat({ text, user: who })
  return { room, make, say, who, spoken: (text: string) => `听众${rooms}号说：${text}` }
}

/** What the test voice heard of these texts, each time it did. */
async function heardOf(wanted: string[]): Promise<string[]> {
  const heard = await browser.voice.waitFor(all => wanted.every(text => all.some(one => one.text === text)))
  return heard.map(({ text }) => text).filter(text => wanted.includes(text))
}

describe('from the socket to the panel and the voice, whatever the page does', () => {
  test.each<[string, PageOptions]>([
    ['ArrayBuffer, addEventListener', { transport: 'socket' }],
    ['Blob, onmessage', { transport: 'socket', binary: 'blob', listen: 'onmessage' }],
    ['a subclass of WebSocket', { transport: 'socket', listen: 'subclass' }],
    ['first im/fetch by XHR, then the socket', { transport: 'xhr-then-socket' }],
    ['first im/fetch by fetch, then the socket', { transport: 'fetch-then-socket' }],
    ['HTTP only, by XHR', { transport: 'http-only' }],
    ['HTTP only, by fetch', { transport: 'http-only', http: 'fetch' }],
    ['in an iframe', { transport: 'socket', frame: 'iframe' }],
    ['a socket opened late', { transport: 'socket', delayMs: 800 }],
  ])('%s', async (_, options) => {
    const { room, say, spoken } = addRoom(options)
    const page = await browser.openRoom(room.url)
    const seen = await browser.collectEvents(room.roomId)
    await room.waitForClient()
    room.push([say('今晚有新歌吗'), say('[比心]666')])
    room.push([say('这件多少钱？')])
    const entries = await seen.waitFor(all => all.length >= 3)
    expect(eventIds(entries)).toEqual(room.sent.map(({ id }) => id))
    expect(await heardOf([spoken('今晚有新歌吗'), spoken('这件多少钱？')])).toEqual([
      spoken('今晚有新歌吗'),
      spoken('这件多少钱？'),
    ])
    expect(seen.problems()).toEqual([])
    expect(room.received).toMatchObject({ other: 0, badAck: 0 })
    await until(
      async () => seen.rooms.get(room.roomId),
      view => view?.webRid === room.webRid && view.anchor === room.anchor && view.title === room.title,
      5000,
      view => `the room is ${JSON.stringify(view)}`,
    )
    await Promise.all([page.close(), seen.close()])
  })
})

test('a hostile room: whatever is broken, every honest message comes through, once', async () => {
  const room = server.addRoom({ webRid: 'hostile', scene: SCENES.hostile(3), page: { transport: 'socket' } })
  // There first: of what came before it, it is told only the last.
  const seen = await browser.collectEvents(room.roomId)
  const page = await browser.openRoom(room.url)
  await room.done
  const honest = room.sent
    .filter(({ id, type, dup }) => type === 'chat' && id !== '0' && !dup)
    .map(({ id }) => id)
  expect(honest.length).toBeGreaterThan(10)
  await seen.waitFor(all => honest.every(id => all.some(({ event }) => event.id === id)))
  const chats = seen.entries().filter(({ event }) => event.type === 'chat' && honest.includes(event.id))
  expect(eventIds(chats)).toEqual(honest)
  await until(
    async () => seen.rooms.get(room.roomId)?.totals.failed ?? 0,
    failed => failed > 0,
    5000,
    () => 'no failure was counted',
  )
  await Promise.all([page.close(), seen.close()])
})

describe('rooms', () => {
  test('two at once are kept apart', async () => {
    const [a, b] = [addRoom(), addRoom()]
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
    await Promise.all([...pages.map(page => page.close()), seenA.close(), seenB.close()])
  })

  test('the same room in two tabs is one room, each message once', async () => {
    const { room, say } = addRoom({ transport: 'socket' })
    const pages = [await browser.openRoom(room.url), await browser.openRoom(room.url)]
    const seen = await browser.collectEvents(room.roomId)
    await until(
      async () => room.served.sockets,
      sockets => sockets === 2,
      30_000,
      () => 'not two sockets',
    )
    for (let at = 0; at < 20; at++) room.push([say(`第${at}条`)])
    await seen.waitFor(all => all.length === 20)
    await until(
      async () => seen.rooms.get(room.roomId)?.totals.duplicates,
      duplicates => duplicates === 20,
      5000,
      duplicates => `${duplicates} duplicates`,
    )
    expect(eventIds(seen.entries())).toEqual(room.sent.map(({ id }) => id))
    await Promise.all([...pages.map(page => page.close()), seen.close()])
  })

  test('a change of room without loading the page', async () => {
    const [a, b] = [addRoom(), addRoom()]
    const page = await browser.openRoom(a.room.url)
    await a.room.waitForClient()
    const [seenA, seenB] = [
      await browser.collectEvents(a.room.roomId),
      await browser.collectEvents(b.room.roomId),
    ]
    a.room.push([a.say('还在甲房')])
    await seenA.waitFor(all => all.length === 1)
    await page.locator(`a[data-room="${b.room.webRid}"]`).click()
    await b.room.waitForClient()
    b.room.push([b.say('到了乙房')])
    expect(chatTexts(await seenB.waitFor(all => all.length > 0))).toEqual(['到了乙房'])
    const status = async () =>
      [seenA, seenB].map((seen, at) => seen.rooms.get([a, b][at]?.room.roomId ?? '')?.status)
    await until(
      status,
      now => String(now) === 'left,live',
      5000,
      now => `the rooms are ${now}`,
    )
    expect(chatTexts(seenA.entries())).toEqual(['还在甲房'])
    await Promise.all([page.close(), seenA.close(), seenB.close()])
  })
})

describe('interruptions', () => {
  test('the page is loaded again: old messages come again and are shown and spoken once', async () => {
    const { room, say, spoken } = addRoom()
    const page = await browser.openRoom(room.url)
    const seen = await browser.collectEvents(room.roomId)
    await room.waitForClient()
    for (const text of ['一', '二', '三']) room.push([say(text)])
    await seen.waitFor(all => all.length === 3)
    await heardOf([spoken('三')])
    const before = room.served.sockets
    await page.reload()
    await until(
      async () => room.served.sockets,
      sockets => sockets > before,
      30_000,
      () => 'no socket',
    )
    room.push([say('四')])
    expect(chatTexts(await seen.waitFor(all => all.length >= 4))).toEqual(['一', '二', '三', '四'])
    expect(await heardOf([...'一二三四'].map(spoken))).toEqual([...'一二三四'].map(spoken))
    expect(seen.problems()).toEqual([])
    await Promise.all([page.close(), seen.close()])
  })

  test('a page that comes back from the history is not taken for one that lost frames', async () => {
    const [a, b] = [addRoom({ transport: 'socket' }), addRoom({ transport: 'socket' })]
    const page = await browser.openRoom(a.room.url)
    const seen = await browser.collectEvents(a.room.roomId)
    await a.room.waitForClient()
    for (const text of ['一', '二', '三']) a.room.push([a.say(text)])
    await seen.waitFor(all => all.length === 3)
    await page.evaluate(() => Object.assign(globalThis, { kept: true }))
    await page.goto(b.room.url)
    await b.room.waitForClient()
    const before = a.room.served.sockets
    // No load comes from the back/forward cache: that it was not loaded anew is what the mark on it tells.
    await page.goBack({ waitUntil: 'commit' })
    await expect.poll(() => page.evaluate(() => Reflect.get(globalThis, 'kept'))).toBe(true)
    await until(
      async () => a.room.served.sockets,
      sockets => sockets > before,
      30_000,
      () => 'no socket',
    )
    a.room.push([a.say('四')])
    expect(chatTexts(await seen.waitFor(all => all.length >= 4))).toEqual(['一', '二', '三', '四'])
    await until(
      async () => seen.rooms.get(a.room.roomId)?.totals.events.chat,
      count => count === 4,
      5000,
      count => `${count} chats`,
    )
    expect(seen.rooms.get(a.room.roomId)?.totals.lost).toBe(0)
    await Promise.all([page.close(), seen.close()])
  })

  test('the socket drops and comes back: nothing is lost, nothing twice, what was missed is not spoken', async () => {
    const { room, say, spoken } = addRoom({ transport: 'socket' })
    const page = await browser.openRoom(room.url)
    const seen = await browser.collectEvents(room.roomId)
    await room.waitForClient()
    room.push([say('断线之前')])
    await seen.waitFor(all => all.length === 1)
    room.dropSockets()
    room.push([say('断线之间')])
    await until(
      async () => room.served.sockets,
      sockets => sockets === 2,
      30_000,
      () => 'no second socket',
    )
    room.push([say('断线之后')])
    const entries = await seen.waitFor(all => all.length >= 3)
    expect(chatTexts(entries)).toEqual(['断线之前', '断线之间', '断线之后'])
    expect(entries.map(({ history }) => history)).toEqual([undefined, true, undefined])
    const said = ['断线之前', '断线之间', '断线之后'].map(spoken)
    await heardOf([said[2] ?? ''])
    expect((await browser.heard()).map(({ text }) => text).filter(text => said.includes(text))).toEqual([
      said[0],
      said[2],
    ])
    await Promise.all([page.close(), seen.close()])
  })

  test('the socket cannot be had: the page polls, and the room goes on', async () => {
    const { room, say } = addRoom()
    room.refuseSockets(true)
    const page = await browser.openRoom(room.url)
    const seen = await browser.collectEvents(room.roomId)
    await room.waitForClient()
    room.push([say('轮询')])
    expect(chatTexts(await seen.waitFor(all => all.length > 0))).toEqual(['轮询'])
    await until(
      async () => seen.rooms.get(room.roomId)?.status,
      status => status === 'polling',
      5000,
      status => `the room is ${status}`,
    )
    await Promise.all([page.close(), seen.close()])
  })

  test('the worker is killed three times in a running room: each event once, in order, each utterance at most once', async () => {
    const { room, say } = addRoom({ transport: 'socket' })
    const page = await browser.openRoom(room.url)
    const seen = await browser.collectEvents(room.roomId)
    await room.waitForClient()
    await browser.voice.waitFor(heard => heard.every(({ ended }) => ended !== 'speaking'))
    const start = (await browser.heard()).length
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
    await seen.waitFor(all => all.length >= sent * 2)
    expect(eventIds(seen.entries())).toEqual(room.sent.map(({ id }) => id))
    const last = `又${numberSaid(String(sent))}条`
    const heard = (await browser.voice.waitFor(all => all.some(({ text }) => text.endsWith(last)))).slice(
      start,
    )
    expect(new Set(heard.map(({ text }) => text)).size).toBe(heard.length)
    await Promise.all([page.close(), seen.close()])
  })
})
