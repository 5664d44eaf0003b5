import { setTimeout as delay } from 'node:timers/promises'
import { launch } from '../e2e/harness/index.ts'
import { createMessages } from '../room/messages.ts'
import { startServer } from '../room/server.ts'
import type { RoomServer, SceneMessage, SimulatedRoom } from '../room/types.ts'
import { type Figures, percentile } from './figures.ts'
import { clockRows } from './panel-clock.ts'
import { shareOfCore } from './processor.ts'

/** A very busy room: ten messages a frame, twenty frames a second. */
const FRAMES_PER_SECOND = 20
const MESSAGES_PER_FRAME = 10
const SECONDS = 20
const WARM_UP_SECONDS = 5

/**
 * Time from the server's send to the row at 200 messages a second, and the processor time of page tap, worker and
 * panel: that of all renderers, less the same room without the extension. The same for a silent room.
 */
export async function measureLiveRoom(): Promise<Figures> {
  const server = await startServer()
  try {
    const withUs = await watch(server, true)
    const without = await watch(server, false)
    const percent = (busy: number) => Math.round(busy * 1000) / 10
    return {
      socket_to_row_median_ms: percentile(withUs.delays, 0.5),
      socket_to_row_p99_ms: percentile(withUs.delays, 0.99),
      rows_clocked: withUs.delays.length,
      cpu_percent_of_a_core_at_200_messages_per_second: percent(withUs.busy - without.busy),
      cpu_percent_of_a_core_in_a_silent_room: percent(withUs.silent - without.silent),
    }
  } finally {
    await server.close()
  }
}

interface Watched {
  delays: number[]
  /** Shares of a core that the renderers took. */
  busy: number
  silent: number
}

async function watch(server: RoomServer, extended: boolean): Promise<Watched> {
  const extension = extended ? {} : { extension: EMPTY_EXTENSION }
  const browser = await launch({ ...extension, voice: false, chromiumArgs: server.chromiumArgs })
  try {
    const webRid = extended ? '200200' : '200201'
    const room = server.addRoom({ webRid, scene: null, page: { transport: 'socket' } })
    await browser.openRoom(room.url)
    const panel = extended ? await browser.openPanel(room.roomId) : undefined
    await room.waitForClient()
    await delay(WARM_UP_SECONDS * 1000)
    const silent = await shareOfCore(browser, () => delay(SECONDS * 1000))
    await sendBusyRoom(room, WARM_UP_SECONDS)
    const rows = panel && (await clockRows(panel))
    let sentAt = new Map<string, number>()
    const busy = await shareOfCore(browser, async () => {
      sentAt = await sendBusyRoom(room, SECONDS)
    })
    const drawn = (await rows?.read()) ?? []
    const delays = drawn.flatMap(({ id, at }) => {
      const from = sentAt.get(id)
      return from === undefined ? [] : [at - from]
    })
    return { delays, busy, silent }
  } finally {
    await browser.close()
  }
}

/** An extension that does nothing, for the browser to compare with. */
const EMPTY_EXTENSION = new URL('../fixtures/empty-extension', import.meta.url).pathname

/** Sends the busy room; returns when each message went out, ms since 1970. */
export async function sendBusyRoom(room: SimulatedRoom, seconds: number): Promise<Map<string, number>> {
  const make = createMessages({ seed: seconds, roomId: room.roomId })
  const one = (at: number): SceneMessage =>
    at % 5 === 4 ? make.like() : at % 7 === 6 ? make.enter() : make.chat()
  const sentAt = new Map<string, number>()
  const start = performance.now()
  for (let frame = 0; frame < seconds * FRAMES_PER_SECOND; frame++) {
    const messages = Array.from({ length: MESSAGES_PER_FRAME }, (_, at) => one(at))
    const at = performance.timeOrigin + performance.now()
    for (const { id } of messages) sentAt.set(id, at)
    room.push(messages)
    await delay(Math.max(0, start + ((frame + 1) * 1000) / FRAMES_PER_SECOND - performance.now()))
  }
  return sentAt
}
