import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { busy } from '../room/scenes.ts'
import { startServer } from '../room/server.ts'
import type { RoomServer } from '../room/types.ts'
import { acknowledge, Consumer, type ConsumerHow } from '../unit/outlets/consumer.ts'
import { type Launched, launch } from './harness/index.ts'
import { storeOutlets } from './harness/outlets.ts'

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

async function consumer(how?: ConsumerHow) {
  const program = await Consumer.start(how)
  onTestFinished(() => program.die())
  return program
}

test('a worker that dies three times and a consumer that dies twice lose nothing, and repeat only what was not acknowledged', async () => {
  const program = await consumer({ answer: acknowledge })
  const page = await browser.openBarePage()
  await storeOutlets(page, [{ program: 'tingdan', address: program.url }])
  const room = server.addRoom({
    webRid: 'deaths',
    scene: busy(5, 300, 15),
    page: { transport: 'socket' },
    ackEvery: 0,
  })
  await browser.openRoom(room.url)
  await room.waitForClient()
  const ids = () => program.messages.flatMap(({ type, event }) => (type === 'event' ? event.id : []))
  for (let death = 0; death < 3; death++) {
    const before = ids().length
    await expect.poll(() => ids().length).toBeGreaterThan(before + 300)
    await browser.killWorker()
    if (death === 2) continue
    await expect.poll(() => ids().length).toBeGreaterThan(before + 600)
    await program.die()
    await program.rise()
  }
  await room.done
  const sent = room.sent.filter(({ id, dup }) => id !== '0' && !dup).map(({ id }) => id)
  await expect.poll(() => ids().includes(sent.at(-1) ?? '')).toBe(true)
  const heard = ids().filter(id => id !== '0')
  expect([...new Set(heard)]).toEqual(sent)
  console.log(`${sent.length} sent, ${heard.length - sent.length} repeated`)
  await page.close()
})
