import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { type ClientOptions, WebSocket } from 'ws'
import { Bridge, type BridgeOptions } from '../../../lib/bridge/bridge.ts'
import type { News } from '../../../lib/bridge/news.ts'
import { toldByOutlet } from './source.ts'
import { ROOM_ID } from './told.ts'

const OURS = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop'
/** A busy machine is slow and not wrong. */
const waitFor = (isSo: () => unknown) => vi.waitFor(isSo, { timeout: 90_000 })
const endings: (() => unknown)[] = []
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end()
})

async function startBridge(options: Partial<BridgeOptions> = {}) {
  const news: News[] = []
  const bridge = await Bridge.start({
    host: '127.0.0.1',
    ports: { own: 0, grab: 0, douyinLive: 0 },
    policy: { extensions: [OURS], pages: [], token: 'a-token' },
    page: '<!doctype html><title>overlay</title>',
    history: false,
    run: 'run1',
    tell: one => news.push(one),
    ...options,
  })
  endings.push(() => bridge.close())
  const at = (format: keyof typeof bridge.ports, path = '') => `ws://127.0.0.1:${bridge.ports[format]}${path}`
  return { bridge, news, at, http: at('own').replace('ws', 'http') }
}

/** A WebSocket with all that it heard. */
async function open(url: string, options: ClientOptions = {}) {
  const socket = new WebSocket(url, options)
  endings.push(() => socket.terminate())
  const heard: string[] = []
  socket.on('message', data => heard.push(String(data)))
  await once(socket, 'open')
  const types = () => heard.map(text => JSON.parse(text).type)
  return { socket, heard, types }
}

/** The extension, which says hello. */
async function openSource(at: (format: 'own', path: string) => string) {
  const source = await open(at('own', '/in'), { origin: OURS })
  source.socket.send(toldByOutlet.hello())
  return source
}

describe('one source, many readers', () => {
  test('each reader gets each event once in its own format, and the source an acknowledgement', async () => {
    const { at } = await startBridge()
    const own = await open(at('own', '/events'))
    const grab = await open(at('grab'))
    const live = await open(at('douyinLive', '/ws/80017709309'))
    const byId = await open(at('douyinLive', `/ws/${ROOM_ID}`))
    const elsewhere = await open(at('douyinLive', '/ws/123'))
    const source = await openSource(at)
    const events = [toldByOutlet.chat(1, '一'), toldByOutlet.chat(2, '二'), toldByOutlet.chat(3, '三')]
    for (const event of events) source.socket.send(event)
    // A worker that died sends what was not acknowledged again.
    for (const event of events.slice(1)) source.socket.send(event)
    source.socket.send(toldByOutlet.chat(4, '四'))

    await waitFor(() => expect(source.heard.at(-1)).toBe(`{"type":"ack","session":"${ROOM_ID}","n":4}`))
    await waitFor(() => expect(own.types()).toEqual(['hello', 'event', 'event', 'event', 'event']))
    expect(own.heard[1]).toBe(events[0])
    await waitFor(() => expect(grab.heard).toHaveLength(4))
    const contents = grab.heard.map(text => JSON.parse(JSON.parse(text).Data).Content)
    expect(contents).toEqual(['一', '二', '三', '四'])
    for (const reader of [live, byId]) {
      await waitFor(() => expect(reader.heard).toHaveLength(6))
      const told = reader.heard.map(text => JSON.parse(text))
      expect(told.map(({ code, content }) => code ?? content)).toEqual([
        'ROOM_OFFLINE',
        'ROOM_ONLINE',
        ...contents,
      ])
    }
    expect(elsewhere.heard.map(text => JSON.parse(text).code)).toEqual(['ROOM_OFFLINE'])
  })

  test('what is pinned goes to readers of our own format, and to those that come later', async () => {
    const { at } = await startBridge()
    const own = await open(at('own', '/events'))
    const grab = await open(at('grab'))
    const source = await openSource(at)
    const { event } = JSON.parse(toldByOutlet.chat(1, '有没有黑色'))
    const pinned = JSON.stringify({ type: 'pinned', room: ROOM_ID, n: 1, event })
    source.socket.send(pinned)
    source.socket.send(toldByOutlet.chat(2, '二'))
    await waitFor(() => expect(own.types()).toEqual(['hello', 'pinned', 'event']))
    expect(own.heard[1]).toBe(pinned)
    const late = await open(at('own', '/events'))
    await waitFor(() => expect(late.types()).toEqual(['hello', 'pinned']))
    source.socket.send(JSON.stringify({ type: 'pinned', event: null }))
    source.socket.send(JSON.stringify({ type: 'answered', room: ROOM_ID, numbers: [1], done: true }))
    await waitFor(() => expect(late.types()).toEqual(['hello', 'pinned', 'pinned', 'answered']))
    source.socket.send(pinned)
    await waitFor(() => expect(late.heard.at(-1)).toBe(pinned))
    // The extension's worker died, and the pin went meanwhile.
    source.socket.send(toldByOutlet.hello())
    await waitFor(() => expect(late.heard.at(-1)).toBe('{"type":"pinned","event":null}'))
    await waitFor(() => expect(grab.heard).toHaveLength(1))
  })

  test('history goes only to readers that can tell it apart, unless it is asked for', async () => {
    for (const history of [false, true]) {
      const { at } = await startBridge({ history })
      const own = await open(at('own', '/events'))
      const grab = await open(at('grab'))
      const source = await openSource(at)
      source.socket.send(toldByOutlet.chat(1, '早', { history: true }))
      source.socket.send(toldByOutlet.chat(2, '晚'))
      await waitFor(() => expect(own.types()).toEqual(['hello', 'event', 'event']))
      await waitFor(() => expect(grab.heard).toHaveLength(history ? 2 : 1))
    }
  })

  test('a reader may ask for a room, for types and for what came before', async () => {
    const { at } = await startBridge()
    const source = await openSource(at)
    source.socket.send(toldByOutlet.chat(1, '一'))
    source.socket.send(toldByOutlet.like(2))
    source.socket.send(toldByOutlet.chat(3, '三'))
    await waitFor(() => expect(source.heard.at(-1)).toContain('"n":3'))
    const texts = async (query: string) => {
      const { heard } = await open(at('own', `/events?${query}`))
      source.socket.send(toldByOutlet.gap(4))
      await waitFor(() => expect(heard.at(-1)).toContain('gap'))
      return heard.slice(1, -1).map(text => JSON.parse(text).n)
    }
    expect(await texts('last=2')).toEqual([2, 3])
    expect(await texts('last=10&type=chat')).toEqual([1, 3])
    expect(await texts('last=10&type=like&type=gift,chat')).toEqual([1, 2, 3])
    expect(await texts('last=10&room=80017709309')).toEqual([1, 2, 3])
    expect(await texts('last=10&room=5')).toEqual([])
    expect(await texts('')).toEqual([])
  })

  test('a stream that comes back gets what it missed, and nothing of another run', async () => {
    const { at, http } = await startBridge()
    const source = await openSource(at)
    const read = async (lastEventId: string, count: number) => {
      const stop = new AbortController()
      const response = await fetch(`${http}/events`, {
        headers: { 'last-event-id': lastEventId },
        signal: stop.signal,
      })
      expect(response.headers.get('content-type')).toContain('text/event-stream')
      let text = ''
      for await (const chunk of response.body ?? []) {
        text += Buffer.from(chunk).toString()
        if (text.split('\n\n').length > count) break
      }
      stop.abort()
      return text
    }
    for (const n of [1, 2, 3]) source.socket.send(toldByOutlet.chat(n, `第${n}`))
    await waitFor(() => expect(source.heard.at(-1)).toContain('"n":3'))
    const missed = await read('run1.1', 3)
    expect(missed).toMatch(
      /^data: \{"type":"hello".*\n\nid: run1\.2\ndata: .*第2.*\n\nid: run1\.3\ndata: .*第3/,
    )
    expect(await read('run0.1', 1)).toMatch(/^data: \{"type":"hello"[^\n]*\n\n$/)
  })

  test('a file has a line for each event, and only what is written is acknowledged', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tingdan-bridge-'))
    endings.push(() => rmSync(folder, { recursive: true }))
    const file = join(folder, 'events.jsonl')
    const { at } = await startBridge({ file })
    const source = await openSource(at)
    const events = [1, 2, 3].map(n => toldByOutlet.chat(n, `第${n}`))
    for (const event of events) source.socket.send(event)
    await waitFor(() => expect(source.heard.at(-1)).toContain('"n":3'))
    expect(readFileSync(file, 'utf8')).toBe(events.map(event => `${event}\n`).join(''))
  })

  test('douyinLive answers a ping, and a name that is none', async () => {
    const { at } = await startBridge()
    const reader = await open(at('douyinLive', '/ws/80017709309'))
    reader.socket.send('ping')
    await waitFor(() => expect(reader.heard.at(-1)).toBe('pong'))
    const wrong = await open(at('douyinLive', '/ws/a%20b'))
    const [code] = await once(wrong.socket, 'close')
    expect([code, JSON.parse(wrong.heard[0] ?? '').code]).toEqual([1008, 'ROOM_NOT_FOUND'])
  })

  test('a room that ends is told to those who watch it', async () => {
    const { at } = await startBridge()
    const reader = await open(at('douyinLive', '/ws/80017709309'))
    const source = await openSource(at)
    source.socket.send(toldByOutlet.status('ended'))
    source.socket.send(toldByOutlet.status('ended'))
    await waitFor(() =>
      expect(reader.heard.map(text => JSON.parse(text).code)).toEqual([
        'ROOM_OFFLINE',
        'ROOM_ONLINE',
        'ROOM_ENDED',
      ]),
    )
  })
})

describe('who gets in', () => {
  /** Status of a WebSocket's handshake that fails. */
  async function statusOf(url: string, options: ClientOptions): Promise<number | undefined> {
    const socket = new WebSocket(url, options)
    endings.push(() => socket.terminate())
    socket.on('error', () => {})
    const [, response] = await once(socket, 'unexpected-response')
    return response.statusCode
  }

  test('a page of the web is refused everywhere, and told once', async () => {
    const { at, http, news } = await startBridge()
    const origin = 'https://evil.example'
    for (const url of [at('own', '/events'), at('own', '/in'), at('grab'), at('douyinLive', '/ws/1')])
      expect(await statusOf(url, { origin })).toBe(403)
    const answer = await fetch(`${http}/events`, { headers: { origin } })
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([403, null])
    expect(news).toContainEqual({ kind: 'refused', reason: 'origin', origin, remote: '127.0.0.1' })
  })

  test('a page by a name that leads here is refused', async () => {
    const { bridge, news } = await startBridge()
    const socket = connect(bridge.ports.own ?? 0, '127.0.0.1')
    socket.end('GET /status HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n')
    let text = ''
    for await (const chunk of socket) text += chunk
    expect(text).toMatch(/^HTTP\/1\.1 403 /)
    expect(news).toMatchObject([{ kind: 'refused', reason: 'host' }])
  })

  test('another extension is told that it is not known, and a program is refused', async () => {
    const { at } = await startBridge()
    const other = await open(at('own', '/in'), { origin: OURS.replace('ab', 'aa') })
    const [code, reason] = await once(other.socket, 'close')
    expect([code, String(reason)]).toEqual([4403, 'aacdefghijklmnopabcdefghijklmnop'])
    expect(await statusOf(at('own', '/in'), {})).toBe(403)
  })

  test('an address without a path is where Tingdan sends, and where others read', async () => {
    const { at } = await startBridge()
    const reader = await open(at('own'))
    const source = await open(at('own'), { origin: OURS })
    source.socket.send(toldByOutlet.chat(1, '一'))
    await waitFor(() => expect(reader.types()).toEqual(['hello', 'event']))
    const other = await open(at('own'), { origin: OURS.replace('ab', 'aa') })
    const [code] = await once(other.socket, 'close')
    expect(code).toBe(4403)
  })

  test('the overlay and the status are for pages of the bridge and for programs', async () => {
    const { http, at } = await startBridge()
    await openSource(at)
    const page = await fetch(`${http}/`)
    expect(await page.text()).toContain('overlay')
    await waitFor(async () => {
      const status = await (await fetch(`${http}/status`)).json()
      expect(status).toMatchObject({
        sources: 1,
        readers: { own: 0, grab: 0, douyinLive: 0 },
        rooms: [{ room: ROOM_ID, webRid: '80017709309', anchor: '糖糖', status: 'live' }],
      })
    })
    expect((await fetch(`${http}/secret`)).status).toBe(404)
    expect((await fetch(at('grab').replace('ws', 'http'))).status).toBe(426)
  })
})

describe('what goes wrong', () => {
  test.each(['own', 'grab', 'douyinLive'] as const)('a port in use is named: %s', async format => {
    const taken = createServer().listen(0, '127.0.0.1')
    endings.push(() => taken.close())
    await once(taken, 'listening')
    const { port } = taken.address() as AddressInfo
    const starting = startBridge({ ports: { own: 0, grab: 0, douyinLive: 0, [format]: port } })
    await expect(starting).rejects.toMatchObject({ fault: { kind: 'portInUse', port, format } })
  })

  test('a file that cannot be opened is named', async () => {
    const starting = startBridge({ file: '/nowhere/at/all.jsonl' })
    await expect(starting).rejects.toMatchObject({ fault: { kind: 'file', path: '/nowhere/at/all.jsonl' } })
  })

  test('what a reader or a source says can do no harm', async () => {
    const { at, news } = await startBridge()
    const grab = await open(at('grab'))
    const source = await openSource(at)
    for (const text of ['token', '{"Cmd":1,"Data":null}', '{', '']) grab.socket.send(text)
    for (const text of [
      '{',
      '[]',
      '{"type":"event"}',
      '{"type":"event","session":"1","n":1,"room":"1","event":{}}',
    ])
      source.socket.send(text)
    // A gift without its parts is an event of ours, and cannot be told to others.
    source.socket.send(toldByOutlet.chat(1, '', { type: 'gift', adds: { gifts: 1, diamonds: 1 } }))
    source.socket.send(Buffer.from('binary'))
    source.socket.send(toldByOutlet.chat(2, '还在'))
    await waitFor(() => expect(grab.heard).toHaveLength(1))
    expect(grab.heard[0]).toContain('还在')
    expect(news.filter(({ kind }) => kind === 'badMessage')).toHaveLength(5)
  })

  test('a reader that sends too much is closed, and the others go on', async () => {
    const { at } = await startBridge()
    const flood = await open(at('grab'))
    const pings = await open(at('grab'))
    const calm = await open(at('grab'))
    const source = await openSource(at)
    flood.socket.send(Buffer.alloc(2 ** 20))
    for (let sent = 0; sent < 10_000; sent++) pings.socket.ping()
    const [code] = await once(flood.socket, 'close')
    expect(code).toBe(1009)
    await waitFor(() => expect(pings.socket.readyState).toBe(WebSocket.CLOSED))
    source.socket.send(toldByOutlet.chat(1, '还在'))
    await waitFor(() => expect(calm.heard).toHaveLength(1))
  })

  test('a reader that does not read is let go, and the others get everything', async () => {
    const { at, news } = await startBridge()
    const slow = await open(at('grab'))
    slow.socket.pause()
    const quick = await open(at('own', '/events'))
    const source = await openSource(at)
    const long = '长'.repeat(20_000)
    // One by one: all of them run in this one process, and the quick one is to keep up.
    for (let n = 1; !news.some(({ kind }) => kind === 'slow'); n++) {
      source.socket.send(toldByOutlet.chat(n, long))
      if (n % 50 === 0) await waitFor(() => expect(quick.heard).toHaveLength(n + 1))
    }
    expect(news).toContainEqual({ kind: 'slow', format: 'grab' })
    expect(quick.socket.readyState).toBe(WebSocket.OPEN)
  })
})
