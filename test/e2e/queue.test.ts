import type { Page } from 'playwright'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createMessages, type Messages } from '../room/messages.ts'
import { startServer } from '../room/server.ts'
import { GIFTS } from '../room/texts.ts'
import type { RoomServer, SceneMessage, SimulatedRoom } from '../room/types.ts'
import { LATE_SPEECH, type Launched, launch, MODES, rowsWith, until } from './harness/index.ts'

let server: RoomServer
let browser: Launched
let room: SimulatedRoom
let make: Messages
let panel: Page
let page: Page
/** How much was heard before the test. */
let before = 0

const [heart] = GIFTS
/** Of a person two wait, as is standard. */
const QUEUE = { ...LATE_SPEECH, perPerson: 2 }
/** It speaks long enough to be killed, skipped or waited for. */
const SLOW = { ...MODES.slow, baseMs: 4_000 }

beforeAll(async () => {
  server = await startServer()
  browser = await launch({ chromiumArgs: server.chromiumArgs })
  room = server.addRoom({ webRid: '880088', scene: null, page: { transport: 'socket' } })
  make = createMessages({ seed: 88, roomId: room.roomId })
  panel = await browser.openPanel(room.roomId)
  await tune(QUEUE)
  page = await browser.openRoom(room.url)
  await room.waitForClient()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})
beforeEach(async () => {
  await browser.voice.setMode(MODES.normal)
  await silent()
  before = (await browser.heard()).length
})

const tune = (queue: object) => browser.storeSettings({ speech: { queue, onlyRoom: 'all' } })
const say = (name: string, text: string) => make.chat({ text, user: make.person({ nickname: name }) })
const press = (name: string) => panel.getByRole('button', { name, exact: true }).click()
const waiting = (count: number) => panel.getByText(`待读 ${count}`).waitFor()

/** Waits until nothing is being said, and nothing waits. */
async function silent(): Promise<void> {
  await waiting(0)
  await browser.voice.waitFor(heard => heard.every(({ ended }) => ended !== 'speaking'))
}

/** What was heard in this test, once it is that much. */
async function heard(count: number): Promise<string[]> {
  const all = await browser.voice.waitFor(now => now.length >= before + count)
  return all.slice(before).map(({ text }) => text)
}

/** Lets these come while speech is paused: they wait together. */
async function pausedWith(count: number, ...messages: SceneMessage[]): Promise<void> {
  await press('暂停朗读')
  await panel.getByText('已暂停').waitFor()
  room.push(messages)
  await waiting(count)
}

/** Lets one be spoken slowly, and the others wait behind it. */
async function speakingWith(...messages: SceneMessage[]): Promise<void> {
  await browser.voice.setMode(SLOW)
  const [first, ...others] = messages
  room.push(first ? [first] : [])
  await heard(1)
  room.push(others)
  await waiting(others.length)
  await browser.voice.setMode(MODES.normal)
}

/** The scripts of a page stand still, those of extensions in it too: what comes lies before it. Returns how to go on. */
async function standStill(page: Page): Promise<() => Promise<void>> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Debugger.enable')
  const paused = new Promise(resolve => cdp.once('Debugger.paused', resolve))
  void cdp.send('Runtime.evaluate', { expression: 'debugger' }).catch(() => undefined)
  await paused
  return async () => {
    await cdp.send('Debugger.resume')
    await cdp.detach()
  }
}

test('a room is heard in the order of what matters, in its exact words', async () => {
  const fan = make.person({ nickname: '李四' })
  await pausedWith(
    5,
    say('王五', '今晚有新歌吗？'),
    make.enter({ user: make.person({ nickname: '路人甲' }) }),
    say('赵六', '666'),
    make.follow({ user: fan }),
    say('钱七', '[比心][比心]'),
    say('孙八', '666[赞]'),
    make.chat({ text: '请文明发言', user: make.person({ nickname: '房管小张', admin: true }) }),
    ...make.combo({ user: make.person({ nickname: '张三' }), gift: heart, counts: [1, 3, 10] }),
    say('周九', '6666666'),
  )
  await press('继续朗读')
  expect(await heard(5)).toEqual([
    '谢谢张三送的10个小心心',
    '房管小张说：请文明发言',
    '谢谢李四的关注',
    '王五说：今晚有新歌吗？',
    '3人都说：六六六',
  ])
  await silent()
})

test('a combo without an end is thanked for when it is quiet, and what is added later as an addition', async () => {
  const user = make.person({ nickname: '连击王' })
  const [one, two, three] = make.combo({ user, gift: heart, counts: [1, 7, 9], end: false })
  for (const message of [one, two]) room.push(message ? [message] : [])
  expect(await heard(1)).toEqual(['谢谢连击王送的7个小心心'])
  room.push(three ? [three] : [])
  expect(await heard(2)).toEqual(['谢谢连击王送的7个小心心', '谢谢连击王送的两个小心心'])
})

test('what waits can be moved up and removed', async () => {
  await pausedWith(3, say('甲', '排第一'), say('乙', '排第二'), say('丙', '排第三'))
  await panel.getByRole('region', { name: '朗读' }).getByRole('button').first().click()
  await press('接着就读：丙说：排第三')
  await press('不读这条：甲说：排第一')
  await waiting(2)
  await panel.keyboard.press('Escape')
  await press('继续朗读')
  expect(await heard(2)).toEqual(['丙说：排第三', '乙说：排第二'])
})

test('what waits and what was left out can be seen', async () => {
  const user = make.person({ nickname: '话痨' })
  await pausedWith(2, ...['一', '二', '三'].map(text => make.chat({ text, user })))
  await panel.getByRole('region', { name: '朗读' }).getByRole('button').first().click()
  const list = panel.getByRole('dialog')
  expect(await list.getByRole('listitem').allTextContents()).toEqual(
    expect.arrayContaining(['话痨说：二', '话痨说：三']),
  )
  // However low the panel is, one thing scrolls and nothing is cut off.
  await panel.setViewportSize({ width: 360, height: 120 })
  const overflowing = () =>
    list.evaluate(dialog =>
      [dialog, ...dialog.querySelectorAll('*')].flatMap(element =>
        element.scrollHeight > element.clientHeight + 1 && getComputedStyle(element).overflowY !== 'visible'
          ? [`${element.tagName} ${getComputedStyle(element).overflowY}`]
          : [],
      ),
    )
  await expect.poll(overflowing).toEqual(['DIV auto'])
  await panel.setViewportSize({ width: 400, height: 800 })
  await panel.keyboard.press('Escape')
  await press('继续朗读')
  expect(await heard(2)).toEqual(['话痨说：二', '话痨说：三'])
})

describe('the hands', () => {
  test('skip ends the one that speaks; the next is said at once', async () => {
    await speakingWith(say('甲', '长篇大论'), say('乙', '下一条'))
    await press('跳过这一条')
    expect(await heard(2)).toEqual(['甲说：长篇大论', '乙说：下一条'])
    expect((await browser.heard())[before]?.ended).toBe('stopped')
  })
  test('clear ends it, and nothing of what waited is said', async () => {
    await speakingWith(say('甲', '清之前'), say('乙', '等着'), say('丙', '也等着'))
    await press('清空待朗读')
    await silent()
    room.push([say('丁', '清之后')])
    expect(await heard(2)).toEqual(['甲说：清之前', '丁说：清之后'])
  })
  test('repeat says the last again', async () => {
    room.push([say('甲', '没听清')])
    await heard(1)
    await press('重读上一条')
    expect(await heard(2)).toEqual(['甲说：没听清', '甲说：没听清'])
  })
  test('panic is silence at once and off; on again, only what comes then is said', async () => {
    await speakingWith(say('甲', '出事了'), say('乙', '不该读'))
    await press('立即停止并关闭朗读')
    await panel.getByText('朗读已关闭').waitFor()
    await browser.voice.waitFor(all => all.at(-1)?.ended === 'stopped')
    room.push([say('丙', '关着的时候')])
    await rowsWith(panel, '关着的时候').waitFor()
    // A row is read by hand all the same, and can be silenced.
    await browser.voice.setMode(SLOW)
    await rowsWith(panel, '关着的时候').hover()
    await panel.getByRole('toolbar').getByRole('button', { name: '朗读' }).click()
    await heard(2)
    await press('跳过这一条')
    await browser.voice.waitFor(all => all.at(-1)?.ended === 'stopped')
    await browser.voice.setMode(MODES.normal)
    await press('打开朗读')
    await panel.getByRole('button', { name: '暂停朗读' }).waitFor()
    await browser.settingsStored()
    room.push([say('丁', '又开了')])
    expect(await heard(3)).toEqual(['甲说：出事了', '丙说：关着的时候', '丁说：又开了'])
  })
})

describe('the worker is killed', () => {
  test('while it speaks: what it said is not repeated, what waited is said once', async () => {
    await speakingWith(say('甲', '说到一半'), say('乙', '等一'), say('丙', '等二'))
    await browser.killWorker()
    expect(await heard(3)).toEqual(['甲说：说到一半', '乙说：等一', '丙说：等二'])
    await silent()
    // The browser has gone on with what was in its mouth.
    expect((await browser.heard())[before]?.ended).toBe('end')
    expect((await browser.heard()).length).toBe(before + 3)
  })
  test('while paused: it stays paused, and says all that waited when it goes on', async () => {
    await pausedWith(
      2,
      say('甲', '停着等'),
      make.gift({ user: make.person({ nickname: '送礼人' }), gift: GIFTS[7] ?? heart }),
    )
    await browser.killWorker()
    await browser.waitForWorker()
    await panel.getByText('已暂停').waitFor()
    await waiting(2)
    await press('继续朗读')
    expect(await heard(2)).toEqual(['谢谢送礼人送的1个热气球', '甲说：停着等'])
  })
  test('while a combo runs: it is thanked for once, with all of it', async () => {
    const user = make.person({ nickname: '不停手' })
    const combo = make.combo({ user, gift: heart, counts: [2, 5, 8], end: false })
    const [one, two, three] = combo
    room.push(one ? [one] : [])
    await rowsWith(panel, '不停手').waitFor()
    room.push(two ? [two] : [])
    await browser.killWorker()
    room.push(three ? [three] : [])
    expect(await heard(1)).toEqual(['谢谢不停手送的8个小心心'])
    await silent()
    expect(await heard(1)).toHaveLength(1)
  })
  test('while a combo runs, and the page calls back late: it is thanked for once, with all of it', async () => {
    const other = server.addRoom({ webRid: '880089', scene: null, page: { transport: 'socket' } })
    const makeOther = createMessages({ seed: 89, roomId: other.roomId })
    const otherPage = await browser.openRoom(other.url)
    await other.waitForClient()
    const user = make.person({ nickname: '等等我' })
    const [one, two, three] = make.combo({ user, gift: heart, counts: [2, 5, 8], end: false })
    await tune({ ...QUEUE, comboQuiet: 30_000, comboLongest: 120_000 })
    room.push(one ? [one] : [])
    await rowsWith(panel, '等等我').waitFor()
    room.push(two ? [two] : [])
    await panel.getByText('×5').first().waitFor()
    const goOn = await standStill(page)
    room.push(three ? [three] : [])
    await browser.killWorker()
    await tune({ ...QUEUE, comboQuiet: 1_000 })
    // A combo that begins after it is quiet, and thanked for by the next worker: so long the first was not.
    other.push(
      makeOther.combo({ user: make.person({ nickname: '后来的' }), gift: heart, counts: [2], end: false }),
    )
    expect(await heard(1)).toEqual(['谢谢后来的送的两个小心心'])
    await goOn()
    expect(await heard(2)).toEqual(['谢谢后来的送的两个小心心', '谢谢等等我送的8个小心心'])
    await silent()
    expect(await heard(2)).toHaveLength(2)
    await otherPage.close()
    await tune(QUEUE)
  })
  test('and repeat still knows the last', async () => {
    room.push([say('甲', '记得我')])
    await heard(1)
    await silent()
    await browser.killWorker()
    await until(
      () => browser.worker(),
      worker => worker !== undefined,
      30_000,
      () => 'no worker',
    )
    await press('重读上一条')
    expect(await heard(2)).toEqual(['甲说：记得我', '甲说：记得我'])
  })
})
