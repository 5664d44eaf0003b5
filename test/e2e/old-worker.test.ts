import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMessages } from '../room/messages.ts'
import { startServer } from '../room/server.ts'
import type { RoomServer } from '../room/types.ts'
import { BUILD } from './harness/extension.ts'
import { type Launched, launch, readStored, until } from './harness/index.ts'
import { buildUnderTest, renewed, workerBuild } from './harness/worker-build.ts'

const OLDER = '0.1.0+older'
const folder = mkdtempSync(join(tmpdir(), 'tingdan-older-'))
const extension = join(folder, 'extension')

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
    if (bytes.includes(buildUnderTest()))
      writeFileSync(path, bytes.replaceAll(buildUnderTest(), OLDER), 'latin1')
  }
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
  await renewed(launched)
  page = await launched.openPage(launched.url('archive.html'))
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
