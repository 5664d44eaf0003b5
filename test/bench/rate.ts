import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from 'playwright'
import { type Collector, type Launched, launch } from '../e2e/harness/index.ts'
import { flood } from '../room/scenes.ts'
import { startServer } from '../room/server.ts'
import type { RoomServer, SimulatedRoom } from '../room/types.ts'
import { type Figures, percentile } from './figures.ts'

const SECONDS = 30
const SAMPLE_MS = 200
/** Rates in messages a second, from the aim up, or down if it is missed. */
const UPWARDS = [8000, 12_000, 16_000]
const DOWNWARDS = [6000, 4000, 2000]
/** Growth of delay over the run that counts as none. */
const STEADY_MS = 500

/**
 * The highest rate held for 30 s with the panel open: each message accepted once, and the newest row as fresh at
 * the end as at the start.
 */
export async function measureRate(): Promise<Figures> {
  const server = await startServer()
  try {
    let best: Run | undefined
    for (const rate of UPWARDS) {
      const run = await hold(server, rate)
      if (!run.held) break
      best = run
    }
    for (const rate of best ? [] : DOWNWARDS) {
      best = await hold(server, rate)
      if (best.held) break
    }
    return {
      held_messages_per_second: best?.held ? best.rate : 0,
      held_seconds: SECONDS,
      held_rate_delay_at_the_end_ms: best?.endDelay ?? 0,
    }
  } finally {
    await server.close()
  }
}

interface Run {
  rate: number
  held: boolean
  endDelay: number
}

async function hold(server: RoomServer, rate: number): Promise<Run> {
  const browser = await launch({ voice: false, chromiumArgs: server.chromiumArgs })
  try {
    const webRid = String(300_000 + rate)
    const room = server.addRoom({
      webRid,
      scene: flood(rate, rate, SECONDS),
      page: { transport: 'socket' },
      ackEvery: 0,
    })
    await browser.openRoom(room.url)
    const panel = await browser.openPanel(room.roomId)
    const delays = await sample(room, panel)
    const { accepted, lost } = await whatArrived(browser, room)
    const [first, last] = [delays.slice(0, delays.length / 3), delays.slice(-delays.length / 3)]
    const endDelay = percentile(last, 0.5)
    const isSteady = endDelay - percentile(first, 0.5) < STEADY_MS
    const held = accepted === room.sent.length && lost === 0 && isSteady
    process.stderr.write(
      `  ${rate}/s: sent ${room.sent.length}, accepted ${accepted}, lost ${lost}, ` +
        `delay of the newest row ${percentile(first, 0.5)} ms, at the end ${endDelay} ms: ${held ? 'held' : 'not held'}\n`,
    )
    return { rate, held, endDelay }
  } finally {
    await browser.close()
  }
}

/** How old the newest row is, sampled while the scene plays, in ms. */
async function sample(room: SimulatedRoom, panel: Page): Promise<number[]> {
  const places = new Map<string, number>()
  const moments: { upTo: number; at: number }[] = []
  const delays: number[] = []
  let isOver = false
  void room.done.then(() => {
    isOver = true
  })
  while (!isOver) {
    await delay(SAMPLE_MS)
    const at = Date.now()
    for (let next = places.size; next < room.sent.length; next++) places.set(room.sent[next]?.id ?? '', next)
    moments.push({ upTo: room.sent.length, at })
    const newest = await panel.evaluate(() => {
      const rows = document.querySelectorAll<HTMLElement>('[data-testid="feed"] [data-event-id]')
      return [...rows].map(row => row.dataset.eventId ?? '')
    })
    const place = Math.max(-1, ...newest.map(id => places.get(id) ?? -1))
    const sentAt = moments.find(({ upTo }) => upTo > place)?.at
    if (place >= 0 && sentAt !== undefined) delays.push(Math.max(0, Date.now() - sentAt))
  }
  return delays
}

/** Waits until the worker accepts no more, and returns the count. */
async function whatArrived(
  browser: Launched,
  room: SimulatedRoom,
): Promise<{ accepted: number; lost: number }> {
  const seen = await browser.collectEvents(room.roomId)
  let accepted = -1
  for (;;) {
    await delay(2000)
    const now = acceptedBy(seen, room.roomId)
    if (now === accepted) return { accepted, lost: seen.rooms.get(room.roomId)?.totals.lost ?? 0 }
    accepted = now
  }
}

function acceptedBy(seen: Collector, roomId: string): number {
  const totals = seen.rooms.get(roomId)?.totals
  if (!totals) return 0
  return Object.values(totals.events).reduce((sum, count) => sum + count, totals.duplicates)
}
