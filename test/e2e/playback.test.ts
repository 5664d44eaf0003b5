import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEFAULTS } from '../../lib/settings/schema/schema.ts'
import { createWords } from '../../lib/speech/words.ts'
import { hasShared, sharedLines, sharedPath, WITHOUT_SHARED } from '../fixtures/shared.ts'
import { startServer } from '../room/server.ts'
import type { RoomServer } from '../room/types.ts'
import { type Launched, launch, until } from './harness/index.ts'

let server: RoomServer
let browser: Launched

beforeAll(async () => {
  server = await startServer()
  browser = await launch({ chromiumArgs: server.chromiumArgs })
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

describe.skipIf(!hasShared)(`frames of real rooms, played into Chromium${WITHOUT_SHARED}`, () => {
  test('the long room: every event once, in order, repeats gone, and spoken of', async () => {
    const expected = sharedLines('corpus/expected.jsonl')
    const wanted = expected.filter(({ dup }) => !dup)
    const roomId = String(wanted[0]?.roomId)
    const room = server.addRoom({ webRid: 'corpus', roomId, scene: null, page: { transport: 'socket' } })
    const page = await browser.openRoom(room.url)
    const seen = await browser.collectEvents(roomId)
    const panel = await browser.openPanel(roomId)
    await room.playFile(sharedPath('corpus/room.frames'), { framesPerSecond: 40, fresh: true })
    const entries = await seen.waitFor(all => all.length >= wanted.length, 30_000)
    expect(entries.map(({ event }) => [event.id, event.method])).toEqual(
      wanted.map(({ id, method }) => [id, method]),
    )
    for (const [at, { event }] of entries.entries()) {
      // Played afresh, the times are those of now; type `any` fixes only id and method.
      const { time: _, type, ...fields } = wanted[at] ?? {}
      expect(event).toMatchObject(type === 'any' ? fields : { type, ...fields })
    }
    expect(seen.problems()).toEqual([])
    await until(
      async () => seen.rooms.get(roomId)?.totals.duplicates,
      duplicates => duplicates === expected.length - wanted.length,
      5000,
      duplicates => `${duplicates} duplicates`,
    )
    // The queue keeps the newest chat and every gift: the last chat of the room is heard in the end. With whose name
    // is a matter of how much waited before it.
    const last = wanted.filter(({ type }) => type === 'chat').at(-1)
    const said = createWords(DEFAULTS.speech, {}).text(String(last?.text))
    await browser.voice.waitFor(heard => heard.some(({ text }) => text.endsWith(said)), 40_000)
    const feed = panel.getByTestId('feed')
    const newest = feed.locator(`[data-event-id="${last?.id}"], [data-folded-ids~="${last?.id}"]`)
    await newest.waitFor()
    await Promise.all([page.close(), seen.close(), panel.close()])
  })

  test.each([
    ['2022-12-28-chat', '7182062260431440699'],
    ['2024-02-26-enter-like', '7339719826904058675'],
    ['2026-04-13-gift', '7628304147959352090'],
  ])('%s', async (name, roomId) => {
    const room = server.addRoom({
      webRid: `c${name.slice(0, 4)}`,
      roomId,
      scene: null,
      page: { transport: 'socket' },
    })
    const page = await browser.openRoom(room.url)
    const seen = await browser.collectEvents(roomId)
    await room.waitForClient()
    await room.playFile(sharedPath(`captures/${name}.bin`))
    await room.playFile(sharedPath(`captures/${name}.bin`))
    const lines = sharedLines('captures/expected.jsonl').filter(line => belongs(line, name))
    const entries = await seen.waitFor(all => all.length >= lines.length)
    await until(
      async () => seen.rooms.get(roomId)?.totals.duplicates,
      duplicates => duplicates === lines.length,
      5000,
      duplicates => `${duplicates} duplicates`,
    )
    const events = entries.map(({ event }) => event)
    expect(events).toMatchObject(
      lines.map(({ type, ...line }) => (type === 'any' ? line : { type, ...line })),
    )
    await Promise.all([page.close(), seen.close()])
  })

  test('a cut capture between whole frames is counted, and the room goes on', async () => {
    const roomId = '7628304147959352090'
    const room = server.addRoom({
      webRid: 'cut',
      roomId: '7000000000000000001',
      scene: null,
      page: { transport: 'socket' },
    })
    const page = await browser.openRoom(room.url)
    const seen = await browser.collectEvents(room.roomId)
    await room.waitForClient()
    await room.playFile(sharedPath('captures/2026-04-13-gift-truncated.bin'))
    await room.playFile(sharedPath('captures/2026-04-13-gift.bin'))
    const entries = await seen.waitFor(all => all.length >= 4)
    expect(entries[0]?.event).toMatchObject({ type: 'gift', roomId })
    await until(
      async () => seen.rooms.get(room.roomId)?.totals.failed,
      failed => failed === 1,
      5000,
      failed => `${failed} failed`,
    )
    await Promise.all([page.close(), seen.close()])
  })
})

/** The lines of expected.jsonl stand in the order of the three whole captures: 1, 3 and 4 messages. */
function belongs(line: Record<string, unknown>, name: string): boolean {
  const id = String(line.id)
  return id.startsWith({ '2022': '7182', '2024': '7339', '2026': '7628' }[name.slice(0, 4)] ?? '-')
}
