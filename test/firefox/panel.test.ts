import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PAGE_EVENT } from '../../lib/model/page-event.ts'
import { previewDetail } from '../../lib/settings-page/obs-preview.ts'
import { createMessages } from '../room/messages.ts'
import { createPerson } from '../room/people.ts'
import { createRandom } from '../room/random.ts'
import { startServer } from '../room/server.ts'
import type { RoomServer, SimulatedRoom } from '../room/types.ts'
import { httpServer } from '../unit/outlets/server.ts'
import { type Firefox, launchFirefox } from './harness/launch.ts'
import { DrivenPage } from './harness/panel.ts'

/** The page of the sidebar, driven. What each control does in depth is tested in Chromium. */
const zhou = createPerson(createRandom('老周'), '小糖人', { nickname: '老周', admin: false })
const rose = { id: '165', name: '玫瑰', diamonds: 1, combo: false }
const downloads = mkdtempSync(join(tmpdir(), 'tingdan-downloads-'))
let server: RoomServer
let browser: Firefox
let panel: DrivenPage
let room: SimulatedRoom
let make: ReturnType<typeof createMessages>

beforeAll(async () => {
  server = await startServer()
  browser = await launchFirefox({
    port: server.port,
    prefs: {
      'browser.download.folderList': 2,
      'browser.download.dir': downloads,
      'browser.download.useDownloadDir': true,
      // Whoever asks for a permission in a click is given it: nobody is there to allow it.
      'extensions.webextOptionalPermissionPrompts': false,
    },
  })
  room = server.addRoom({
    webRid: '6801',
    scene: null,
    title: '第一间',
    anchor: '糖糖',
    page: { transport: 'socket' },
  })
  make = createMessages({ seed: 68, roomId: room.roomId, anchor: '糖糖' })
  await browser.openRoom(room.url)
  panel = new DrivenPage(browser, await browser.openPanel(room.roomId))
  await room.waitForClient()
  room.push([
    make.chat({ text: '这件多少钱', user: zhou }),
    make.gift({ user: zhou, gift: rose, repeatEnd: true }),
    make.chat({ text: '你好', user: { nickname: '青木' } }),
  ])
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
  rmSync(downloads, { recursive: true, force: true })
})

const shows = (...parts: string[]) =>
  expect
    .poll(async () => (await panel.rows()).map(({ text }) => text))
    .toEqual(parts.map(part => expect.stringContaining(part)))
const stored = () =>
  panel.page.evaluate(async () => (await chrome.storage.local.get('settings')).settings as unknown)
const keeps = (part: object) => expect.poll(stored).toMatchObject(part)
const clean = async () => expect(await panel.faults()).toEqual([])

/** A file that was saved, once it is whole. */
async function saved(name: RegExp): Promise<string> {
  const found = () => readdirSync(downloads).filter(file => name.test(file) && !file.endsWith('.part'))
  await expect.poll(() => found().some(file => readFileSync(join(downloads, file)).length > 0)).toBe(true)
  return readFileSync(join(downloads, found()[0] ?? ''), 'utf8')
}

test('the feed: filter, chips and no fault that axe finds', async () => {
  await shows('这件多少钱', '玫瑰', '你好')
  await clean()
  await panel.the('combobox', 'filter.search').fill('多少钱 ')
  await shows('这件多少钱')
  await panel.press('filter.clear')
  await shows('这件多少钱', '玫瑰', '你好')
  const chip = (name: string) => panel.page.locator(`.chips ::-p-text(${name})`)
  await chip('礼物').click()
  await shows('这件多少钱', '你好')
  await chip('礼物').click()
  await shows('这件多少钱', '玫瑰', '你好')
})

test('a rule, made in the editor, marks what it is about', async () => {
  await panel.press('head.settings')
  await panel.clickOn('rules.what')
  await panel.press('rules.add')
  await panel.the('combobox', 'rules.filter').fill('多少钱 ')
  await panel.sees('rules.matched', 1, 3)
  await clean()
  await panel.the('textbox', 'rules.name').fill('问价')
  await panel.press('rules.save')
  await keeps({ rules: { list: [{ name: '问价', on: true }] } })
  await panel.press('settings.back')
  await panel.press('settings.back')
  await expect
    .poll(() => panel.page.$$eval('[data-testid="feed"] [data-colour]', rows => rows.length))
    .toBe(1)
})

test('the settings of speech; that Firefox has no global keys is said', async () => {
  await panel.press('head.settings')
  await panel.the('slider', 'settings.rate').fill('1.5')
  await keeps({ speech: { rate: 1.5 } })
  await panel.the('switch', 'settings.speechOn').click()
  await keeps({ speech: { on: false } })
  await panel.the('switch', 'settings.speechOn').click()
  await keeps({ speech: { on: true } })
  await panel.unfold('shortcut.title')
  await panel.sees('shortcut.onlyHere')
  await panel.page.locator('kbd ::-p-text(Alt+Shift+D)').wait()
  await clean()
  await panel.press('settings.back')
})

test('the settings are saved to a file', async () => {
  await panel.press('head.settings')
  await panel.press('settingsFile.save')
  expect(JSON.parse(await saved(/\.json$/))).toMatchObject({ settings: expect.any(Object) })
  await panel.press('settings.back')
})

test('the page for OBS: its preview, and the file that is saved', async () => {
  await panel.press('head.settings')
  await panel.unfold('obsPage.title')
  const address = await panel.page
    .locator('.obs-preview iframe')
    .map(one => (one as HTMLIFrameElement).src)
    .wait()
  const preview = panel.page.frames().find(frame => frame.url() === address)
  await preview?.locator('.chat-list .row ::-p-text(主播唱得太好了)').wait()
  await clean()
  await panel.press('obsPage.save')
  const page = await saved(/^tingdan-obs-chat\.html$/)
  expect(page).toContain('<!doctype html>')
  await panel.press('settings.back')

  const source = await browser.openPage(pathToFileURL(join(downloads, 'tingdan-obs-chat.html')).href)
  const tell = (step: number) =>
    source.evaluate(
      (name, detail) => void dispatchEvent(new CustomEvent(name, { detail })),
      PAGE_EVENT,
      previewDetail(step),
    )
  await source.locator('.stage').wait()
  await tell(0)
  await source.locator('.chat-list .row ::-p-text(质量怎么样啊)').wait()
  await source.close()
})

test('an outlet is allowed by the click that tests it, and what the room says arrives', async () => {
  const program = await httpServer()
  await panel.press('head.settings')
  await panel.clickOn('outlets.title')
  await panel.clickOn('outletProgram.webhook')
  await panel.write('outlets.address', program.url)
  await panel.press('outlets.test')
  await panel.sees('outlets.answeredBy', 'HTTP 200')
  await panel.named('switch', '转发到 网址（webhook）').click()
  await panel.sees('outlets.ready')
  await clean()
  room.push([make.chat({ text: '转给你', user: zhou })])
  await expect.poll(() => program.posts.map(({ body }) => body).join('')).toContain('转给你')
  await panel.press('settings.back')
  await panel.press('settings.back')
})

test('the history: the session is there, and is exported whole', async () => {
  const history = new DrivenPage(browser, await browser.openPage(browser.url('archive.html')))
  await history.page.locator('::-p-text(第一间)').click()
  await history.page.locator('::-p-text(这件多少钱)').wait()
  expect(await history.faults()).toEqual([])
  await history.press('export.title')
  await history.page.locator('::-p-text(JSON Lines)').click()
  await history.press('export.save')
  const lines = (await saved(/\.jsonl$/)).trim().split('\n')
  expect(lines.join('\n')).toContain('这件多少钱')
  expect(lines.join('\n')).toContain('玫瑰')
})
