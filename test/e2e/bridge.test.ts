import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { WebSocket as Client } from 'ws'
import { Bridge } from '../../lib/bridge/bridge.ts'
import { root } from '../../scripts/node.mjs'
import { busy } from '../room/scenes.ts'
import { startServer } from '../room/server.ts'
import type { RoomServer, SimulatedRoom } from '../room/types.ts'
import { type Launched, launch, until } from './harness/index.ts'
import { storeOutlets } from './harness/outlets.ts'
import { textsOf } from './harness/texts.ts'

let server: RoomServer
let browser: Launched
const folder = mkdtempSync(join(tmpdir(), 'tingdan-bridge-'))

beforeAll(async () => {
  server = await startServer()
  browser = await launch({ voice: false, chromiumArgs: server.chromiumArgs })
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
  rmSync(folder, { recursive: true })
})

interface Running {
  /** By the format's name. */
  ports: Record<'own' | 'grab' | 'douyinLive', number>
  /** What it has written. */
  written: () => string
  kill(): Promise<void>
}

/** The program as a person starts it, in this project; it knows the build by itself. */
async function startBridge(
  ports = { own: 0, grab: 0, douyinLive: 0 },
  more: string[] = [],
): Promise<Running> {
  const { own, grab, douyinLive } = ports
  const args = ['--lang', 'en', '--port', own, '--grab-port', grab, '--douyinlive-port', douyinLive, ...more]
  const child: ChildProcess = spawn(process.execPath, ['scripts/bridge.ts', ...args.map(String)], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let written = ''
  child.stderr?.on('data', chunk => {
    written += chunk
  })
  const closed = once(child, 'close')
  const kill = async () => {
    child.kill('SIGKILL')
    await closed
  }
  onTestFinished(kill)
  const found = () =>
    /:(?<own>\d+)\/in[\s\S]*DouyinBarrageGrab\S* \D*[\d.]+:(?<grab>\d+)[\s\S]*?:(?<live>\d+)\/ws\//.exec(
      written,
    )?.groups
  const groups = await until(
    async () => found(),
    groups => groups !== undefined,
    20_000,
    () => written,
  )
  return {
    ports: { own: Number(groups?.own), grab: Number(groups?.grab), douyinLive: Number(groups?.live) },
    written: () => written,
    kill,
  }
}

/** A program that connects, and again when it is cut off, as those programs do. */
function reader(url: string): { heard: string[] } {
  const heard: string[] = []
  let isOver = false
  let socket: Client
  const open = () => {
    socket = new Client(url)
    socket.on('message', data => heard.push(String(data)))
    socket.on('error', () => {})
    socket.on('close', () => {
      if (!isOver) setTimeout(open, 50)
    })
  }
  open()
  onTestFinished(() => {
    isOver = true
    socket.terminate()
  })
  return { heard }
}

const outlet = async (address: string) => {
  const page = await browser.openBarePage()
  await storeOutlets(page, [{ program: 'bridge', address }])
  return page
}

/** The types that each format tells. */
const IN_GRAB = ['chat', 'like', 'enter', 'follow', 'gift', 'fansclub', 'share', 'superchat']

function sentBy(room: SimulatedRoom, types?: string[]): string[] {
  const live = room.sent.filter(({ id, dup, type }) => id !== '0' && !dup && (types?.includes(type) ?? true))
  return [...new Set(live.map(({ id }) => id))]
}

test('deaths of the worker and of the bridge lose nothing: readers and the file have each event, each in its format', async () => {
  const file = join(folder, 'events.jsonl')
  const first = await startBridge(undefined, ['--file', file])
  const { ports } = first
  const grab = reader(`ws://127.0.0.1:${ports.grab}`)
  const live = reader(`ws://127.0.0.1:${ports.douyinLive}/ws/bridged`)
  await outlet(`ws://127.0.0.1:${ports.own}/in`)
  const room = server.addRoom({
    webRid: 'bridged',
    scene: busy(5, 200, 10),
    page: { transport: 'socket' },
    ackEvery: 0,
  })
  await browser.openRoom(room.url)
  await expect.poll(() => grab.heard.length).toBeGreaterThan(100)
  await browser.killWorker()
  const before = grab.heard.length
  await expect.poll(() => grab.heard.length).toBeGreaterThan(before + 100)
  await first.kill()
  const second = await startBridge(ports, ['--file', file])
  await room.done
  const told = () => readFileSync(file, 'utf8').split('\n').slice(0, -1)
  await expect.poll(() => told().some(line => line.includes(sentBy(room).at(-1) ?? '?'))).toBe(true)

  const lines = told().map(line => JSON.parse(line))
  const ids = lines.flatMap(({ type, event }) => (type === 'event' && event.id !== '0' ? event.id : []))
  expect([...new Set(ids)]).toEqual(sentBy(room))
  // What was written and not yet acknowledged when the bridge died is written again.
  expect(ids.length - sentBy(room).length).toBeLessThan(1_000)
  expect(second.written()).toContain('Tingdan is connected')

  const packs = grab.heard.map(text => JSON.parse(text))
  expect(packs.every(({ ProcessName }) => ProcessName === 'tingdan')).toBe(true)
  const grabbed = new Set(packs.map(({ Data }) => /"MsgId":(\d+)/.exec(Data)?.[1]))
  const wanted = sentBy(room, IN_GRAB)
  expect(wanted.length).toBeGreaterThan(500)
  // While the bridge was away its readers were too, and their formats cannot bring back what they missed.
  const heardOf = (ids: string[], heard: Set<string | undefined>) =>
    ids.filter(id => heard.has(id)).length / ids.length
  expect(heardOf(wanted, grabbed)).toBeGreaterThan(0.5)
  const events = live.heard.map(text => JSON.parse(text))
  expect(events.map(({ code }) => code)).toEqual(expect.arrayContaining(['ROOM_OFFLINE', 'ROOM_ONLINE']))
  const msgIds = new Set(events.map(({ common }) => common?.msgId))
  expect(heardOf(wanted, msgIds)).toBeGreaterThan(0.5)
  expect(events.find(({ method }) => method === 'WebcastChatMessage')).toMatchObject({
    livename: room.anchor,
    title: room.title,
    common: { roomId: room.roomId },
    user: { nickname: expect.any(String) },
    content: expect.any(String),
  })
})

test('scripts read Server-Sent Events, and the overlay shows the room as a page', async () => {
  const { ports } = await startBridge()
  await outlet(`ws://127.0.0.1:${ports.own}/in`)
  const leaving = new AbortController()
  onTestFinished(() => leaving.abort())
  let streamed = ''
  const { body } = await fetch(`http://127.0.0.1:${ports.own}/events?type=chat`, { signal: leaving.signal })
  const listen = async () => {
    for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) streamed += chunk
  }
  listen().catch(() => {})
  const overlay = await browser.openPage(`http://127.0.0.1:${ports.own}/`)
  const room = server.addRoom({ webRid: 'shown', scene: busy(9, 20, 600) })
  const page = await browser.openRoom(room.url)
  await expect.poll(() => streamed.split('\n\n').length).toBeGreaterThan(5)
  // The last event may not be whole yet.
  const said = streamed
    .slice(0, streamed.lastIndexOf('\n\n'))
    .split('\n')
    .filter(line => line.startsWith('data: '))
    .map(line => JSON.parse(line.slice('data: '.length)))
  expect(said[0]).toMatchObject({ type: 'hello', version: 1 })
  const events = said.filter(({ type }) => type === 'event')
  expect(new Set(events.map(({ event }) => event.type))).toEqual(new Set(['chat']))
  const chats = room.sent.filter(({ type }) => type === 'chat').map(({ text = '' }) => text)
  await expect
    .poll(async () => {
      const shown = await overlay.locator('main').textContent()
      return chats.some(text => text.length > 3 && shown?.includes(text))
    })
    .toBe(true)
  await Promise.all([page.close(), overlay.close()])
})

test('a bridge that does not know the extension is told in the settings, with the way out', async () => {
  const { t } = textsOf('zh-CN')
  const bridge = await Bridge.start({
    host: '127.0.0.1',
    ports: { own: 0 },
    policy: { extensions: [], pages: [], token: 'a-token' },
    page: '',
    history: false,
    run: 'run',
    tell: () => {},
  })
  onTestFinished(() => bridge.close())
  await outlet(`ws://127.0.0.1:${bridge.ports.own}/in`)
  const panel = await browser.openPanel()
  await panel.getByRole('button', { name: t('settings.title'), exact: true }).click()
  await panel.getByRole('button', { name: t('outlets.title') }).click()
  await expect
    .poll(() => panel.locator('.outlet').textContent())
    .toContain(t('outletFault.unlisted', browser.extensionId))
})

test('a page of the web reads nothing from it and sends nothing to it', async () => {
  const { ports, written } = await startBridge()
  const site = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<title>evil</title>')
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void site.close())
  await once(site, 'listening')
  const origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
  const page = await browser.openPage(origin)
  const tried = await page.evaluate(async ports => {
    const socket = (url: string) =>
      new Promise<string>(resolve => {
        const opened = new WebSocket(url)
        opened.onopen = () => resolve('open')
        opened.onerror = () => resolve('refused')
      })
    const at = (port: number, path = '') => `ws://127.0.0.1:${port}${path}`
    const read = (path: string) =>
      fetch(`http://127.0.0.1:${ports.own}${path}`).then(
        answer => `read ${answer.status}`,
        () => 'refused',
      )
    return Promise.all([
      socket(at(ports.own, '/in')),
      socket(at(ports.own, '/events')),
      socket(at(ports.grab)),
      socket(at(ports.douyinLive, '/ws/1')),
      read('/events'),
      read('/status'),
    ])
  }, ports)
  expect(new Set(tried)).toEqual(new Set(['refused']))
  await expect.poll(written).toContain(`--allow-origin ${origin}`)
})
