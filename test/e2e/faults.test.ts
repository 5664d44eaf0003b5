import type { Page } from 'playwright'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Launched, launch, openHistory } from './harness/index.ts'

const GONE = '导入失败。这一场在中途被删除'
const UNREACHABLE = '听弹没有响应'

let browser: Launched
let page: Page
/** What no one has caught in the page, promises too. */
let uncaught: string[] = []
beforeAll(async () => {
  browser = await launch({ voice: false })
})
afterAll(() => browser?.close())
beforeEach(async () => {
  await browser.startOver()
  page = await openHistory(browser)
  uncaught = []
  page.on('pageerror', error => uncaught.push(String(error)))
})

/** A session as a file of ours, of so many chats. */
function sessionFile(title: string, chats: number) {
  const session = { roomId: '7', webRid: 'a', title, anchor: 'b', origin: 'live', firstAt: 1, lastAt: 2 }
  const base = {
    type: 'chat',
    method: 'WebcastChatMessage',
    roomId: '7',
    time: 1,
    receivedAt: 1,
    segments: [],
  }
  const lines = Array.from({ length: chats }, (_, at) => {
    const user = { id: String(9000 + (at % 5000)), nickname: `听众${at % 5000}`, roles: [] }
    return JSON.stringify({
      entry: { n: at + 1, event: { ...base, id: String(at + 1), text: `第${at}句`, user } },
    })
  })
  const text = [JSON.stringify({ tingdan: 1, session }), ...lines].join('\n')
  return { name: 'a.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(text) }
}

const importInto = (file: ReturnType<typeof sessionFile>) =>
  page.getByLabel('导入').last().setInputFiles(file)

/** Imports a small session and goes back to the list. */
async function withSession(title: string): Promise<void> {
  await importInto(sessionFile(title, 3))
  await page.getByRole('link', { name: '回到所有场次' }).click()
  await page.getByRole('link', { name: title }).waitFor()
}

/** How many records of each table are there. */
function records(): Promise<Record<string, number>> {
  return page.evaluate(
    () =>
      new Promise<Record<string, number>>((resolve, reject) => {
        const opening = indexedDB.open('tingdan')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const db = opening.result
          const tables = ['sessions', 'packs', 'people', 'gifts', 'summaries', 'marks', 'frames']
          const reading = db.transaction(tables)
          const counts: Record<string, number> = {}
          for (const table of tables) {
            const counting = reading.objectStore(table).count()
            counting.onsuccess = () => {
              counts[table] = counting.result
            }
          }
          reading.oncomplete = () => {
            db.close()
            resolve(counts)
          }
        }
      }),
  )
}

/** Keeps everyone from writing to the database until the page is told to let go: what deletes has to wait. */
async function holdDatabase(): Promise<() => Promise<void>> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('tingdan')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const db = opening.result
          const sessions = db.transaction([...db.objectStoreNames], 'readwrite').objectStore('sessions')
          const again = () => {
            if (document.body.dataset.released) db.close()
            else sessions.count().onsuccess = again
          }
          sessions.count().onsuccess = () => {
            resolve()
            again()
          }
        }
      }),
  )
  return () =>
    page.evaluate(() => {
      document.body.dataset.released = 'yes'
    })
}

/** Asks for everything to be deleted; the dialog waits for the worker then. */
async function eraseAll(): Promise<void> {
  await page.getByRole('button', { name: '全部删除' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '全部删除' }).click()
}

test('an import whose session is deleted meanwhile says so, and nothing of it stays', async () => {
  await withSession('先来的')
  const release = await holdDatabase()
  await importInto(sessionFile('后来的', 3))
  // It has read the file, and waits to write the session; what deletes waits behind it.
  const bar = page.getByRole('progressbar')
  await expect
    .poll(() => bar.evaluate(one => Reflect.get(one, 'value') === Reflect.get(one, 'max')))
    .toBe(true)
  await eraseAll()
  await release()
  await page.getByRole('alert').filter({ hasText: GONE }).waitFor()
  await page.getByText('还没有历史').waitFor()
  expect(Object.values(await records())).toEqual([0, 0, 0, 0, 0, 0, 0])
  expect(uncaught).toEqual([])
})

test('a worker that dies while a dialog waits for it is asked again', async () => {
  await withSession('要删的')
  await browser.waitForWorker()
  const release = await holdDatabase()
  await eraseAll()
  const dialog = page.getByRole('dialog')
  await browser.killWorker()
  await release()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('还没有历史').waitFor()
  expect((await records()).sessions).toBe(0)
  expect(uncaught).toEqual([])
})

test('a worker that never answers is told in our words, and the dialog can be used again', async () => {
  await withSession('删不掉的')
  // A worker that is killed at each start answers so too, after half a minute for each time that it is asked.
  await page.evaluate(() => {
    const send = chrome.runtime.sendMessage
    const refuse = () =>
      Promise.reject(new Error('Could not establish connection. Receiving end does not exist.'))
    Object.assign(chrome.runtime, { sendMessage: refuse })
    document.body.addEventListener('answer', () => Object.assign(chrome.runtime, { sendMessage: send }))
  })
  await eraseAll()
  const told = page.getByRole('dialog').getByRole('alert')
  await told.waitFor()
  expect(await told.textContent()).toContain(UNREACHABLE)
  expect(await told.textContent()).not.toMatch(/[a-z]{3}/i)
  await page.evaluate(() => document.body.dispatchEvent(new Event('answer')))
  await page.getByRole('dialog').getByRole('button', { name: '全部删除' }).click()
  await page.getByText('还没有历史').waitFor()
  expect(uncaught).toEqual([])
})

test('a file that is not ours is told with its line, in our words', async () => {
  const file = sessionFile('坏的', 2)
  await importInto({ ...file, buffer: Buffer.from(`${file.buffer}\n{"entry":{"n":"3"}}`) })
  const told = page.getByRole('alert').filter({ hasText: '导入失败。第 4 行的 entry' })
  await told.waitFor()
  await importInto({ ...file, buffer: file.buffer.subarray(0, -9) })
  await page.getByRole('alert').filter({ hasText: '导入失败。第 3 行不是 JSON' }).waitFor()
  expect(uncaught).toEqual([])
})
