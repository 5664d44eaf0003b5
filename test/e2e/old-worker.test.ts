import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PANEL_PORT } from '../../lib/messages/panel.ts'
import { createMessages } from '../room/messages.ts'
import { startServer } from '../room/server.ts'
import type { RoomServer } from '../room/types.ts'
import { BUILD } from './harness/extension.ts'
import { type Launched, launch, readStored, until } from './harness/index.ts'

const OLDER = '0.1.0+older'
const folder = mkdtempSync(join(tmpdir(), 'tingdan-older-'))
const extension = join(folder, 'extension')
const build = () => readFileSync(join(BUILD, 'build.txt'), 'utf8')

let server: RoomServer
let browser: Launched | undefined

beforeAll(async () => {
  server = await startServer()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

/** Puts the files of an older build where the extension lies: the same, but for what they tell of themselves. */
function layOlder(): void {
  cpSync(BUILD, extension, { recursive: true })
  for (const file of readdirSync(extension, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue
    const path = join(file.parentPath, file.name)
    const bytes = readFileSync(path, 'latin1')
    if (bytes.includes(build())) writeFileSync(path, bytes.replaceAll(build(), OLDER), 'latin1')
  }
}

/** The build that the worker tells a page. */
function workerBuild(page: Page): Promise<string> {
  return page.evaluate(
    name =>
      new Promise<string>((resolve, reject) => {
        const port = chrome.runtime.connect({ name })
        port.onMessage.addListener(message => {
          resolve(String(message.build))
          port.disconnect()
        })
        port.onDisconnect.addListener(() => reject(new Error('the worker went away')))
        // A Port that is opened while the extension reloads may hang.
        setTimeout(() => reject(new Error('no answer')), 5000)
      }),
    PANEL_PORT,
  )
}

test('new files under a browser that goes on with the old worker: it reloads the extension, and what comes is kept', async () => {
  layOlder()
  browser = await launch({ extension, chromiumArgs: server.chromiumArgs, voice: false })
  const launched = browser
  const room = server.addRoom({ webRid: 'older', scene: null, page: { transport: 'socket' } })
  const make = createMessages({ seed: 51, roomId: room.roomId })
  const roomPage = await launched.openRoom(room.url)
  await room.waitForClient()
  let page = await launched.openPage(launched.url('archive.html'))
  expect(await workerBuild(page)).toBe(OLDER)
  const before = Array.from({ length: 5 }, (_, n) => `换文件之前 ${n}`)
  for (const text of before) room.push([make.chat({ text })])
  await until(
    () => readStored(page, room.roomId),
    ({ entries }) => entries.length === before.length,
    30_000,
    ({ entries }) => `${entries.length} events`,
  )

  cpSync(BUILD, extension, { recursive: true })
  // A page of the new build tells its own, and goes with the reload: then another is opened.
  await launched.openPanel().catch(() => undefined)
  const read = async () => {
    try {
      return await workerBuild(page)
    } catch (error) {
      await page.close().catch(() => undefined)
      page = await launched.openPage(launched.url('archive.html')).catch(() => page)
      return String(error)
    }
  }
  await until(
    read,
    told => told === build(),
    60_000,
    told => `the worker is ${told}`,
  )
  await roomPage.reload()
  await room.waitForClient()
  const after = Array.from({ length: 5 }, (_, n) => `换文件之后 ${n}`)
  for (const text of after) room.push([make.chat({ text })])
  const all = [...before, ...after]
  const { entries } = await until(
    () => readStored(page, room.roomId),
    ({ entries }) => entries.length >= all.length,
    60_000,
    ({ entries }) => `${entries.length} events`,
  )
  expect(entries.map(({ n }) => n)).toEqual(entries.map((_, at) => at + 1))
  expect(entries.map(({ event }) => (event.type === 'chat' ? event.text : ''))).toEqual(all)
})
