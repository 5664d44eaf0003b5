import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMessages } from '../room/messages.ts'
import { startServer } from '../room/server.ts'
import type { RoomServer } from '../room/types.ts'
import { type Launched, launch, openHistory, readStored, until } from './harness/index.ts'

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

/** A room that was heard: so many chats, each a pack of its own. */
async function hear(webRid: string, chats: number) {
  const room = server.addRoom({ webRid, scene: null, page: { transport: 'socket' } })
  const make = createMessages({ seed: 61, roomId: room.roomId })
  const page = await browser.openRoom(room.url)
  await room.waitForClient()
  const panel = await browser.openPanel(room.roomId)
  const say = async (text: string) => {
    room.push([make.chat({ text })])
    await panel.getByTestId('feed').getByText(text).waitFor()
  }
  for (let n = 1; n <= chats; n++) {
    await say(`${webRid} 第${n}句。`)
    await until(
      () => readStored(panel, room.roomId),
      ({ entries }) => entries.length === n,
      30_000,
      ({ entries }) => `${entries.length} of ${n} are stored`,
    )
  }
  return { id: room.roomId, say, page, panel }
}

/** Cuts half of a session's second pack off, and makes its sums something else. */
function damage(page: Page, session: string): Promise<void> {
  return page.evaluate(
    session =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('tingdan')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const db = opening.result
          const writing = db.transaction(['packs', 'summaries'], 'readwrite')
          const packs = writing.objectStore('packs').getAll()
          packs.onsuccess = () => {
            const [, pack] = packs.result.filter(one => one.session === session)
            writing.objectStore('packs').put({ ...pack, bytes: pack.bytes.slice(0, pack.bytes.length / 2) })
          }
          writing.objectStore('summaries').put({ session, minutes: '?', kinds: 7 })
          writing.onabort = () => reject(writing.error)
          writing.oncomplete = () => {
            db.close()
            resolve()
          }
        }
      }),
    session,
  )
}

test('a damaged session hides no other, says what cannot be read, and goes on; what is damaged is taken out', async () => {
  const whole = await hear('whole', 2)
  const broken = await hear('broken', 4)
  await damage(broken.panel, broken.id)
  await browser.killWorker()
  // The room goes on behind what it had, and tells.
  await broken.say('坏了以后')
  await broken.panel.getByText('这个直播间的历史有一部分损坏').waitFor()
  const page = await openHistory(browser)
  const rows = page.locator('table.sessions tbody tr')
  await expect.poll(() => rows.count()).toBe(2)
  await expect.poll(() => page.getByRole('button', { name: '删除', exact: true }).count()).toBe(2)
  await expect.poll(() => page.getByText('部分损坏').count()).toBe(1)
  await page.goto(browser.url(`archive.html#session=${broken.id}`))
  const told = page.getByText('有 1 条消息无法读取')
  await told.waitFor()
  const events = page.getByTestId('events')
  await events.getByText('broken 第1句。').waitFor()
  await events.getByText('broken 第4句。').waitFor()
  await page.getByRole('button', { name: '移除损坏的部分' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '移除损坏的部分' }).click()
  await told.waitFor({ state: 'detached' })
  await broken.say('取掉以后')
  const { entries, marks } = await until(
    () => readStored(page, broken.id),
    ({ entries }) => entries.length === 5,
    30_000,
    ({ entries }) => `${entries.length} events`,
  )
  expect(entries.map(({ n }) => n)).toEqual([1, 3, 4, 5, 6])
  expect(marks).toContainEqual(expect.objectContaining({ kind: 'damaged', count: 1 }))
  const pages = [page, whole.page, whole.panel, broken.page, broken.panel]
  await Promise.all(pages.map(one => one.close()))
})
