import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { fromBase64 } from '../../../lib/capture/port/bytes.ts'
import { until } from '../harness/index.ts'
import {
  countListeners,
  IN_FIREFOX,
  openBrowser,
  type TestBrowser,
  type TestPage,
  untilSilent,
} from './browser.ts'
import { buildProbe, type ProbeExtension } from './probe-build.ts'
import { PUSH } from './promise.ts'
import { type ComplianceServer, frameBytes, PATCHED, startServer } from './server.ts'

/** The production build's tap and relay, before a worker that keeps the contract of lib/capture/port/messages.ts. */
interface Relay {
  relay: string
  top: boolean
  hellos: { page: { webRid: string; anchor: string }; probe: string; top: boolean }[]
  items: { seq: number; item: { kind: string; bytes: string; page?: object; state?: string }; as: string }[]
}

let server: ComplianceServer
let probe: ProbeExtension
let browser: TestBrowser
let panel: TestPage
let page: TestPage
let known: string[]
let noticed: string[]

beforeAll(async () => {
  server = await startServer()
  probe = await buildProbe({ 'background.js': 'test/e2e/compliance/worker.ts' })
  // The worker that stands in for ours opens no page for newcomers.
  browser = await openBrowser(server, { welcome: true, extension: probe.folder })
  panel = await browser.openPage(browser.url('_locales/en/messages.json'))
})
afterAll(async () => {
  await browser?.close()
  probe?.remove()
  await server?.close()
})
beforeEach(async () => {
  known = (await ask('relays')).map(({ relay }) => relay)
  noticed = []
  page = await browser.openPage('about:blank')
  page.on('console', line => noticed.push(line.text()))
  page.on('pageerror', error => noticed.push(String(error)))
  await page.goto(PATCHED)
})
afterEach(async () => {
  await page.close()
  expect(noticed).toEqual([])
})

test('the top frame says hello on its own, with what the page says of the room, and a probe that arrives', async () => {
  const [relay] = await relays(found => found.length === 1)
  expect(relay?.hellos).toEqual([
    expect.objectContaining({
      top: true,
      probe: '[object Uint8Array]',
      page: expect.objectContaining({ webRid: '123456' }),
    }),
  ])
})

test('what the page says later comes as an item; so does another room without a page load', async () => {
  await relays(([relay]) => pagesOf(relay).some(({ anchor }) => anchor === '测试'))
  await page.evaluate(() => {
    history.pushState(null, '', '/654321?from=here')
    document.title = '别人的抖音直播间 - 抖音直播'
  })
  const [relay] = await relays(([relay]) => pagesOf(relay).at(-1)?.anchor === '别人')
  expect(pagesOf(relay).at(-1)).toEqual({
    url: 'https://live.douyin.com/654321',
    webRid: '654321',
    title: '',
    anchor: '别人',
  })
})

test.each(['clone', 'base64'] as const)(
  'frames arrive byte for byte in %s mode, numbered without a hole',
  async mode => {
    await ask(mode)
    await page.reload()
    await push(page, 'frames=20&size=2500&close=1000')
    const [relay] = await relays(
      found => closed(found.at(-1)),
      found => found.slice(-1),
    )
    expect(framesOf(relay).map(({ item }) => Buffer.from(fromBase64(item.bytes)))).toEqual(sent(20, 2500))
    expect(new Set(framesOf(relay).map(({ as }) => as))).toEqual(
      new Set([mode === 'clone' ? 'object' : 'string']),
    )
    expect(numbersOf(relay)).toEqual(upTo(numbersOf(relay).length))
  },
)

test('the worker killed three times while frames come: each once, in order, byte for byte', async () => {
  await ask('clone')
  const socket = await page.evaluateHandle(
    url =>
      new Promise<WebSocket>(resolve => {
        const socket = new WebSocket(url)
        socket.binaryType = 'arraybuffer'
        socket.onopen = () => resolve(socket)
      }),
    PUSH,
  )
  for (let kill = 0; kill < 3; kill++) {
    await relays(([relay]) => framesOf(relay).length === kill * 100)
    await socket.evaluate(socket => socket.send('frames=100&size=800&every=10'))
    await relays(([relay]) => framesOf(relay).length > kill * 100)
    await browser.killWorker()
  }
  await relays(([relay]) => framesOf(relay).length === 300)
  await socket.evaluate(socket => socket.send('close=1000'))
  const [relay] = await relays(([relay]) => closed(relay))
  expect(numbersOf(relay)).toEqual(upTo(numbersOf(relay).length))
  const once = sent(100, 800)
  expect(framesOf(relay).map(({ item }) => Buffer.from(fromBase64(item.bytes)))).toEqual([
    ...once,
    ...once,
    ...once,
  ])
  // Frames come after each death, so there was a worker to hear of them each time.
  expect(relay?.hellos.length).toBeGreaterThanOrEqual(4)
})

test('a sub-frame without IM traffic opens no Port; one with a socket says so', async () => {
  await relays(found => found.length === 1)
  await page.evaluate(() => {
    for (let n = 0; n < 2; n++) document.body.append(document.createElement('iframe'))
  })
  const frame = page.frames()[1]
  if (!frame) throw new Error('no frame')
  await push(frame, 'frames=2&size=10&close=1000')
  const found = await relays(found => found.some(relay => !relay.top && closed(relay)))
  expect(found.map(({ top }) => top).sort()).toEqual([false, true])
})

test('back from the back/forward cache it says hello again, and goes on', async () => {
  await relays(found => found.length === 1)
  await page.evaluate(() => {
    window.addEventListener('pageshow', event => {
      document.title = event.persisted ? 'cached' : 'loaded'
    })
  })
  await page.goto('https://unpatched.example/')
  // No load comes from the cache: the page itself tells.
  await page.goBack({ waitUntil: 'commit' })
  await until(
    () => page.title(),
    title => title === 'cached',
    90_000,
    title => `title ${title}`,
  )
  await relays(([relay]) => (relay?.hellos.length ?? 0) >= 2)
  await push(page, 'frames=3&size=10&close=1000')
  const [relay] = await relays(([relay]) => closed(relay))
  expect(framesOf(relay)).toHaveLength(3)
})

test('the extension reloaded: the orphaned tap leaves new sockets alone, and the page sees nothing', async () => {
  await relays(found => found.length === 1)
  if (!IN_FIREFOX) expect(await countListeners(page, `new WebSocket('${PUSH}')`)).toBe(4)
  await panel.evaluate(() => chrome.runtime.reload())
  await untilSilent(page, PUSH)
  const heard = await page.evaluate(async url => {
    const socket = new WebSocket(url)
    let heard = 0
    socket.onmessage = () => heard++
    await new Promise(resolve => {
      socket.onclose = resolve
    })
    return [heard, (await (await fetch('/webcast/im/fetch/?size=3')).bytes()).length]
  }, `${PUSH}&frames=3&close=1000`)
  expect(heard).toEqual([3, 3])
})

/** Asks the test's worker, which this starts where it rests. */
function ask(message: string): Promise<Relay[]> {
  return panel.evaluate(message => chrome.runtime.sendMessage(message), message)
}

/** The relays that are new in this test, once they are as wanted. */
async function relays(
  wanted: (relays: Relay[]) => boolean,
  pick: (relays: Relay[]) => Relay[] = all => all,
): Promise<Relay[]> {
  const fresh = async () => (await ask('relays')).filter(({ relay }) => !known.includes(relay))
  return pick(await until(fresh, wanted, 90_000, last => JSON.stringify(last).slice(0, 2_000)))
}

/** Opens an IM socket and waits for its close. */
async function push(where: Pick<TestPage, 'evaluate'>, query: string): Promise<void> {
  await where.evaluate(url => {
    const socket = new WebSocket(url)
    socket.binaryType = 'arraybuffer'
    return new Promise<void>(resolve => socket.addEventListener('close', () => resolve()))
  }, `${PUSH}&${query}`)
}

function framesOf(relay?: Relay) {
  return relay?.items.filter(({ item }) => item.kind === 'frame') ?? []
}

function pagesOf(relay?: Relay): { url: string; webRid: string; title: string; anchor: string }[] {
  return relay?.items.flatMap(({ item }) => (item.page ? [item.page as never] : [])) ?? []
}

function numbersOf(relay?: Relay): number[] {
  return relay?.items.map(({ seq }) => seq) ?? []
}

function closed(relay?: Relay): boolean {
  return relay?.items.some(({ item }) => item.state === 'closed') ?? false
}

function sent(count: number, size: number): Buffer[] {
  return Array.from({ length: count }, (_, n) => Buffer.from(frameBytes(n, size)))
}

function upTo(last: number): number[] {
  return Array.from({ length: last }, (_, at) => at + 1)
}
