import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMessages } from '../room/messages.ts'
import { startServer } from '../room/server.ts'
import type { PageOptions, RoomServer, SimulatedRoom } from '../room/types.ts'
import { chatTexts } from './harness/entries.ts'
import { type Launched, launch, until } from './harness/index.ts'

/** That a page is one room, and that what it says of itself is of that room. */
let server: RoomServer
let browser: Launched
let rooms = 0

beforeAll(async () => {
  server = await startServer({ timings: { pollMs: 300, reconnectMs: 200, heartbeatMs: 1000 } })
  browser = await launch({ chromiumArgs: server.chromiumArgs })
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

function addRoom(page: PageOptions = { transport: 'socket' }) {
  const number = ++rooms
  const room = server.addRoom({
    webRid: `8${String(number).padStart(5, '0')}`,
    scene: null,
    anchor: `主播${number}`,
    title: `房间${number}的歌`,
    page,
  })
  const make = createMessages({ seed: number, roomId: room.roomId })
  return {
    room,
    say: (text: string) => room.push([make.chat({ text, user: { nickname: `听众${number}` } })]),
  }
}

const SOCKET = 'wss://webcast100-ws-web-lq.douyin.com/webcast/im/push/'

/** Opens one more IM socket in a page. */
async function listenTo(page: Page, { roomId }: SimulatedRoom, path: 'preview/' | 'v2/'): Promise<void> {
  await page.evaluate(
    url =>
      new Promise<void>((resolve, reject) => {
        const socket = new WebSocket(url)
        socket.binaryType = 'arraybuffer'
        socket.addEventListener('open', () => resolve())
        socket.addEventListener('error', () => reject(new Error(url)))
      }),
    `${SOCKET}${path}?room_id=${roomId}`,
  )
}

type Seen = Awaited<ReturnType<Launched['collectEvents']>>

/** The room as panels have it, once it is as wanted. */
const viewOf = (seen: Seen, { roomId }: SimulatedRoom, wanted: object) =>
  expect.poll(() => seen.rooms.get(roomId), { timeout: 90_000 }).toMatchObject(wanted)

describe('a page shows one room', () => {
  test('a card’s messages and a second room’s are neither shown nor read, and the room goes on', async () => {
    const [main, card, other] = [addRoom(), addRoom(), addRoom()]
    const page = await browser.openRoom(main.room.url)
    const seen = await browser.collectEvents(main.room.roomId)
    await main.room.waitForClient()
    main.say('开场')
    await seen.waitFor(all => all.length === 1)
    await listenTo(page, card.room, 'preview/')
    await listenTo(page, other.room, 'v2/')
    for (let at = 1; at <= 30; at++) {
      card.say(`卡片${at}`)
      other.say(`别处${at}`)
      main.say(`本房${at}`)
    }
    const entries = await seen.waitFor(all => chatTexts(all).includes('本房30'))
    expect(chatTexts(entries)).toEqual(['开场', ...Array.from({ length: 30 }, (_, at) => `本房${at + 1}`)])
    main.say('收场')
    const heard = await browser.voice.waitFor(all => all.some(({ text }) => text.endsWith('收场')))
    expect(heard.filter(({ text }) => /卡片|别处/.test(text))).toEqual([])
    expect([...seen.rooms.keys()]).not.toContain(card.room.roomId)
    expect([...seen.rooms.keys()]).not.toContain(other.room.roomId)
    await viewOf(seen, main.room, { status: 'live', title: main.room.title, anchor: main.room.anchor })
    await Promise.all([page.close(), seen.close()])
  })

  test('a second room is heard when it becomes the page’s, with what it had just said', async () => {
    const [main, other] = [addRoom(), addRoom()]
    const page = await browser.openPage('https://live.douyin.com/')
    const seen = await browser.collectEvents(other.room.roomId)
    const open = (roomId: string) =>
      page.evaluate(
        url =>
          new Promise<void>(resolve => {
            const socket = new WebSocket(url)
            socket.binaryType = 'arraybuffer'
            socket.addEventListener('open', () => resolve())
            document.addEventListener('leave', () => socket.close(1000), { once: true })
          }),
        `${SOCKET}v2/?room_id=${roomId}`,
      )
    await open(main.room.roomId)
    await main.room.waitForClient()
    main.say('先开的')
    await expect.poll(() => seen.rooms.get(main.room.roomId)?.status).toBe('live')
    await page.evaluate(
      url =>
        new Promise<void>(resolve => {
          const socket = new WebSocket(url)
          socket.binaryType = 'arraybuffer'
          socket.addEventListener('open', () => resolve())
        }),
      `${SOCKET}v2/?room_id=${other.room.roomId}`,
    )
    await other.room.waitForClient()
    other.say('别处0')
    main.say('还是先开的')
    await browser.voice.waitFor(all => all.some(({ text }) => text.endsWith('还是先开的')))
    expect(chatTexts(seen.entries())).toEqual([])
    await page.evaluate(() => document.dispatchEvent(new Event('leave')))
    // Nothing sleeps here: what comes says when the first room has been silent for long enough.
    let said = 0
    await until(
      async () => {
        other.say(`别处${++said}`)
        return chatTexts(seen.entries())
      },
      all => all.length > 0,
      90_000,
      () => 'the second room is not heard',
    )
    expect(chatTexts(seen.entries())[0]).toBe('别处0')
    await Promise.all([page.close(), seen.close()])
  })

  test('after the worker’s death too', async () => {
    const [main, other] = [addRoom(), addRoom()]
    const page = await browser.openRoom(main.room.url)
    const seen = await browser.collectEvents(main.room.roomId)
    await main.room.waitForClient()
    main.say('之前')
    await listenTo(page, other.room, 'v2/')
    await seen.waitFor(all => all.length === 1)
    await browser.killWorker()
    for (let at = 1; at <= 10; at++) other.say(`外面${at}`)
    main.say('之后')
    expect(chatTexts(await seen.waitFor(all => chatTexts(all).includes('之后')))).toEqual(['之前', '之后'])
    const heard = await browser.voice.waitFor(all => all.some(({ text }) => text.endsWith('之后')))
    expect(heard.filter(({ text }) => text.includes('外面'))).toEqual([])
    expect([...seen.rooms.keys()]).not.toContain(other.room.roomId)
    await Promise.all([page.close(), seen.close()])
  })
})

describe('what the page says is of one room', () => {
  test.each([
    ['a page of Douyin that names no room', 'https://live.douyin.com/'],
    ['another site', 'https://p3.douyinpic.com/'],
  ])('in a frame of %s it is the frame’s', async (_, around) => {
    const { room, say } = addRoom()
    const page = await browser.openPage(around)
    const seen = await browser.collectEvents(room.roomId)
    await page.evaluate(src => {
      const frame = document.createElement('iframe')
      frame.src = src
      document.body.append(frame)
    }, room.url)
    await room.waitForClient()
    say('框里')
    await seen.waitFor(all => chatTexts(all).includes('框里'))
    const { webRid, title, anchor } = room
    await viewOf(seen, room, { webRid, title, anchor, status: 'live' })
    await Promise.all([page.close(), seen.close()])
  })

  test('names that are drawn late: never the last room’s, and in the end its own', async () => {
    const late = { transport: 'socket', redrawMs: 1_500 } as const
    const [a, b] = [addRoom(late), addRoom(late)]
    const page = await browser.openRoom(a.room.url)
    const seen = await browser.collectEvents(b.room.roomId)
    await a.room.waitForClient()
    a.say('甲')
    await viewOf(seen, a.room, { webRid: a.room.webRid, title: a.room.title, anchor: a.room.anchor })
    await page.locator(`a[data-room="${b.room.webRid}"]`).click()
    await b.room.waitForClient()
    b.say('乙')
    await seen.waitFor(all => all.length === 1)
    const told: string[] = []
    await until(
      async () => {
        const { anchor = '', title = '' } = seen.rooms.get(b.room.roomId) ?? {}
        told.push(anchor, title)
        return anchor
      },
      anchor => anchor === b.room.anchor,
      90_000,
      anchor => `the anchor is ${anchor}`,
    )
    expect(told.filter(text => text !== b.room.anchor && text !== '')).toEqual([])
    await viewOf(seen, b.room, { webRid: b.room.webRid, title: '', anchor: b.room.anchor })
    await viewOf(seen, a.room, { title: a.room.title, anchor: a.room.anchor })
    await Promise.all([page.close(), seen.close()])
  })

  test('quick changes of room, 0.4 s apart: every room has its own names or none', async () => {
    const all = Array.from({ length: 4 }, () => addRoom({ transport: 'xhr-then-socket', redrawMs: 300 }))
    const [a, b, c, d] = all.map(({ room }) => room) as [
      SimulatedRoom,
      SimulatedRoom,
      SimulatedRoom,
      SimulatedRoom,
    ]
    const page = await browser.openRoom(a.url)
    const seen = await browser.collectEvents(null)
    await a.waitForClient()
    all[0]?.say('甲')
    await viewOf(seen, a, { anchor: a.anchor })
    await page.evaluate(
      async rids => {
        for (const rid of rids) {
          document.querySelector<HTMLElement>(`a[data-room="${rid}"]`)?.click()
          await new Promise(resolve => setTimeout(resolve, 400))
        }
      },
      [b.webRid, c.webRid, b.webRid, d.webRid],
    )
    await d.waitForClient()
    all[3]?.say('丁')
    await viewOf(seen, d, { webRid: d.webRid, title: '', anchor: d.anchor, status: 'live' })
    for (const room of [a, b, c, d]) {
      const view = seen.rooms.get(room.roomId)
      if (!view) continue
      expect([room.anchor, '']).toContain(view.anchor)
      expect([room.title, '']).toContain(view.title)
      expect([room.webRid, '']).toContain(view.webRid)
    }
    await Promise.all([page.close(), seen.close()])
  })

  test('the site’s own title, which stands on the page first, is no room’s', async () => {
    const site = { transport: 'socket', siteTitleMs: 1_500 } as const
    const [a, b] = [addRoom(site), addRoom(site)]
    const page = await browser.openRoom(a.room.url)
    const seen = await browser.collectEvents(null)
    const titles = new Set<string>()
    const follow = async (room: SimulatedRoom) => {
      const view = seen.rooms.get(room.roomId)
      titles.add(view?.title ?? '')
      return view?.anchor === room.anchor && !(await page.title()).startsWith('抖音')
    }
    await until(
      () => follow(a.room),
      done => done,
      90_000,
      () => 'Unknown user',
    )
    await page.locator(`a[data-room="${b.room.webRid}"]`).click()
    await until(
      () => follow(b.room),
      done => done,
      90_000,
      () => 'Unknown user',
    )
    expect([...titles].filter(title => title && title !== a.room.title)).toEqual([])
    await Promise.all([page.close(), seen.close()])
  })

  test.each([
    ['https://www.douyin.com/live/', ''],
    ['https://www.douyin.com/follow/live/', '?enter_from=x'],
    ['https://www.douyin.com/root/live/', ''],
    ['https://live.douyin.com/?live_web_rid=', ''],
    ['https://live.douyin.com/categorynew/4_103?live_web_rid=', ''],
    ['https://www.douyin.com/search/X?search_result_id=73&live_web_rid=', '&type=live'],
    ['https://www.douyin.com/jingxuan/search/X?live_web_rid=', ''],
  ])(
    'an address of the form %s… names the room, and another one without a page load too',
    async (form, rest) => {
      const [a, b] = [
        addRoom({ transport: 'socket', redrawMs: 600 }),
        addRoom({ transport: 'socket', redrawMs: 600 }),
      ]
      const page = await browser.openPage(`${form}${a.room.webRid}${rest}`)
      const seen = await browser.collectEvents(null)
      await a.room.waitForClient()
      await viewOf(seen, a.room, { webRid: a.room.webRid, title: a.room.title, anchor: a.room.anchor })
      await page.locator(`a[data-room="${b.room.webRid}"]`).click()
      await b.room.waitForClient()
      await viewOf(seen, b.room, { webRid: b.room.webRid, title: '', anchor: b.room.anchor })
      await Promise.all([page.close(), seen.close()])
    },
  )
})
