import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { fromBase64 } from '../../../lib/capture/port/bytes.ts'
import type { Captured, CapturedFrame, CapturedSocket } from '../../../lib/model/captured.ts'
import { until } from '../harness/index.ts'
import { openBrowser, type TestBrowser, type TestPage, untilSilent } from './browser.ts'
import { buildProbe, type ProbeExtension } from './probe-build.ts'
import { type ComplianceServer, frameBytes, PATCHED, startServer } from './server.ts'

/** That the production build's tap hands over each byte, however the page reads it. */
let server: ComplianceServer
let probe: ProbeExtension
let browser: TestBrowser
let page: TestPage

beforeAll(async () => {
  server = await startServer()
  probe = await buildProbe({ 'content-scripts/relay.js': 'test/e2e/compliance/probe.ts' })
  browser = await openBrowser(server, { extension: probe.folder })
  page = await browser.openPage('about:blank')
})
afterAll(async () => {
  await browser?.close()
  probe?.remove()
  await server?.close()
})
beforeEach(async () => void (await page.goto(PATCHED)))

const PUSH = 'wss://webcast5-ws-web-lf.douyin.com/webcast/im/push/v2/?aid=6383&room_id=7300000000000000001'
const ROOM = '7300000000000000001'

test.each(['arraybuffer', 'blob'] as const)(
  '%s frames: each byte, in order, between open and closed',
  async type => {
    await listen({ type, query: 'frames=5&size=3000&close=4001' })
    const items = await captured('closed')
    expect(items.map(item => (item.kind === 'socket' ? item.state : item.kind))).toEqual([
      'connecting',
      'open',
      ...Array(5).fill('frame'),
      'closed',
    ])
    expect(bytesOf(items)).toEqual(sent(5, 3000))
    expect(items.at(-1)).toMatchObject({ kind: 'socket', code: 4001, socket: 1, roomId: ROOM })
    for (const { since, at, ...frame } of framesOf(items)) {
      expect(frame).toMatchObject({ via: 'socket', socket: 1, roomId: ROOM })
      expect(at).toBeGreaterThanOrEqual(since)
    }
  },
)

test('onmessage, addEventListener, handleEvent objects and no listener at all', async () => {
  for (const how of ['onmessage', 'listener', 'object', 'none'] as const) {
    await listen({ how, query: `frames=2&size=${how.length}&close=1000` })
    const items = await captured('closed')
    const mine = framesOf(items).filter(frame => frame.socket === socketsOf(items).at(-1)?.socket)
    expect(mine.map(frame => frame.bytes)).toEqual(sent(2, how.length))
  }
})

test('a subclass, a class of a class, Reflect.construct, and a kept reference to the class', async () => {
  await page.evaluate(async url => {
    class Room extends WebSocket {}
    class Deeper extends Room {}
    const Kept = WebSocket
    const made = [() => new Room(url), () => new Deeper(url), () => Reflect.construct(WebSocket, [url], Room)]
    for (const make of [...made, () => new Kept(url)]) {
      const socket = make()
      await new Promise(resolve => socket.addEventListener('close', resolve))
    }
  }, `${PUSH}&frames=1&size=50&close=1000`)
  const items = await captured('closed', 4)
  expect(framesOf(items).map(frame => frame.socket)).toEqual([1, 2, 3, 4])
  expect(bytesOf(items)).toEqual(Array(4).fill(frameBytes(0, 50)))
})

test('Blobs and later ArrayBuffers of one socket stay in order', async () => {
  await page.evaluate(async url => {
    const socket = new WebSocket(url)
    await new Promise(resolve => {
      socket.onopen = resolve
    })
    const next = () =>
      new Promise(resolve => {
        socket.onmessage = resolve
      })
    // Large ones take long to read; what follows is there at once.
    socket.send('frames=2&size=2000000')
    await next()
    await next()
    socket.binaryType = 'arraybuffer'
    socket.send('frames=2&size=10&close=1000')
    await new Promise(resolve => {
      socket.onclose = resolve
    })
  }, PUSH)
  const items = await captured('closed')
  expect(framesOf(items).map(frame => frame.bytes.length)).toEqual([2_000_000, 2_000_000, 10, 10])
  expect(items.at(-1)).toMatchObject({ kind: 'socket', state: 'closed' })
  expect(Buffer.from(framesOf(items)[1]?.bytes ?? []).equals(frameBytes(1, 2_000_000))).toBe(true)
})

test('a page that transfers, zeroes or stops what it gets takes nothing from us', async () => {
  await page.evaluate(url => {
    const socket = new WebSocket(url)
    socket.binaryType = 'arraybuffer'
    let n = 0
    socket.onmessage = event => {
      event.stopImmediatePropagation()
      if (n++ === 0) structuredClone(event.data, { transfer: [event.data] })
      else new Uint8Array(event.data).fill(0)
    }
    return new Promise(resolve => {
      socket.onclose = resolve
    })
  }, `${PUSH}&frames=2&size=500&close=1000`)
  expect(bytesOf(await captured('closed'))).toEqual(sent(2, 500))
})

test('a failed and a dropped socket are told; text frames and events of the page’s own are no frames', async () => {
  await listen({ query: 'refuse=1' })
  expect(socketsOf(await captured('closed')).map(item => item.state)).toEqual([
    'connecting',
    'error',
    'closed',
  ])
  await page.evaluate(url => {
    const socket = new WebSocket(url)
    socket.onopen = () => {
      socket.dispatchEvent(new MessageEvent('message', { data: new ArrayBuffer(8) }))
      socket.dispatchEvent(new CloseEvent('close', { code: 1234 }))
    }
    return new Promise(resolve => {
      socket.onclose = event => event.isTrusted && resolve(0)
    })
  }, `${PUSH}&text=hello&close=1000`)
  const items = await captured('closed', 2)
  expect(framesOf(items)).toEqual([])
  expect(socketsOf(items).at(-1)).toMatchObject({ state: 'closed', code: 1000, socket: 2 })
})

test('a page that replaces built-ins after the start neither breaks the tap nor sees it', async () => {
  const seen = await page.evaluate(async url => {
    const calls: string[] = []
    const undo: (() => void)[] = []
    const spy = (on: object, name: string) => {
      const method = Reflect.get(on, name) as (...args: unknown[]) => unknown
      undo[undo.length] = () => Reflect.set(on, name, method)
      Reflect.set(on, name, function spied(this: unknown, ...args: unknown[]) {
        calls[calls.length] = name
        return Reflect.apply(method, this, args)
      })
    }
    const spied: [object, string[]][] = [
      [Date, ['now']],
      [Reflect, ['construct']],
      [Object, ['getPrototypeOf']],
      [String.prototype, ['indexOf', 'startsWith', 'endsWith', 'slice', 'charCodeAt']],
      [ArrayBuffer.prototype, ['slice']],
      [Blob.prototype, ['arrayBuffer']],
      [MessagePort.prototype, ['postMessage']],
      [EventTarget.prototype, ['addEventListener']],
      [Promise.prototype, ['then']],
      [Function.prototype, ['bind', 'call', 'apply']],
      [Array.prototype, ['push']],
      [window, ['Uint8Array', 'ArrayBuffer', 'Blob']],
    ]
    for (const [on, names] of spied) for (const name of names) spy(on, name)
    Reflect.set(Object.prototype, 'once', true)
    const closed: Event[] = []
    await new Promise(resolve => {
      for (const type of ['blob', 'arraybuffer'] as const) {
        const socket = new WebSocket(url)
        socket.binaryType = type
        socket.onclose = event => {
          closed[closed.length] = event
          if (closed.length === 2) resolve(0)
        }
      }
    })
    Reflect.deleteProperty(Object.prototype, 'once')
    for (const restore of undo) restore()
    return calls
  }, `${PUSH}&frames=2&size=70&close=1000`)
  expect(seen).toEqual([])
  const frames = framesOf(await captured('closed', 2))
  for (const socket of [1, 2]) {
    expect(frames.filter(frame => frame.socket === socket).map(frame => frame.bytes)).toEqual(sent(2, 70))
  }
})

test('fetch: a string, a URL, a Request, a relative address; ok responses only', async () => {
  await page.evaluate(async () => {
    const path = '/webcast/im/fetch/?room_id=42&size=90'
    await (await fetch(path)).arrayBuffer()
    await fetch(new URL(`${path}&n=1`, location.href))
    await (await fetch(new Request(`${path}&n=2`))).text()
    // Long enough after the others that one told by its own moment is found.
    await new Promise(resolve => setTimeout(resolve, 1500))
    await (await fetch(`${path}&n=3`)).body?.cancel()
    for (const bad of [`${path}&status=500`, '/other/fetch?room_id=42', '/x/webcast/im/fetch/?room_id=42']) {
      await (await fetch(bad)).text()
    }
    await fetch(path, { signal: AbortSignal.abort() }).catch(() => 0)
    await (await fetch('/webcast/im/fetch/?room_id=43&size=90&n=4')).text()
  })
  const items = await captured('frame', 5)
  expect(framesOf(items).map(({ via, socket, roomId }) => [via, socket, roomId])).toEqual([
    ...Array(4).fill(['http', 0, '42']),
    ['http', 0, '43'],
  ])
  expect(bytesOf(items)).toEqual(sent(5, 90))
  const sinces = framesOf(items).map(frame => frame.since)
  // One moment, told on the clock of each frame: the two clocks are read one after the other, and a busy machine may come between.
  const mine = sinces.slice(0, 4)
  expect(Math.max(...mine) - Math.min(...mine)).toBeLessThan(1000)
})

test('XMLHttpRequest: arraybuffer, blob and text where its bytes can be had; ok responses only', async () => {
  await page.evaluate(async () => {
    const ask = async (url: string, prepare: (xhr: XMLHttpRequest) => void = () => {}) => {
      const xhr = new XMLHttpRequest()
      xhr.open('GET', url)
      prepare(xhr)
      xhr.onreadystatechange = () => {
        if (xhr.readyState === 4 && xhr.response instanceof ArrayBuffer) {
          structuredClone(xhr.response, { transfer: [xhr.response] })
        }
      }
      xhr.send()
      await new Promise(resolve => {
        xhr.onloadend = resolve
      })
    }
    const path = '/webcast/im/fetch/?room_id=42&size=300'
    const as = (type: XMLHttpRequestResponseType) => (xhr: XMLHttpRequest) => {
      xhr.responseType = type
    }
    await ask(path, as('arraybuffer'))
    await ask(`${path}&n=1`, as('blob'))
    await ask(`${path}&n=2`, xhr => xhr.overrideMimeType('text/plain; charset=x-user-defined'))
    await ask('/webcast/im/fetch/?room_id=42&body=%08%E5%BC%B9', as('text'))
    await ask(`${path}&n=3`)
    await ask(`${path}&n=3&status=500`, as('arraybuffer'))
    await ask('/other/fetch?room_id=42', as('arraybuffer'))
    await ask(`${path}&n=4`, as('arraybuffer'))
  })
  const bytes = bytesOf(await captured('frame', 5))
  const text = new TextEncoder().encode('\b弹')
  expect(bytes).toEqual([
    frameBytes(0, 300),
    frameBytes(1, 300),
    frameBytes(2, 300),
    text,
    frameBytes(4, 300),
  ])
})

test('one XMLHttpRequest opened again and again; what an open cut short is nothing', async () => {
  await page.evaluate(async () => {
    const xhr = new XMLHttpRequest()
    for (const url of [
      '/webcast/im/fetch/?room_id=42&size=10',
      '/other/?size=11',
      '/webcast/im/fetch/?size=12',
    ]) {
      xhr.open('GET', '/webcast/im/fetch/?size=9000&hang=1')
      xhr.responseType = 'arraybuffer'
      xhr.send()
      xhr.open('GET', url)
      xhr.send()
      await new Promise(resolve => {
        xhr.onloadend = resolve
      })
    }
  })
  const items = await captured('frame', 2)
  expect(bytesOf(items)).toEqual([frameBytes(0, 10), frameBytes(0, 12)])
  expect(framesOf(items).map(frame => frame.roomId)).toEqual(['42', ''])
})

test.each(['about:blank', 'srcdoc'])('a socket in an %s frame', async kind => {
  await page.evaluate(
    async ([kind, url]) => {
      const frame = document.createElement('iframe')
      if (kind === 'srcdoc') frame.srcdoc = '<p>inside</p>'
      document.body.append(frame)
      if (kind === 'srcdoc') await new Promise(resolve => frame.addEventListener('load', resolve))
      const inner = frame.contentWindow as Window & typeof globalThis
      const socket = new inner.WebSocket(url as string)
      await new Promise(resolve => socket.addEventListener('close', resolve))
    },
    [kind, `${PUSH}&frames=2&size=20&close=1000`],
  )
  expect(bytesOf(await captured('closed', 1, 'document.querySelector("iframe").contentDocument'))).toEqual(
    sent(2, 20),
  )
})

test('the relay gone: the tap is silent, and the page goes on', async () => {
  await listen({ query: 'frames=1&close=1000' })
  await captured('closed')
  await page.evaluate(() => document.dispatchEvent(new Event('probe:stop')))
  await untilSilent(page, `${PUSH}&refuse=1`)
  const items = await read()
  const heard = await page.evaluate(async url => {
    const socket = new WebSocket(url)
    let heard = 0
    socket.onmessage = () => heard++
    await new Promise(resolve => {
      socket.onclose = resolve
    })
    await (await fetch('/webcast/im/fetch/?room_id=42')).text()
    return heard
  }, `${PUSH}&frames=3&close=1000`)
  expect(heard).toBe(3)
  expect(await read()).toEqual(items)
})

test('nothing of the handover is left for the page: it hears no event and gets no port', async () => {
  const heard = await page.evaluate(async url => {
    const events: string[] = []
    for (const type of ['tingdan:offer', 'tingdan:ask', 'message']) {
      for (const target of [document, window]) target.addEventListener(type, event => events.push(event.type))
    }
    document.dispatchEvent(new Event('tingdan:ask'))
    const asked = events.length
    const socket = new WebSocket(url)
    await new Promise(resolve => {
      socket.onclose = resolve
    })
    return [asked, events]
  }, `${PUSH}&frames=2&close=1000`)
  expect(heard).toEqual([1, ['tingdan:ask']])
})

interface Listening {
  type?: BinaryType
  how?: 'onmessage' | 'listener' | 'object' | 'none'
  query: string
}

/** Opens an IM socket in the page, listens as told, and waits for its close. */
async function listen({ type = 'arraybuffer', how = 'onmessage', query }: Listening): Promise<void> {
  await page.evaluate(
    ([url, type, how]) => {
      const socket = new WebSocket(url as string)
      socket.binaryType = type as BinaryType
      const heard = () => {}
      if (how === 'onmessage') socket.onmessage = heard
      else if (how === 'listener') socket.addEventListener('message', heard)
      else if (how === 'object') socket.addEventListener('message', { handleEvent: heard })
      return new Promise(resolve => socket.addEventListener('close', resolve))
    },
    [`${PUSH}&${query}`, type, how],
  )
}

type Item = CapturedFrame | CapturedSocket

async function read(where = 'document'): Promise<Item[]> {
  const text = (await page.evaluate(`${where}.documentElement.dataset.captured ?? '[]'`)) as string
  return (JSON.parse(text) as Captured[]).map(item =>
    item.kind === 'frame' ? { ...item, bytes: fromBase64(String(item.bytes)) } : (item as Item),
  )
}

/** What the tap handed over, once as many items of a kind or socket state are there. */
function captured(what: 'frame' | 'closed', count = 1, where?: string): Promise<Item[]> {
  const matching = (items: Item[]) =>
    items.filter(item => (item.kind === 'frame' ? item.kind : item.state) === what).length
  return until(
    () => read(where),
    items => matching(items) >= count,
    90_000,
    items => `${matching(items)} of ${count} ${what}`,
  )
}

function framesOf(items: Item[]): CapturedFrame[] {
  return items.filter(item => item.kind === 'frame')
}

function socketsOf(items: Item[]): CapturedSocket[] {
  return items.filter(item => item.kind === 'socket')
}

function bytesOf(items: Item[]): Uint8Array[] {
  return framesOf(items).map(frame => frame.bytes)
}

function sent(count: number, size: number): Uint8Array[] {
  return Array.from({ length: count }, (_, n) => frameBytes(n, size))
}
