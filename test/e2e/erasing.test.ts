import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMessages } from '../room/messages.ts'
import { createPerson } from '../room/people.ts'
import { createRandom } from '../room/random.ts'
import { startServer } from '../room/server.ts'
import type { RoomServer } from '../room/types.ts'
import { type Launched, launch, openHistory, readEverything, readStored, until } from './harness/index.ts'

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

const NAME = '寻不着的人'
const ID = '7712345678901234567'

/** A room that goes on, in which a person has said, given and played a PK; the panel with its gifts and thanks beside it. */
async function lived(webRid: string) {
  const room = server.addRoom({
    webRid,
    title: '晚安电台',
    anchor: '糖糖',
    scene: null,
    page: { transport: 'socket' },
  })
  const make = createMessages({ seed: 31, roomId: room.roomId, anchor: '糖糖' })
  const user = createPerson(createRandom(webRid), '晚安团', { id: ID, nickname: NAME })
  const rose = { id: '165', name: '玫瑰', diamonds: 1, combo: true }
  const act = () => [
    make.chat({ text: '我在', user }),
    make.enterByShare({ user }),
    make.gift({ gift: rose, repeatCount: 3, groupId: 9, user }),
    make.battleStart({ rival: user }),
    make.chat({ text: '路过', user: { nickname: '路人' } }),
  ]
  const page = await openHistory(browser)
  const record = page.getByRole('switch', { name: '录制供回放' })
  if ((await record.getAttribute('aria-checked')) === 'false') await record.click()
  await browser.settingsStored()
  await browser.openRoom(room.url)
  await room.waitForClient()
  for (let turn = 0; turn < 3; turn++) room.push(act())
  // What came later would be of after the deletion.
  await until(
    () => readStored(page, room.roomId),
    ({ entries }) => entries.length === room.sent.length,
    20_000,
    ({ entries }) => `${entries.length} of ${room.sent.length} are stored`,
  )
  await until(
    () => readEverything(page),
    all => all.includes('玫瑰') && all.includes(NAME) && all.includes('\nframes '),
    20_000,
    () => 'nothing of the person is stored',
  )
  return {
    room,
    make,
    act,
    page,
    say: () => room.push([make.chat({ text: '还在', user: { nickname: '路人' } })]),
  }
}

/** Asks to delete the person on their session's page; resolves when the page has its answer. */
async function erase(page: Page, roomId: string): Promise<void> {
  await page.goto(browser.url(`archive.html#session=${roomId}`))
  await page.reload()
  await page.getByRole('tab', { name: '发言' }).click()
  await page.locator('.ranking li', { hasText: NAME }).hover()
  await page.getByRole('button', { name: `删除“${NAME}”的记录` }).click()
  await page.getByRole('dialog').getByRole('button', { name: '删除', exact: true }).click()
}

/** A file as text, whatever it is packed in. */
function textOf(file: Uint8Array): string {
  const isZip = file[0] === 0x50 && file[1] === 0x4b
  const parts = isZip ? Object.values(unzipSync(file)) : [file]
  return parts.map(part => new TextDecoder().decode(part)).join()
}

const isOf = (all: string) => all.includes(NAME) || all.includes(ID)

/** Every stored record that has the person in it. */
const recordsOf = async (page: Page) => (await readEverything(page)).split('\n').filter(isOf)

test('a person who is deleted from a room that goes on is in nothing that is stored, shown, or written next', async () => {
  const { room, page, say } = await lived('goes-on')
  const panel = await browser.openPage(browser.url(`sidepanel.html?room=${room.roomId}`), {
    width: 400,
    height: 800,
  })
  await panel.getByRole('button', { name: '礼物', exact: true }).first().click()
  await panel.getByRole('checkbox', { name: new RegExp(NAME) }).check()
  const other = await openHistory(browser, room.roomId)
  await other.getByText(NAME).first().waitFor()
  const thanked = () => page.evaluate(() => chrome.storage.local.get('thanked'))
  expect(JSON.stringify(await thanked())).toContain(ID)

  await erase(page, room.roomId)
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  expect(await recordsOf(page)).toEqual([])
  expect(JSON.stringify(await thanked())).not.toContain(ID)
  say()
  await until(
    () => readEverything(page),
    all => all.includes('还在'),
    20_000,
    () => 'the room does not go on',
  )
  expect(await recordsOf(page)).toEqual([])
  for (const shown of [panel, other, page]) await expect.poll(() => shown.content()).not.toContain(NAME)

  await browser.killWorker()
  say()
  await until(
    () => readEverything(page),
    all => all.split('还在').length > 2,
    20_000,
    () => 'the next worker does not go on',
  )
  expect(await recordsOf(page)).toEqual([])
  for (const open of [panel, other, page]) await open.close()
})

test('a worker that dies while it deletes is followed by one that ends it', async () => {
  const { room, page } = await lived('dies')
  // It dies at another moment each time: before it is asked, while it deletes, or when it is done.
  for (const wait of [0, 5, 10, 20, 40]) {
    if (!isOf(await readEverything(page))) break
    await erase(page, room.roomId)
    await page.waitForTimeout(wait)
    await browser.killWorker()
    const dialog = page.getByRole('dialog')
    const answered = dialog.waitFor({ state: 'hidden' }).then(() => true)
    const told = dialog.getByRole('alert').waitFor()
    const isDone = await Promise.race([answered, told.then(() => false)])
    for (const late of [answered, told]) late.catch(() => undefined)
    // The next worker may have ended it, so that the page closed the dialog before its own second request is answered.
    const isRequest = (record: string) => record.startsWith('erasing ')
    if (isDone) expect((await recordsOf(page)).filter(record => !isRequest(record))).toEqual([])
    // What was begun is ended without being asked for again; the rest was never begun.
    await until(
      () => readEverything(page),
      all => !all.split('\n').some(isRequest),
      30_000,
      () => 'still deleting',
    )
    if (isDone) expect(await recordsOf(page)).toEqual([])
  }
  if (isOf(await readEverything(page))) {
    await erase(page, room.roomId)
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  }
  expect(await recordsOf(page)).toEqual([])
  await page.close()
})

test('a file under code names has none of the people of the room, nor its anchor, in its name either', async () => {
  const { room, page } = await lived('exported')
  await page.goto(browser.url(`archive.html#session=${room.roomId}`))
  await page.reload()
  await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
  for (const format of [/Excel/, /CSV/, /文本/, /JSON/]) {
    await page.getByRole('button', { name: '导出', exact: true }).click()
    await page.getByRole('radio', { name: format }).check({ force: true })
    await page.getByRole('switch', { name: '昵称换成代号' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '保存文件' }).click()
    const saved = await download
    const text = textOf(readFileSync(await saved.path()))
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    for (const secret of [NAME, ID, '糖糖', '晚安电台'])
      expect(`${saved.suggestedFilename()} ${text}`).not.toContain(secret)
  }
  await page.close()
})
