import { readFileSync } from 'node:fs'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decodeFrame } from '../../lib/protocol/decode.ts'
import { splitFrames } from '../room/envelope.ts'
import { createMessages } from '../room/messages.ts'
import { createPerson } from '../room/people.ts'
import { createRandom } from '../room/random.ts'
import { startServer } from '../room/server.ts'
import type { RoomServer } from '../room/types.ts'
import { faultsOf } from './harness/faults.ts'
import { actAtOnce, type Launched, launch, openHistory, readStored, until } from './harness/index.ts'

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

const rows = (page: Page) => page.getByTestId('events').locator('[data-event-id]')

describe('what is kept', () => {
  test('a socket that closed and came back stands in the session as a gap', async () => {
    const room = server.addRoom({ webRid: 'gap', scene: null, page: { transport: 'socket' } })
    const make = createMessages({ seed: 8, roomId: room.roomId })
    const roomPage = await browser.openRoom(room.url)
    await room.waitForClient()
    room.push([make.chat({ text: '断线之前' })])
    const page = await openHistory(browser)
    const kinds = async () => (await readStored(page, room.roomId)).marks.map(({ kind }) => kind)
    await until(
      kinds,
      all => all.includes('opened'),
      30_000,
      all => `marks: ${all}`,
    )
    room.dropSockets()
    await until(
      kinds,
      all => all.filter(kind => kind === 'opened').length === 2,
      20_000,
      all => `marks: ${all}`,
    )
    expect(await kinds()).toEqual(['opened', 'closed', 'opened'])
    await page.close()
    await roomPage.close()
  })

  test('the switch keeps nothing: no event, no person, no gap', async () => {
    const page = await openHistory(browser)
    const keep = page.getByRole('switch', { name: '保存历史' })
    await keep.click()
    await expect.poll(() => keep.getAttribute('aria-checked')).toBe('false')
    await browser.settingsStored()
    const room = server.addRoom({ webRid: 'off', scene: null, page: { transport: 'socket' } })
    const make = createMessages({ seed: 9, roomId: room.roomId })
    const roomPage = await browser.openRoom(room.url)
    await room.waitForClient()
    const seen = await browser.collectEvents(room.roomId)
    room.push([make.chat({ text: '不要记' })])
    await seen.waitFor(all => all.length > 0)
    room.dropSockets()
    await until(
      async () => room.served.sockets,
      sockets => sockets > 1,
      20_000,
      () => 'no second socket',
    )
    room.push([make.chat({ text: '也不要记' })])
    await seen.waitFor(all => all.length > 1)
    await keep.click()
    const stored = await until(
      async () => {
        // The worker hears of the switch some time after the page.
        room.push([make.chat({ text: '这条要记' })])
        return readStored(page, room.roomId)
      },
      ({ entries }) => entries.length > 0,
      30_000,
      () => 'nothing is kept again',
    )
    const texts = stored.entries.map(({ event }) => event.type === 'chat' && event.text)
    expect([...new Set(texts)]).toEqual(['这条要记'])
    expect(stored.marks).toEqual([])
    await Promise.all([page.close(), roomPage.close(), seen.close()])
  })
})

test('frames are recorded as they came where that is asked for, and saved as a file', async () => {
  const page = await openHistory(browser)
  const record = page.getByRole('switch', { name: '录制供回放' })
  await record.click()
  await expect.poll(() => record.getAttribute('aria-checked')).toBe('true')
  await browser.settingsStored()
  const room = server.addRoom({ webRid: 'recorded', scene: null })
  const make = createMessages({ seed: 12, roomId: room.roomId })
  const roomPage = await browser.openRoom(room.url)
  await room.waitForClient()
  const texts = ['原样一', '原样二', '原样三']
  for (const text of texts) room.push([make.chat({ text })])
  await until(
    () => readStored(page, room.roomId),
    ({ entries }) => entries.length === 3,
    20_000,
    ({ entries }) => `${entries.length} events`,
  )
  await record.click()
  await page.goto(browser.url(`archive.html#session=${room.roomId}`))
  await page.reload()
  const blanked = await saveRecording(page)
  expect(chatsOf(blanked)).toEqual(['某某某', '某某某', '某某某'])
  const file = await saveRecording(page, false)
  expect(chatsOf(file)).toEqual(texts)
  await page.getByRole('link', { name: '回到所有场次' }).click()
  await page
    .getByLabel('导入')
    .last()
    .setInputFiles({ name: 'a.frames.gz', mimeType: 'application/gzip', buffer: file.subarray(0, -9) })
  await page.getByRole('alert').filter({ hasText: '导入失败。文件损坏或不完整' }).waitFor()
  await page
    .getByLabel('导入')
    .last()
    .setInputFiles({ name: 'a.frames.gz', mimeType: 'application/gzip', buffer: file })
  await expect.poll(() => page.url()).not.toContain(room.roomId)
  await expect.poll(() => rows(page).count()).toBe(3)
  await page.getByText('已导入', { exact: true }).waitFor()
  const imported = decodeURIComponent(new URL(page.url()).hash.replace('#session=', ''))
  const [before, after] = [await readStored(page, room.roomId), await readStored(page, imported)]
  expect(after.entries).toEqual(before.entries)
  expect(after.marks.map(({ kind, at }) => [kind, at])).toEqual(
    before.marks.map(({ kind, at }) => [kind, at]),
  )
  await Promise.all([page.close(), roomPage.close()])
})

/** Saves the recording of the session that is open, as a download: the picker is the browser's own window. */
async function saveRecording(page: Page, blank = true): Promise<Buffer> {
  await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
  await page.getByRole('button', { name: '导出录制' }).click()
  if (!blank) await page.getByRole('switch', { name: '隐去昵称和内容' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '保存文件' }).click()
  const path = await (await download).path()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  return readFileSync(path)
}

/** Each text that is said in a recording, once for each message. */
function chatsOf(file: Buffer): string[] {
  const events = splitFrames('a.frames.gz', file).flatMap(
    frame => decodeFrame(frame, { roomId: '7', receivedAt: 0 }).events,
  )
  const chats = new Map(events.flatMap(event => (event.type === 'chat' ? [[event.id, event.text]] : [])))
  return [...chats.values()]
}

describe('the history page', () => {
  /** A session with some of everything, whose page is closed. */
  async function session(webRid: string) {
    const room = server.addRoom({
      webRid,
      title: '晚安电台',
      anchor: '糖糖',
      scene: null,
      page: { transport: 'socket' },
    })
    const make = createMessages({ seed: 20, roomId: room.roomId, anchor: '糖糖' })
    const roomPage = await browser.openRoom(room.url)
    await room.waitForClient()
    const people = [0, 1, 2, 3, 4].map(n =>
      createPerson(createRandom(`${webRid}/${n}`), '晚安团', { nickname: `听众${n}` }),
    )
    const rose = { id: '165', name: '玫瑰', diamonds: 1, combo: false }
    for (let turn = 0; turn < 6; turn++) {
      for (const [at, user] of people.entries()) {
        const n = turn * people.length + at
        room.push([
          make.chat({ text: n % 3 ? `第${n}句` : '这个多少钱？', user }),
          make.gift({ gift: rose, repeatEnd: true, user: { nickname: '阔气的人' } }),
        ])
      }
    }
    const page = await openHistory(browser)
    await until(
      () => readStored(page, room.roomId),
      ({ entries }) => entries.length === 60,
      20_000,
      ({ entries }) => `${entries.length} events`,
    )
    await roomPage.close()
    return { room, page }
  }

  test('from the list to a session, and from each number to its events', async () => {
    const { page } = await session('page-a')
    await page.reload()
    await page.getByRole('link', { name: '晚安电台' }).first().click()
    await expect.poll(() => rows(page).count()).toBe(60)
    await page.getByRole('button', { name: /^礼物 30/ }).click()
    await expect.poll(() => rows(page).count()).toBe(30)
    expect(await rows(page).first().getAttribute('data-event-type')).toBe('gift')
    await page
      .getByRole('button', { name: /阔气的人/ })
      .first()
      .click()
    await expect.poll(() => page.getByRole('combobox', { name: /搜索/ }).inputValue()).toMatch(/type:gift/)
    await page.getByRole('tab', { name: '提问' }).click()
    await page.getByRole('button', { name: '这个多少钱' }).click()
    await expect.poll(() => rows(page).count()).toBe(10)
    await page.getByRole('tab', { name: '热词' }).click()
    await page.locator('.cloud').getByRole('button').first().waitFor()
    await page.getByRole('tab', { name: '新观众' }).press('ArrowLeft')
    await page.getByRole('button', { name: '本场总结' }).click()
    const recap = page.getByRole('dialog')
    await recap.getByRole('region', { name: '送礼' }).getByText('1 钻 · 未感谢').first().waitFor()
    await recap.getByRole('region', { name: '还没回答的问货' }).getByText('这个多少钱').waitFor()
    // The picker is the browser's own window; without it the file comes by download.
    await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
    const picture = page.waitForEvent('download')
    await recap.getByRole('button', { name: '保存为图片' }).click()
    const bytes = readFileSync(await (await picture).path())
    expect(bytes.subarray(1, 4).toString()).toBe('PNG')
    await page.getByRole('link', { name: '回到所有场次' }).click()
    await page.getByRole('table').waitFor()
    await page.getByRole('combobox', { name: /搜索/ }).fill('多少钱')
    await expect.poll(() => rows(page).count()).toBeGreaterThanOrEqual(10)
    await page.close()
  })

  test('what is shown is saved as a file, and comes back from it', async () => {
    const { page } = await session('page-b')
    await page.reload()
    await page.getByRole('link', { name: '晚安电台' }).first().click()
    await expect.poll(() => rows(page).count()).toBe(60)
    // The picker is the browser's own window; without it the file comes by download.
    await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
    const save = async (format: string) => {
      await page.getByRole('button', { name: '导出', exact: true }).click()
      await page.getByRole('radio', { name: format }).check({ force: true })
      await expect.poll(() => page.getByRole('region', { name: '预览' }).textContent()).not.toBe('')
      const download = page.waitForEvent('download')
      await page.getByRole('button', { name: '保存文件' }).click()
      const file = await (await download).path()
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
      return file
    }
    await page.getByRole('combobox', { name: /搜索/ }).fill('阔气')
    await expect.poll(() => rows(page).count()).toBe(30)
    await page.getByRole('button', { name: '导出' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('共 30 条').waitFor()
    await dialog.getByRole('radio', { name: /现在筛出来的：.*阔气/ }).waitFor()
    await dialog.getByRole('radio', { name: '全部' }).check()
    await dialog.getByText('共 60 条').waitFor()
    await dialog.getByRole('checkbox', { name: /^礼物/ }).uncheck()
    await dialog.getByText('共 30 条').waitFor()
    await expect.poll(() => dialog.getByRole('row').count()).toBe(13)
    await dialog.getByRole('columnheader', { name: '内容' }).waitFor()
    await dialog.getByRole('checkbox', { name: '全选' }).check()
    await dialog.getByText('共 60 条').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('combobox', { name: /搜索/ }).fill('')
    await expect.poll(() => rows(page).count()).toBe(60)
    for (const format of [/Excel/, /CSV/, /文本/, /ASS/, /XML/]) {
      expect(readFileSync(await save(format.source)).length).toBeGreaterThan(500)
    }
    const lines = readFileSync(await save('JSON Lines'), 'utf8')
      .trim()
      .split('\n')
    expect(lines.filter(line => line.startsWith('{"entry"'))).toHaveLength(60)
    await page.getByRole('link', { name: '回到所有场次' }).click()
    // The rows of the session that is being left are as many as those of the one that comes.
    await page.getByRole('table').waitFor()
    const file = { name: 'a.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(lines.join('\n')) }
    await page.getByLabel('导入').last().setInputFiles(file)
    await page.waitForURL(/#session=/)
    await expect.poll(() => rows(page).count()).toBe(60)
    await page.getByText('已导入', { exact: true }).waitFor()
    await page.close()
  })

  test('asks before it deletes, in a dialog that nothing scrolls, and shows its place while it loads', async () => {
    const { page } = await session('page-d')
    await page.addInitScript(() => {
      // It never answers.
      if (location.hash === '#slow') Worker.prototype.postMessage = () => {}
    })
    await page.goto(browser.url('archive.html'))
    await page.setViewportSize({ width: 360, height: 700 })
    await page.getByRole('button', { name: '删除', exact: true }).first().click()
    const dialog = page.getByRole('dialog')
    const over = () =>
      dialog.evaluate(({ scrollWidth, clientWidth, scrollHeight, clientHeight }) => [
        scrollWidth - clientWidth,
        scrollHeight - clientHeight,
      ])
    expect(await over()).toEqual([0, 0])
    // Asked for again before the browser tells that the dialog has closed, it stays.
    await page.evaluate(actAtOnce, ['click dialog .tool', 'click .actions .icon-button:last-of-type'])
    expect(await dialog.isVisible()).toBe(true)
    await dialog.getByRole('button', { name: '取消' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.goto('about:blank')
    await page.goto(browser.url('archive.html#slow'))
    await page.locator('.skeleton').waitFor()
    await page.close()
  })

  test('the crosshair stays where it is while the session goes on', async () => {
    const { room, page } = await session('page-live')
    const make = createMessages({ seed: 21, roomId: room.roomId })
    await browser.openRoom(room.url)
    await room.waitForClient()
    await page.goto(browser.url(`archive.html#session=${room.roomId}`))
    await page.reload()
    await page.locator('.u-over').hover({ position: { x: 20, y: 40 } })
    const line = page.locator('.u-cursor-x')
    const place = async () => ({ hidden: await line.isHidden(), ...(await line.boundingBox()) })
    const before = await place()
    expect(before.hidden).toBe(false)
    room.push([make.chat({ text: '还在播' })])
    await page.getByRole('button', { name: '消息 61' }).waitFor()
    expect(await place()).toEqual(before)
    for (const name of ['消息/分钟', '钻石/分钟', '点赞/分钟', '在线'])
      await page.locator('.u-legend').getByText(name, { exact: true }).waitFor()
    await page.close()
  })

  test('a person, a session and everything are deleted when asked', async () => {
    const { room, page } = await session('page-c')
    await page.goto(browser.url(`archive.html#session=${room.roomId}`))
    await page.reload()
    await page.getByRole('tab', { name: '发言' }).click()
    await page.locator('.ranking li', { hasText: '听众0' }).hover()
    await page.getByRole('button', { name: '删除“听众0”的记录' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '删除', exact: true }).click()
    await expect.poll(() => rows(page).count()).toBe(54)
    expect(JSON.stringify(await readStored(page, room.roomId))).not.toContain('听众0')
    await page.getByRole('button', { name: '删除', exact: true }).first().click()
    await page.getByRole('dialog').getByRole('button', { name: '删除', exact: true }).click()
    await page.getByRole('table').waitFor()
    expect((await readStored(page, room.roomId)).entries).toEqual([])
    await page.getByRole('button', { name: '全部删除' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '全部删除' }).click()
    await page.getByText('还没有历史').waitFor()
    await page.close()
  })

  test('is accessible, in light and dark', async () => {
    const { room, page } = await session('page-looked-at')
    await page.reload()
    await page.getByRole('table').waitFor()
    const check = async () => {
      expect(await faultsOf(page)).toEqual([])
    }
    await check()
    await page.goto(browser.url(`archive.html#session=${room.roomId}`))
    await rows(page).first().waitFor()
    await check()
    await page.getByRole('tab', { name: '热词' }).click()
    await page.locator('.cloud').getByRole('button').first().waitFor()
    await check()
    await page.getByRole('button', { name: '导出', exact: true }).click()
    await page.getByRole('dialog').waitFor()
    await check()
    await page.close()
  })
})
