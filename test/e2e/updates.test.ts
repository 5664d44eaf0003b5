import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { decodeFrame } from '../../lib/protocol/decode.ts'
import { layOldBuild, type OldBuild } from '../fixtures/old-build.ts'
import { splitFrames } from '../room/envelope.ts'
import { createMessages } from '../room/messages.ts'
import { createPerson, type Person } from '../room/people.ts'
import { createRandom } from '../room/random.ts'
import { startServer } from '../room/server.ts'
import type { RoomServer, SimulatedRoom } from '../room/types.ts'
import { BUILD } from './harness/extension.ts'
import { type Launched, launch, openHistory, readStored, rowsWith, until } from './harness/index.ts'
import { reloaded, renewed } from './harness/worker-build.ts'

const TITLE = '老版本的直播间'
const CHATS = ['第一句', '第二句', '这件多少钱']

let server: RoomServer
let folder: string
let browser: Launched | undefined

beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server?.close())
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tingdan-update-'))
})
afterEach(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

/** Starts Chromium with what lies in the extension's folder, in the user's profile. */
async function start(): Promise<Launched> {
  browser = await launch({
    extension: join(folder, 'extension'),
    profile: join(folder, 'profile'),
    chromiumArgs: server.chromiumArgs,
  })
  return browser
}

/** Unpacks the present version over the folder of the older one. */
function overwrite(): void {
  cpSync(BUILD, join(folder, 'extension'), { recursive: true })
}

function startOld(commit: OldBuild): Promise<Launched> {
  layOldBuild(commit, join(folder, 'extension'))
  return start()
}

interface OldRoom {
  room: SimulatedRoom
  page: Page
  /** Its panel. */
  panel: Page
  zhou: Person
  he: Person
  make: ReturnType<typeof createMessages>
}

/** A room in which something happened while 0.1.0 listened. */
async function visitRoom(launched: Launched, webRid: string): Promise<OldRoom> {
  const room = server.addRoom({
    webRid,
    title: TITLE,
    anchor: '糖糖',
    scene: null,
    page: { transport: 'socket' },
  })
  const make = createMessages({ seed: 40, roomId: room.roomId, anchor: '糖糖' })
  const page = await launched.openRoom(room.url)
  await room.waitForClient()
  const panel = await launched.openPanel(room.roomId)
  // A title that comes after the last message is stored with the next one.
  await panel.getByText(TITLE).first().waitFor()
  const [zhou, he] = ['老周', '小禾'].map(nickname =>
    createPerson(createRandom(`${webRid}/${nickname}`), '糖糖团', { nickname }),
  ) as [Person, Person]
  for (const text of CHATS) room.push([make.chat({ text, user: he })])
  room.push([
    make.gift({
      user: zhou,
      gift: { id: '2', name: '跑车', diamonds: 1_200, combo: false },
      repeatEnd: true,
    }),
  ])
  room.push([
    make.gift({ user: he, gift: { id: '1', name: '小心心', diamonds: 1, combo: false }, repeatEnd: true }),
  ])
  room.push([make.follow({ user: he })])
  return { room, page, panel, zhou, he, make }
}

const switchOf = (panel: Page, name: string) => panel.getByRole('switch', { name, exact: true })
const isOn = (panel: Page, name: string) => switchOf(panel, name).getAttribute('aria-checked')

async function openSettings(panel: Page): Promise<void> {
  await panel.getByRole('button', { name: '设置', exact: true }).click()
}

/** The settings as the panel exports them. */
async function exportedSettings(panel: Page): Promise<unknown> {
  const [download] = await Promise.all([
    panel.waitForEvent('download'),
    panel.getByRole('button', { name: '导出设置' }).click(),
  ])
  return JSON.parse(readFileSync(await download.path(), 'utf8')).settings
}

/** The room's session as the history page shows it: everything is there, once and summed up. */
async function expectHistory(launched: Launched, { room }: OldRoom): Promise<Page> {
  const page = await openHistory(launched)
  await page.getByRole('link', { name: TITLE }).first().click()
  const rows = page.getByTestId('events').locator('[data-event-id]')
  await expect.poll(() => rows.count()).toBe(6)
  for (const text of CHATS) await rows.filter({ hasText: text }).waitFor()
  await page.getByRole('button', { name: /^礼物 2/ }).waitFor()
  const { entries, session } = await readStored(page, room.roomId)
  expect(entries.map(({ n, event }) => [n, event.id])).toEqual(room.sent.map(({ id }, at) => [at + 1, id]))
  expect(session?.totals).toMatchObject({
    types: { chat: 3, gift: 2, follow: 1 },
    diamonds: 1_201,
    people: 2,
  })
  return page
}

describe('0.1.0 becomes 1.0, and all is there', () => {
  test('its first build, overwritten while the browser is closed', async () => {
    const old = await startOld('f9106a7')
    const visited = await visitRoom(old, 'first')
    const { panel: oldPanel } = visited
    await rowsWith(oldPanel, '关注了主播').first().waitFor()
    await openSettings(oldPanel)
    for (const name of ['显示 礼物', '朗读 进场', '朗读 弹幕']) await switchOf(oldPanel, name).click()
    await oldPanel.getByText('深色', { exact: true }).click()
    await oldPanel.getByRole('slider', { name: '语速' }).press('ArrowRight')
    const stored = () =>
      oldPanel.evaluate(async () => (await chrome.storage.local.get('settings')).settings as object)
    await expect
      .poll(stored)
      .toMatchObject({ theme: 'dark', show: { gift: false }, speak: { enter: true, chat: false } })
    const { speech } = (await stored()) as { speech: { rate: number } }
    expect(speech.rate).toBeGreaterThan(1)
    await old.close()

    overwrite()
    const now = await start()
    await renewed(now)
    const panel = await now.openPanel()
    await openSettings(panel)
    expect(await isOn(panel, '显示礼物')).toBe('false')
    expect(await exportedSettings(panel)).toMatchObject({
      theme: 'dark',
      show: { gift: false, chat: true },
      speech: { ...speech, types: { enter: { speak: true }, chat: { speak: false }, gift: { speak: true } } },
    })
    await expectHistory(now, visited)
  })

  test('its last build, overwritten and reloaded while a room is open', async () => {
    const old = await startOld('28ad376')
    const oldPanel = await old.openPanel()
    await openSettings(oldPanel)
    const file = JSON.stringify({ tingdan: 'settings', version: 2, settings: OLD_SETTINGS })
    await oldPanel
      .locator('input[type=file][accept*=json]')
      .setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(file) })
    await oldPanel.getByText('设置已经换成文件里的').waitFor()
    const visited = await visitRoom(old, 'last')
    const { room, page, panel: oldRoom, make, he } = visited
    await rowsWith(oldRoom, '关注了主播').first().waitFor()
    await oldRoom.getByRole('banner').getByRole('button', { name: '礼物', exact: true }).click()
    await oldRoom.getByRole('checkbox', { name: '已感谢 老周' }).click()
    const thankedRooms = () =>
      oldRoom.evaluate(async () => JSON.stringify(await chrome.storage.local.get('thanked')))
    await expect.poll(thankedRooms).toContain(room.roomId)
    await until(
      () => readStored(oldPanel, room.roomId),
      ({ entries }) => entries.length === 6,
      30_000,
      ({ entries }) => `${entries.length} events`,
    )

    overwrite()
    await reloaded(old, () => oldPanel.evaluate(() => chrome.runtime.reload()))
    const panel = await old.openPanel(room.roomId)
    // The open room tells the way out, and goes on in the same session.
    await panel.getByText('听弹已更新，请刷新这个直播间').waitFor()
    await Promise.all([page.waitForEvent('load'), panel.getByRole('button', { name: '刷新页面' }).click()])
    await room.waitForClient()
    await panel.getByText('听弹已更新，请刷新这个直播间').waitFor({ state: 'detached' })
    await expectHistory(old, visited)
    room.push([make.chat({ text: '更新以后', user: he })])
    await rowsWith(panel, '更新以后').first().waitFor()
    await expect
      .poll(async () => (await readStored(panel, room.roomId)).entries.map(({ n }) => n))
      .toEqual([1, 2, 3, 4, 5, 6, 7])

    await panel.getByRole('banner').getByRole('button', { name: '礼物', exact: true }).click()
    const thanked = (name: string) => panel.getByRole('checkbox', { name: `已感谢 ${name}` })
    await expect.poll(() => thanked('老周').isChecked()).toBe(true)
    expect(await thanked('小禾').isChecked()).toBe(false)
    await panel.keyboard.press('Escape')
    await openSettings(panel)
    expect(await exportedSettings(panel)).toMatchObject(NEW_SETTINGS)
    const history = await openHistory(old, room.roomId)
    expect(await recordedChats(history)).toEqual([...CHATS, '更新以后'])
  })
})

/** Each text that is said in the recording of the session that is open. */
async function recordedChats(page: Page): Promise<string[]> {
  await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
  await page.getByRole('button', { name: '导出录制' }).click()
  await page.getByRole('switch', { name: '隐去昵称和内容' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '保存文件' }).click(),
  ])
  const events = splitFrames('a.frames.gz', readFileSync(await download.path())).flatMap(
    frame => decodeFrame(frame, { roomId: '7', receivedAt: 0 }).events,
  )
  return [...new Set(events.flatMap(event => (event.type === 'chat' ? [event.text] : [])))]
}

const OLD_RULE = { filter: 'diamonds>=99', on: true, colour: 'amber', tag: '大哥', sound: 'chime' }
const OLD_PERSON = {
  name: '某人',
  nickname: '',
  muted: false,
  always: false,
  voice: '',
  hidden: false,
  highlighted: false,
  note: '',
}

/** In the form of its last build. */
const OLD_SETTINGS = {
  show: { enter: true, like: false },
  speech: {
    voice: '没有的音色',
    rate: 1.4,
    types: { chat: { template: '{user}：{text}', least: { level: 5 }, from: 'fans' } },
    only: { names: ['糖糖'] },
    text: {
      longest: 40,
      replacements: [{ from: 'yyds', to: '永远的神' }],
      blocked: { words: ['广告'], mode: 'bleep' },
    },
    queue: { waiting: 12, chatAge: 30_000 },
  },
  people: {
    '101': { ...OLD_PERSON, nickname: '老周哥', note: '常客', highlighted: true },
    '102': { ...OLD_PERSON, muted: true },
    '103': { ...OLD_PERSON, always: true },
    '104': { ...OLD_PERSON, hidden: true, always: true },
  },
  look: { size: 16, density: 'roomy', time: 'always', fold: { crowd: false } },
  rooms: { follow: 'tab' },
  rules: {
    leastLevel: 3,
    blocked: ['刷屏'],
    list: [
      { id: 'r1', name: '大礼物', action: 'highlight', ...OLD_RULE },
      { id: 'r2', name: '问价', action: 'view', ...OLD_RULE, filter: 'text:多少钱' },
      { id: 'r3', name: '不看', action: 'hide', ...OLD_RULE, on: false },
    ],
  },
  overlay: { background: 'transparent', size: 30, fade: 0 },
  history: { frames: true, days: 90, megabytes: 500 },
  theme: 'light',
}

/** The same in 1.0. */
const NEW_SETTINGS = {
  ...OLD_SETTINGS,
  people: {
    '101': { name: '某人', nickname: '老周哥', note: '常客', highlighted: true, treatment: 'normal' },
    '102': { name: '某人', treatment: 'mute' },
    '103': { name: '某人', treatment: 'always' },
    '104': { name: '某人', treatment: 'hide' },
  },
  rules: {
    leastLevel: 3,
    blocked: ['刷屏'],
    list: [
      { id: 'r1', name: '大礼物', actions: ['highlight'], ...OLD_RULE },
      { id: 'r3', name: '不看', actions: ['hide'], ...OLD_RULE, on: false },
    ],
  },
  views: [
    { id: 'asks', filter: 'is:ask', todo: true },
    { id: 'questions', filter: 'is:question', todo: false },
    { id: 'r2', name: '问价', filter: 'text:多少钱', todo: false },
  ],
  overlay: { background: 'dark', size: 30, fade: 0 },
}
