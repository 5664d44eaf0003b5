/** A room: its messages, its listeners, its scene. */
import { readFile } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import type { WebSocket } from 'ws'
import { type Client, createClient } from './client.ts'
import { encodeFrame, encodeResponse, readCursor, readMessages, splitFrames } from './envelope.ts'
import { createLog, type LoggedFrame } from './log.ts'
import { describe, play } from './player.ts'
import { createRandom } from './random.ts'
import { frameTime, retime } from './retime.ts'
import { sampleOf, type Viewer } from './sample.ts'
import type {
  PageOptions,
  PlayFileOptions,
  RoomOptions,
  SceneMessage,
  SentMessage,
  SimulatedRoom,
  Timings,
} from './types.ts'

/** Messages older than its socket are history to a page, and some are older than their Response. */
const FRESH_LEAD_MS = 2_000

/** The room as the server uses it. */
export interface HostedRoom {
  room: SimulatedRoom
  page: PageOptions
  isRefusing: () => boolean
  /** @param viewer `user_unique_id` of the page */
  connect(socket: WebSocket, cursor: string, viewer: string): void
  /** The body of /webcast/im/fetch/; an empty cursor asks for the first time. */
  fetch(cursor: string, viewer: string): Uint8Array
  close(): void
}

export const PUSH_SERVER = 'wss://webcast100-ws-web-lq.douyin.com/webcast/im/push/v2/'

export function createRoom(options: RoomOptions, timings: Timings): HostedRoom {
  const {
    webRid,
    scene = null,
    page = {},
    anchor = '糖糖',
    title = '糖糖的小店：春装上新，全场包邮',
  } = options
  const roomId = options.roomId ?? `7${createRandom(webRid).digits(18)}`
  const stage = { roomId, anchor, webRid }
  const log = createLog(roomId, options.ackEvery ?? 4)
  const lifetime = new AbortController()
  const ended = new Promise(resolve => lifetime.signal.addEventListener('abort', resolve))
  const clients = new Set<Client>()
  const sent: SentMessage[] = []
  const sentIds = new Set<string>()
  const viewers = new Map<string, Set<string>>()
  const received = { hb: 0, ack: 0, other: 0, badAck: 0 }
  const served = { sockets: 0, fetches: 0, resent: 0, entered: 0 }
  const joined = deferred()
  const done = deferred()
  let playing = false
  let refusing = false
  let muted = false
  let refusesPolls = false

  const history = scene?.history?.({ ...stage, startsAt: Date.now() }) ?? []
  if (history.length > 0) {
    log.keep(log.make(history, Date.now()))
    sent.push(...history.map(describe))
  }
  if (!scene) done.resolve()

  function broadcast(frame: LoggedFrame, described: readonly SentMessage[]) {
    log.keep(frame)
    for (const one of described) {
      sent.push(one)
      sentIds.add(one.id)
    }
    for (const client of clients) client.send(frame)
  }

  function sendRaw(bytes: Uint8Array) {
    const described = readMessages(bytes).map(({ id, method }): SentMessage => {
      const dup = id !== '0' && sentIds.has(id)
      return { id, method, type: 'any', ...(dup ? { dup } : {}) }
    })
    broadcast({ bytes, cursor: readCursor(bytes), raw: true }, described)
  }

  function sampleFor(viewer: string): Viewer | undefined {
    if (options.sample === undefined) return undefined
    const heard = viewers.get(viewer) ?? new Set()
    viewers.set(viewer, heard)
    return sampleOf(viewer, options.sample, heard)
  }

  function startScene() {
    if (playing || !scene) return
    playing = true
    const { signal } = lifetime
    void play({ scene, stage, log, send: broadcast, signal }).finally(done.resolve)
  }

  /** A page is there that takes what comes. */
  function onListener() {
    joined.resolve()
    startScene()
  }

  const room: SimulatedRoom = {
    webRid,
    roomId,
    title,
    anchor,
    url: `https://live.douyin.com/${webRid}`,
    sent,
    received,
    served,
    viewers,
    done: done.promise,
    push(messages: SceneMessage[]) {
      broadcast(log.make(messages, Date.now()), messages.map(describe))
    },
    pushRaw: sendRaw,
    play: startScene,
    async playFile(path: string, { framesPerSecond = 50, fresh = false }: PlayFileOptions = {}) {
      const frames = splitFrames(path, await readFile(path))
      await Promise.race([joined.promise, ended])
      const first = frames.map(frameTime).find(time => time > 0) ?? 0
      const moveBy = fresh && first > 0 ? Date.now() + FRESH_LEAD_MS - first : 0
      const startedAt = Date.now()
      for (const [index, frame] of frames.entries()) {
        const wait = startedAt + (index * 1_000) / framesPerSecond - Date.now()
        if (wait > 0) await setTimeout(wait, undefined, { signal: lifetime.signal }).catch(() => undefined)
        if (lifetime.signal.aborted) return
        sendRaw(moveBy === 0 ? frame : retime(frame, moveBy))
      }
    },
    dropSockets(code?: number) {
      for (const client of clients) client.drop(code)
    },
    refuseSockets(on: boolean) {
      refusing = on
    },
    refusePolls(on: boolean) {
      refusesPolls = on
    },
    muteSockets(on: boolean) {
      muted = on
      if (!on) for (const client of clients) client.release()
    },
    waitForClient: () => joined.promise,
  }

  return {
    room,
    page,
    isRefusing: () => refusing,
    connect(socket, cursor, viewer) {
      served.sockets++
      const { resendMs, pingMs } = timings
      const sample = sampleFor(viewer)
      const see = (frame: LoggedFrame) => (sample ? { ...frame, bytes: sample.frame(frame.bytes) } : frame)
      const client = createClient({ socket, received, served, resendMs, pingMs, isMuted: () => muted, see })
      const place = log.placeOf(cursor)
      const old = log.history(place)
      if (old.length > 0) client.send(historyFrame(old, cursor || log.cursor()))
      for (const missed of log.after(place)) client.send(missed)
      clients.add(client)
      client.onClose(() => clients.delete(client))
      void client.ready.then(onListener)
    },
    fetch(cursor, viewer) {
      served.fetches++
      if (refusesPolls) return new Uint8Array()
      const now = Date.now()
      const messages =
        cursor === ''
          ? log.history(log.placeOf(''))
          : log.after(log.placeOf(cursor)).flatMap(frame => readMessages(frame.bytes))
      if (cursor !== '') onListener()
      return encodeResponse({
        messages: sampleFor(viewer)?.messages(messages) ?? messages,
        cursor: log.cursor(),
        now,
        internalExt: log.extAt(now, '0'),
        fetchType: refusing ? 0 : 1,
        fetchIntervalMs: timings.pollMs,
        pushServer: PUSH_SERVER,
      })
    },
    close() {
      lifetime.abort()
      done.resolve()
      for (const client of clients) client.drop()
    },
  }

  function historyFrame(messages: ReturnType<typeof log.history>, cursor: string): LoggedFrame {
    const now = Date.now()
    const response = { messages, cursor, now, internalExt: log.extAt(now, '0') }
    return { bytes: encodeFrame({ logId: roomId, response }), cursor }
  }
}

function deferred() {
  let resolve: () => void = () => undefined
  const promise = new Promise<void>(settle => {
    resolve = settle
  })
  return { promise, resolve }
}
