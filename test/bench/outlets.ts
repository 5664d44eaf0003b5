import { Script } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { root } from '../../scripts/node.mjs'
import { missingPrograms } from '../../scripts/test-programs.mjs'
import { launch, startNats, until } from '../e2e/harness/index.ts'
import { storeOutlets } from '../e2e/harness/outlets.ts'
import { flood } from '../room/scenes.ts'
import { startServer } from '../room/server.ts'
import { acknowledge, Consumer } from '../unit/outlets/consumer.ts'
import { arrival, chat } from '../unit/room/events.ts'
import { workerInMemory } from '../unit/worker/worker-in-memory.ts'
import { type Figures, percentile } from './figures.ts'
import { sendBusyRoom } from './live.ts'

/** More than an outlet takes, so that the outlet is the limit. */
const FLOOD = { messagesPerSecond: 6_000, seconds: 5 }
const WATCHED_SECONDS = 10
const LOADS = 20
const WRITES = 1_000_000
const ACKNOWLEDGED_AT_ONCE = 50

/** Somebody to forward to. */
interface Far {
  program: string
  url: string
  /** Ids of events as they come, and when, ms since 1970. */
  heardAt: Map<string, number>
  close(): Promise<unknown>
}

/**
 * Events a second that reach a local WebSocket and a stream of NATS, with feed and store running; time from the server's
 * send to the consumer; what the client of NATS costs a worker that starts; what it all costs while nothing is forwarded.
 */
export async function measureOutlets(): Promise<Figures> {
  const figures = {
    ...(await costWhenOff()),
    ...(await measureOne('websocket', await webSocket())),
    ...(await natsClient()),
  }
  if (missingPrograms('nats').length > 0) return figures
  return { ...figures, ...(await measureOne('nats', await nats())) }
}

/** What the journal pays for each write while nothing is forwarded, in plain Node. */
async function costWhenOff(): Promise<Figures> {
  const { outlets, rooms } = workerInMemory()
  const room = await rooms.open('7')
  const { entries } = room.accept(arrival([chat('一'), chat('二')]))
  const start = performance.now()
  for (let at = 0; at < WRITES; at++) outlets.hear(room, entries, true)
  return { outlets_off_ns_per_write: Math.round(((performance.now() - start) / WRITES) * 1e6) }
}

async function webSocket(): Promise<Far> {
  const heardAt = new Map<string, number>()
  let events = 0
  const program = await Consumer.start({
    answer: (socket, text) => {
      note(heardAt, text)
      // Up to the number that it names, so not each needs one.
      if (events++ % ACKNOWLEDGED_AT_ONCE === 0) acknowledge(socket, text)
    },
  })
  return { program: 'tingdan', url: program.url, heardAt, close: () => program.die() }
}

async function nats(): Promise<Far> {
  const server = await startNats()
  await server.addStream()
  const heardAt = new Map<string, number>()
  server.connection.subscribe('tingdan.>', {
    callback: (_, message) => note(heardAt, message.string()),
  })
  return { program: 'nats', url: server.url, heardAt, close: server.close }
}

function note(heardAt: Map<string, number>, text: string): void {
  const at = performance.timeOrigin + performance.now()
  const { type, event } = JSON.parse(text)
  if (type === 'event' && event.id !== '0') heardAt.set(event.id, at)
}

async function measureOne(name: string, far: Far): Promise<Figures> {
  const server = await startServer()
  const browser = await launch({ voice: false, chromiumArgs: server.chromiumArgs })
  try {
    await storeOutlets(await browser.openBarePage(), [{ program: far.program, address: far.url }])
    const calm = server.addRoom({ webRid: '200202', scene: null, page: { transport: 'socket' } })
    const page = await browser.openRoom(calm.url)
    await calm.waitForClient()
    const sentAt = await sendBusyRoom(calm, WATCHED_SECONDS)
    await heard(far, [...sentAt.keys()])
    const delays = [...sentAt].map(([id, at]) => (far.heardAt.get(id) ?? Number.NaN) - at)
    await page.close()

    const { messagesPerSecond, seconds } = FLOOD
    const scene = flood(1, messagesPerSecond, seconds)
    const wild = server.addRoom({ webRid: '200203', scene, page: { transport: 'socket' }, ackEvery: 0 })
    await browser.openRoom(wild.url)
    await wild.done
    const ids = wild.sent.filter(({ id, dup }) => id !== '0' && !dup).map(({ id }) => id)
    await heard(far, ids)
    const times = ids.map(id => far.heardAt.get(id) ?? Number.NaN)
    const took = Math.max(...times) - Math.min(...times)
    return {
      [`socket_to_${name}_consumer_median_ms`]: percentile(delays, 0.5),
      [`socket_to_${name}_consumer_p99_ms`]: percentile(delays, 0.99),
      [`outlet_${name}_events_per_second`]: Math.round((ids.length / took) * 1_000),
    }
  } finally {
    await browser.close()
    await server.close()
    await far.close()
  }
}

async function heard(far: Far, ids: readonly string[]): Promise<void> {
  await until(
    async () => ids.filter(id => !far.heardAt.has(id)).length,
    missing => missing === 0,
    60_000,
    missing => `${missing} of ${ids.length} events did not come`,
  )
}

/** The client alone: its size, and the time to compile and run it, which is what a starting worker spends on it. */
async function natsClient(): Promise<Figures> {
  const built = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    build: {
      write: false,
      lib: { entry: 'lib/outlets/programs/nats/carrier.ts', formats: ['iife'], name: 'nats' },
    },
  })
  const [result] = Array.isArray(built) ? built : [built]
  const chunk = result && 'output' in result ? result.output[0] : undefined
  if (!chunk) throw new Error('the client of NATS was not built')
  const times = Array.from({ length: LOADS }, (_, at) => {
    const start = performance.now()
    // Another text each time, so that nothing of it is compiled already.
    new Script(`${chunk.code}\n// ${at}`).runInThisContext()
    return performance.now() - start
  })
  return {
    nats_client_kilobytes_zipped: Math.round(gzipSync(chunk.code).length / 100) / 10,
    worker_start_for_nats_client_median_ms: percentile(times, 0.5),
  }
}
