import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Entry } from '../../lib/model/entry.ts'
import { createMessages } from '../room/messages.ts'
import { startServer } from '../room/server.ts'
import type { RoomServer, SimulatedRoom } from '../room/types.ts'
import { faultsOf } from './harness/faults.ts'
import {
  followSpeech,
  isSilent,
  type Launched,
  launch,
  openHistory,
  readStored,
  until,
} from './harness/index.ts'

/** What is said in the room that is recorded: some seconds of chats and gifts. */
const LINES = 24
const BETWEEN_MS = 250

let server: RoomServer
let browser: Launched
let room: SimulatedRoom
let recorded: Entry[]

/** Records a room that talks for a while, with the voice off, and closes its page. */
beforeAll(async () => {
  server = await startServer()
  browser = await launch({ chromiumArgs: server.chromiumArgs })
  const page = await openHistory(browser)
  await browser.storeSettings({ speech: { on: false }, history: { frames: true } })
  room = server.addRoom({ webRid: 'replayed', title: '晚安电台', anchor: '糖糖', scene: null })
  const make = createMessages({ seed: 12, roomId: room.roomId, anchor: '糖糖' })
  const roomPage = await browser.openRoom(room.url)
  await room.waitForClient()
  const rose = { id: '165', name: '玫瑰', diamonds: 1, combo: true }
  for (let n = 1; n <= LINES; n++) {
    const at = Date.now()
    room.push([
      make.chat({ text: `第${n}句话`, user: { nickname: `听众${n}` } }),
      make.gift({ gift: rose, repeatCount: n, groupId: 7, user: { id: '77', nickname: '阔气的人' } }),
    ])
    await new Promise(resolve => setTimeout(resolve, Math.max(0, at + BETWEEN_MS - Date.now())))
  }
  const stored = await until(
    () => readStored(page, room.roomId),
    ({ entries }) => entries.length === 2 * LINES,
    20_000,
    ({ entries }) => `${entries.length} events are stored`,
  )
  recorded = stored.entries
  await roomPage.close()
  await page.close()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const bar = (page: Page) => page.getByRole('region', { name: '回放' })
const button = (page: Page, name: string) => bar(page).getByRole('button', { name })
const speed = (page: Page, name: string) => bar(page).getByRole('radio', { name }).check({ force: true })
const rows = (panel: Page) => panel.getByTestId('feed').locator('[data-event-id]')

async function startReplay(): Promise<{ page: Page; roomId: string }> {
  const page = await openHistory(browser, room.roomId)
  await page.getByRole('button', { name: '回放', exact: true }).click()
  const roomId = (await bar(page).getAttribute('data-room-id')) ?? ''
  return { page, roomId }
}

/** Every record in the database and all settings, as text: whatever is looked for in it is kept or is not. */
function everythingStored(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>(resolve => {
      const opening = indexedDB.open('tingdan')
      opening.onsuccess = () => resolve(opening.result)
    })
    const all: unknown[] = [await chrome.storage.local.get()]
    for (const table of db.objectStoreNames) {
      all.push(
        await new Promise<unknown[]>(resolve => {
          const reading = db.transaction(table).objectStore(table).getAll()
          reading.onsuccess = () => resolve(reading.result)
        }),
      )
    }
    db.close()
    return JSON.stringify(all, (_, value) => (typeof value === 'bigint' ? String(value) : value))
  })
}

test('a replay as fast as it goes gives the entries that were heard live, is marked everywhere, and leaves nothing', async () => {
  const { page, roomId } = await startReplay()
  await button(page, '暂停回放').click()
  const panel = await browser.openPanel()
  await panel.locator('.room-title .replay-mark').waitFor()
  await panel.getByText(/正在回放 .* 的录制/).waitFor()
  const overlay = await browser.openPage(browser.url('overlay.html'))
  await overlay.locator('.replay-mark').waitFor()
  const seen = await browser.collectEvents(roomId)
  await speed(page, '最快')
  await button(page, '继续回放').click()
  await bar(page).getByText('已放完').waitFor()
  expect(await seen.waitFor(all => all.length === recorded.length)).toEqual(recorded)
  expect(seen.problems()).toEqual([])
  await expect.poll(() => seen.rooms.get(roomId)?.replay?.state).toBe('ended')
  expect(seen.rooms.get(roomId)).toMatchObject({
    replay: { session: room.roomId, speed: 'fast' },
    totals: { gifts: LINES },
  })
  await rows(panel)
    .filter({ hasText: `第${LINES}句话` })
    .waitFor()
  expect(await page.evaluate(() => chrome.action.getBadgeText({}))).toBe('▶')
  expect(await everythingStored(page)).not.toContain(roomId)
  const { entries, session } = await readStored(page, room.roomId)
  expect(entries).toEqual(recorded)
  expect(session?.n).toBe(recorded.length)
  await button(page, '停止回放').click()
  await expect.poll(() => panel.locator('.replay-mark').count()).toBe(0)
  await expect.poll(() => page.evaluate(() => chrome.action.getBadgeText({}))).toBe('')
  expect(await everythingStored(page)).not.toContain(roomId)
  await Promise.all([page.close(), panel.close(), overlay.close(), seen.close()])
})

test('the worker dies in a replay: it goes on from where it was, with each entry once', async () => {
  const { page, roomId } = await startReplay()
  // At once: a busy machine takes longer for what follows than the replay does.
  await button(page, '暂停回放').click()
  await button(page, '继续回放').waitFor()
  const seen = await browser.collectEvents(roomId)
  await browser.killWorker()
  await bar(page).getByText('正在恢复回放').waitFor()
  await bar(page).getByText('已暂停').waitFor()
  await button(page, '继续回放').click()
  await seen.waitFor(all => all.length >= 10)
  await browser.killWorker()
  await bar(page).getByText('已放完').waitFor()
  expect(await seen.waitFor(all => all.length === recorded.length)).toEqual(recorded)
  expect(seen.problems()).toEqual([])
  await Promise.all([page.close(), seen.close()])
})

test('a replay is read aloud only where that is asked for, then to its last words, and no more once it is stopped', async () => {
  await browser.allowLateSpeech()
  const before = (await browser.heard()).length
  const { page, roomId } = await startReplay()
  const seen = await browser.collectEvents(roomId)
  await speed(page, '4×')
  await bar(page).getByText('已放完').waitFor()
  expect((await browser.heard()).slice(before)).toEqual([])
  await bar(page).getByRole('switch', { name: '朗读回放' }).click()
  await button(page, '重新回放').click()
  await bar(page).getByText('已放完').waitFor()
  const heard = await browser.voice.waitFor(all => all.some(({ text }) => text === '听众24说：第二十四句话'))
  expect(heard[before]?.text).toBe('听众1说：第一句话')
  await button(page, '重新回放').click()
  await browser.voice.waitFor(all => all.filter(({ text }) => text === '听众2说：第二句话').length === 2)
  await button(page, '停止回放').click()
  const speech = await followSpeech(page)
  await speech(isSilent)
  const last = (await browser.heard()).at(-1)
  expect(last?.ended).not.toBe('speaking')
  await Promise.all([page.close(), seen.close()])
})

test('is worked by the keyboard: paused, moved, made faster and stopped', async () => {
  const { page, roomId } = await startReplay()
  const seen = await browser.collectEvents(roomId)
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
  expect(await focused()).toBe('暂停回放')
  await page.keyboard.press('Space')
  await button(page, '继续回放').waitFor()
  await bar(page).getByRole('slider', { name: '回放进度' }).focus()
  await page.keyboard.press('End')
  await seen.waitFor(all => all.length > LINES)
  await bar(page).getByText('已暂停').waitFor()
  await bar(page).getByRole('radio', { name: '1×' }).focus()
  await page.keyboard.press('ArrowRight')
  expect(await bar(page).getByRole('radio', { name: '4×' }).isChecked()).toBe(true)
  await button(page, '停止回放').focus()
  await page.keyboard.press('Enter')
  await bar(page).waitFor({ state: 'detached' })
  await Promise.all([page.close(), seen.close()])
})

test('is accessible, in light and dark', async () => {
  const { page, roomId } = await startReplay()
  const panel = await browser.openPanel(roomId)
  await panel.locator('.room-title .replay-mark').waitFor()
  for (const one of [page, panel]) expect(await faultsOf(one)).toEqual([])
  await page.close()
  await expect.poll(() => panel.locator('.replay-mark').count()).toBe(0)
  await panel.close()
})

test('a session that is deleted is not replayed on', async () => {
  const { page, roomId } = await startReplay()
  const seen = await browser.collectEvents(roomId)
  await seen.waitFor(all => all.length > 0)
  await page.locator('.page-head').getByRole('button', { name: '删除', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: '删除', exact: true }).click()
  await bar(page).waitFor({ state: 'detached' })
  await expect.poll(async () => (await everythingStored(page)).includes(room.roomId)).toBe(false)
  await Promise.all([page.close(), seen.close()])
})
