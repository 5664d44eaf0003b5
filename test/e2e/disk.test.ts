import { join } from 'node:path'
import type { Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SessionRecord } from '../../lib/store/records.ts'
import { emptyTotals } from '../../lib/store/sessions.ts'
import { createMessages } from '../room/messages.ts'
import { startServer } from '../room/server.ts'
import type { RoomServer } from '../room/types.ts'
import { followSpeech, type Launched, launch, mountSmallDisk, readStored, until } from './harness/index.ts'

let server: RoomServer
let browser: Launched
const disk = mountSmallDisk(400)

beforeAll(async () => {
  server = await startServer()
  browser = await launch({
    chromiumArgs: server.chromiumArgs,
    ...(disk ? { disk: disk.folder } : {}),
  })
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
  disk?.unmount()
})

describe.skipIf(!disk)(`a full disk${disk ? '' : ' (skipped: no disk can be mounted here)'}`, () => {
  test('is told, stops neither feed nor speech, and leaves a gap once there is room again', async () => {
    const room = server.addRoom({ webRid: 'full', scene: null, page: { transport: 'socket' } })
    const make = createMessages({ seed: 31, roomId: room.roomId })
    const say = (text: string) => room.push([make.chat({ text, user: { nickname: '听众' } })])
    const roomPage = await browser.openRoom(room.url)
    await room.waitForClient()
    const panel = await browser.openPanel(room.roomId)
    const feed = panel.getByTestId('feed')
    const problem = panel.getByText('磁盘已满，新消息存不进历史。请清理磁盘或删除旧历史')
    say('满之前')
    await feed.getByText('满之前').waitFor()
    const page = await browser.openPage(browser.url('archive.html'))
    const spoken = await followSpeech(page)
    await until(
      () => readStored(page, room.roomId),
      ({ entries }) => entries.length === 1,
      20_000,
      ({ entries }) => `${entries.length} events`,
    )
    disk?.fill()
    let during = 0
    do {
      say(`满了${++during}。`)
      await feed.getByText(`满了${during}。`).waitFor()
      // The browser still has room of its own for the first few, or finds some.
      disk?.fill()
    } while (!(await problem.isVisible()) && during < 100)
    await problem.waitFor()
    say('满着也要念')
    // What the voice heard it cannot write down now: what was said is told by the worker.
    await spoken(({ spoken }) => spoken.some(text => text.includes('满着也要念')), 30_000)
    disk?.clear()
    let after = 0
    do {
      say(`有地方了${++after}。`)
      await feed.getByText(`有地方了${after}。`).waitFor()
    } while ((await problem.isVisible()) && after < 100)
    await problem.waitFor({ state: 'hidden' })
    const sent = 1 + during + 1 + after
    const { entries, marks } = await until(
      () => readStored(page, room.roomId),
      ({ entries }) => entries.at(-1)?.n === sent,
      20_000,
      ({ entries }) => `stored up to ${entries.at(-1)?.n} of ${sent}`,
    )
    const lost = marks.filter(({ kind }) => kind === 'unstored').reduce((sum, { count }) => sum + count, 0)
    expect(lost).toBeGreaterThan(0)
    expect(lost + entries.length).toBe(sent)
    await Promise.all([page.close(), panel.close(), roomPage.close()])
  })
})

describe.skipIf(!disk)('a worker that starts on a full disk', () => {
  test.each([
    ['is killed there', false],
    ['starts with the browser', true],
  ])(
    '%s: it stores again as soon as there is room, numbers go on, and nothing is lost without a mark',
    async (_, restarts) => {
      const small = mountSmallDisk(400)
      if (!small) return
      const profile = join(small.folder, 'profile')
      const options = { chromiumArgs: server.chromiumArgs, voice: false, profile }
      let own = await launch(options)
      try {
        const room = server.addRoom({
          webRid: `start-${restarts}`,
          scene: null,
          page: { transport: 'socket' },
        })
        const make = createMessages({ seed: 41, roomId: room.roomId })
        let sent = 0
        const say = async (feed: Locator) => {
          const text = `第${++sent}句。`
          room.push([make.chat({ text, user: { nickname: '听众' } })])
          await feed.getByText(text).waitFor()
        }
        const open = async () => {
          await own.openRoom(room.url)
          await room.waitForClient()
          const panel = await own.openPanel(room.roomId)
          return { panel, feed: panel.getByTestId('feed') }
        }
        let { panel, feed } = await open()
        for (let n = 0; n < 5; n++) await say(feed)
        await until(
          () => readStored(panel, room.roomId),
          ({ entries }) => entries.length === 5,
          30_000,
          ({ entries }) => `${entries.length} events`,
        )
        if (restarts) {
          await own.close()
          small.fill()
          own = await launch(options)
          ;({ panel, feed } = await open())
        } else {
          small.fill()
          await own.killWorker()
        }
        const problem = panel.getByText('磁盘已满，新消息存不进历史。请清理磁盘或删除旧历史')
        do {
          small.fill()
          await say(feed)
        } while (!(await problem.isVisible()) && sent < 100)
        // Another worker on the full disk: what the first has lost is not forgotten.
        await own.killWorker()
        for (let n = 0; n < 3; n++) await say(feed)
        await problem.waitFor()
        small.clear()
        do await say(feed)
        while ((await problem.isVisible()) && sent < 300)
        await problem.waitFor({ state: 'hidden' })
        const last = `第${sent}句。`
        const { entries, marks } = await until(
          () => readStored(panel, room.roomId),
          ({ entries }) => entries.some(({ event }) => event.type === 'chat' && event.text === last),
          30_000,
          ({ entries }) => `${entries.length} events, none the last`,
        )
        const numbers = entries.map(({ n }) => n)
        expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
        expect(numbers.slice(0, 5)).toEqual([1, 2, 3, 4, 5])
        const texts = entries.map(({ event }) => (event.type === 'chat' ? event.text : ''))
        expect(texts).toEqual([...new Set(texts)])
        const lost = marks
          .filter(({ kind }) => kind === 'unstored')
          .reduce((sum, { count }) => sum + count, 0)
        expect(lost).toBeGreaterThan(0)
        expect(lost + entries.length).toBe(sent)
      } finally {
        await own.close()
        small.unmount()
      }
    },
  )
})

describe('what has outlived', () => {
  const DAY = 86_400_000
  const session = (id: string, days: number, bytes: number, pinned = false): SessionRecord => {
    const at = Date.now() - days * DAY
    return {
      id,
      roomId: id,
      webRid: id,
      title: id,
      anchor: '',
      origin: 'live',
      firstAt: at,
      lastAt: at,
      n: 1,
      sealed: 1,
      totals: emptyTotals(),
      frames: 0,
      bytes,
      pinned,
    }
  }

  test('is thrown out by the worker, by age and by size, oldest first; what is pinned stays', async () => {
    const page = await browser.openPage(browser.url('archive.html'))
    await write(page, [
      session('old', 40, 1e6),
      session('old-pinned', 40, 1e6, true),
      // Together more than the 2 GB of the settings.
      session('large', 20, 1.5e9),
      session('large-pinned', 10, 1e9, true),
      session('young', 1, 0.9e9),
    ])
    await browser.killWorker()
    const panel = await browser.openPanel()
    const mine = /^(old|large|young)/
    const left = await until(
      () => ids(page, 'sessions', 'id'),
      all => !all.includes('old') && !all.includes('large'),
      20_000,
      all => `there are ${all}`,
    )
    const stay = ['large-pinned', 'old-pinned', 'young']
    expect(left.filter(id => mine.test(id)).sort()).toEqual(stay)
    expect((await ids(page, 'people', 'session')).filter(id => mine.test(id)).sort()).toEqual(stay)
    await Promise.all([page.close(), panel.close()])
  })
})

/** Puts sessions into the database, each with a person in it. */
async function write(page: Page, sessions: SessionRecord[]): Promise<void> {
  await page.evaluate(
    sessions =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('tingdan')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const db = opening.result
          const writing = db.transaction(['sessions', 'people'], 'readwrite')
          for (const session of sessions) {
            writing.objectStore('sessions').put(session)
            writing
              .objectStore('people')
              .put({ session: session.id, person: '1', id: '1', diamonds: 1, chats: 1 })
          }
          writing.onabort = () => reject(writing.error)
          writing.oncomplete = () => {
            db.close()
            resolve()
          }
        }
      }),
    sessions,
  )
}

/** One field of all records of a table. */
function ids(page: Page, table: string, field: string): Promise<string[]> {
  return page.evaluate(
    ([table, field]) =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('tingdan')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const db = opening.result
          const reading = db.transaction(table).objectStore(table).getAll()
          reading.onerror = () => reject(reading.error)
          reading.onsuccess = () => {
            db.close()
            resolve(reading.result.map(record => record[field]))
          }
        }
      }),
    [table, field] as const,
  )
}
