import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRandom } from '../room/random.ts'
import { busy } from '../room/scenes.ts'
import { startServer } from '../room/server.ts'
import type { RoomServer } from '../room/types.ts'
import { countMarks, type Launched, launch, openHistory, readStored, until } from './harness/index.ts'

let server: RoomServer
let browser: Launched

beforeAll(async () => {
  server = await startServer()
  browser = await launch({ voice: false, chromiumArgs: server.chromiumArgs })
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

test('the worker is killed ten times in a minute of 500 messages a second: each event is there once, in order, and the gaps are told', async () => {
  const KILLS = 10
  const SECONDS = 60
  const random = createRandom('kills')
  const room = server.addRoom({
    webRid: 'killed',
    scene: busy(5, 500, SECONDS),
    page: { transport: 'socket' },
    ackEvery: 0,
  })
  await browser.openRoom(room.url)
  await room.waitForClient()
  const startsAt = Date.now()
  const page = await openHistory(browser)
  // Moments of their own, one in each tenth of the time.
  for (let kill = 0; kill < KILLS; kill++) {
    const at = startsAt + ((kill + 0.3 + 0.5 * random.next()) * 1000 * SECONDS) / KILLS
    await new Promise(resolve => setTimeout(resolve, Math.max(0, at - Date.now())))
    await browser.killWorker()
    // A worker that has not yet heard a frame tells of no gap: on a slow machine the next death waits for that.
    await until(
      () => countMarks(page, room.roomId, 'restart'),
      marks => marks > kill,
      20_000,
      marks => `${marks} restarts told after ${kill + 1} deaths`,
    )
  }
  await room.done
  const sent = room.sent.filter(({ id, dup }) => id !== '0' && !dup).map(({ id }) => id)
  expect(sent.length).toBeGreaterThan(25_000)
  const { entries, marks, session } = await until(
    () => readStored(page, room.roomId),
    ({ entries }) => entries.at(-1)?.event.id === sent.at(-1),
    30_000,
    ({ entries }) => `${entries.length} of ${room.sent.length} events are stored`,
  )
  expect(entries.map(({ n }) => n)).toEqual(entries.map((_, at) => at + 1))
  expect(entries.map(({ event }) => event.id).filter(id => id !== '0')).toEqual(sent)
  expect(marks.filter(({ kind }) => kind === 'restart')).toHaveLength(KILLS)
  expect(marks.some(({ kind }) => kind === 'lost')).toBe(false)
  expect(session?.n).toBe(entries.length)
  await page.close()
})
