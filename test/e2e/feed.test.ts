import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createMessages } from '../room/messages.ts'
import { createPerson, type Person } from '../room/people.ts'
import { createRandom } from '../room/random.ts'
import { startServer } from '../room/server.ts'
import type { RoomServer } from '../room/types.ts'
import {
  type Launched,
  launch,
  panelRows,
  readStored,
  restingTop,
  rowsWith,
  toggleTypes,
} from './harness/index.ts'

let server: RoomServer
let browser: Launched
let rooms = 0

beforeAll(async () => {
  server = await startServer()
  browser = await launch({ chromiumArgs: server.chromiumArgs })
})
afterEach(() => browser.startOver())
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** A room with its page and its panel open. */
async function open() {
  const webRid = `9${String(++rooms).padStart(5, '0')}`
  const room = server.addRoom({ webRid, scene: null, anchor: '糖糖', page: { transport: 'socket' } })
  const make = createMessages({ seed: 900 + rooms, roomId: room.roomId, anchor: '糖糖' })
  const { panel } = await browser.visit(room)
  const say = (text: string, user: Person = person('小禾')) => make.chat({ text, user })
  const show = (...types: string[]) => toggleTypes(panel, ...types)
  return { room, make, say, show, panel }
}

/** The same whenever asked for: no admin, no badges. */
const person = (nickname: string) =>
  createPerson(createRandom(nickname), '小糖人', { nickname, club: null, admin: false, level: 0 })

/** What is in the clipboard; a page may read it once it was allowed to. */
async function clipboard(panel: Page): Promise<string> {
  await browser.context.grantPermissions(['clipboard-read'])
  return panel.evaluate(() => navigator.clipboard.readText())
}

describe('folding', () => {
  test('entrances and likes are one row that counts up, found by the ids of all', async () => {
    const { room, make, show, panel } = await open()
    await show('进场', '点赞')
    room.push([make.enter({ user: person('星野') })])
    await rowsWith(panel, '星野').waitFor()
    room.push([
      make.enter({ user: person('阿茶') }),
      make.like({ user: person('豆豆'), count: 12 }),
      make.enter({ user: person('老周') }),
      make.like({ user: person('青木'), count: 30 }),
    ])
    const folded = rowsWith(panel, '等 3 人来了')
    await folded.waitFor()
    expect(await panelRows(panel)).toHaveLength(1)
    const [first, ...others] = room.sent.map(({ id }) => id)
    expect(await folded.getAttribute('data-event-id')).toBe(first)
    expect(await folded.getAttribute('data-folded-ids')).toBe(others.join(' '))
    await folded.getByRole('button', { name: /星野.*阿茶.*等 3 人来了 · 2 人点了 42 个赞/ }).click()
    const sheet = panel.getByRole('dialog', { name: /等 3 人来了/ })
    await expect.poll(() => sheet.getByRole('listitem').count()).toBe(5)
  })

  test('the same words are one row; a click tells who and why, and a switch ends it', async () => {
    const { room, say, panel } = await open()
    const dou = person('豆豆')
    room.push([say('666', dou), say('别的话'), say('66666！', person('青木')), say('６６６', dou)])
    await rowsWith(panel, '2 人都说').waitFor()
    expect(await panelRows(panel)).toHaveLength(2)
    await panel.getByRole('button', { name: '2 人都说' }).click()
    const sheet = panel.getByRole('dialog', { name: '2 人说了同样的话，共 3 条' })
    await sheet.getByText('标点、大小写和重复的字不计').waitFor()
    expect(await sheet.getByRole('listitem').allTextContents()).toEqual([
      expect.stringContaining('豆豆：666'),
      expect.stringContaining('青木：66666！'),
      expect.stringContaining('豆豆：６６６'),
    ])
    await sheet.getByRole('switch', { name: '合并相同弹幕' }).click()
    await panel.keyboard.press('Escape')
    await expect.poll(async () => (await panelRows(panel)).length).toBe(4)
  })
})

describe('gifts by worth', () => {
  test('small ones fold by giver, large ones are larger and held on top until dismissed', async () => {
    const { room, make, say, panel } = await open()
    const give = (who: string, name: string, diamonds: number) =>
      make.gift({
        user: person(who),
        gift: { id: String(diamonds), name, diamonds, combo: false },
        repeatEnd: true,
      })
    const all = [give('猫月', '玫瑰', 1), say('你好'), give('猫月', '啤酒', 2), give('大贝', '跑车', 1200)]
    room.push([...all, give('云熊', '嘉年华', 30_000)])
    await rowsWith(panel, '嘉年华').waitFor()
    const small = rowsWith(panel, '玫瑰×1、啤酒×1')
    await small.getByText('3 钻').waitFor()
    await small.getByRole('button', { name: '玫瑰×1、啤酒×1' }).click()
    await expect.poll(() => panel.getByRole('dialog').getByRole('listitem').count()).toBe(2)
    await panel.keyboard.press('Escape')
    const height = async (text: string) => (await rowsWith(panel, text).boundingBox())?.height ?? 0
    const heights = [await height('你好'), await height('跑车'), await height('嘉年华')]
    expect(heights.toSorted((a, b) => a - b)).toEqual(heights)
    const held = panel.getByRole('list', { name: '大礼物' }).getByRole('listitem')
    await expect
      .poll(() => held.allTextContents())
      .toEqual([expect.stringContaining('云熊 30,000 钻'), expect.stringContaining('大贝 1,200 钻')])
    await panel.getByRole('button', { name: '收起 云熊 的礼物' }).click()
    await expect.poll(() => held.count()).toBe(1)
    await rowsWith(panel, '嘉年华').getByRole('button', { name: '朗读感谢' }).click()
    await rowsWith(panel, '嘉年华').getByRole('button', { name: '已感谢', pressed: true }).waitFor()
    await rowsWith(panel, '跑车').click({ button: 'right' })
    await panel.getByRole('menuitem', { name: '朗读感谢' }).click()
    await panel.getByText('正在感谢 大贝').waitFor()
    // Once by itself, and once asked for.
    await browser.voice.waitFor(heard => heard.filter(({ text }) => text.includes('大贝送的')).length === 2)
  })
})

describe('a row', () => {
  test('under the pointer shows when it was and its tools, without moving anything', async () => {
    const { room, say, panel } = await open()
    room.push([say('上一句'), say('这一句'), say('下一句')])
    await rowsWith(panel, '下一句').waitFor()
    const places = () =>
      Promise.all(['上一句', '这一句', '下一句'].map(text => rowsWith(panel, text).boundingBox()))
    const before = await places()
    await rowsWith(panel, '这一句').hover()
    const tools = rowsWith(panel, '这一句').getByRole('toolbar', { name: '操作' })
    await tools.getByText(/^\d\d:\d\d$/).waitFor()
    const opacity = () =>
      tools
        .getByRole('button', { name: '复制', exact: true })
        .evaluate(button => getComputedStyle(button).opacity)
    // Out of the text, until the pointer is on them.
    await rowsWith(panel, '这一句').hover({ position: { x: 60, y: 10 } })
    await expect.poll(opacity).toBe('0')
    await tools.hover()
    await expect.poll(opacity).toBe('1')
    expect(await places()).toEqual(before)
    await tools.getByRole('button', { name: '复制', exact: true }).click()
    await panel.getByText('已复制').waitFor()
    expect(await clipboard(panel)).toBe('这一句')
  })

  test('is reached and used by keyboard alone, while the room goes on', async () => {
    const { room, say, panel } = await open()
    for (let at = 1; at <= 40; at++) room.push([say(`第${at}句`)])
    await rowsWith(panel, '第40句').waitFor()
    await panel.getByTestId('feed').focus()
    await panel.keyboard.press('ArrowUp')
    await panel.keyboard.press('ArrowUp')
    const focused = panel.getByRole('article', { name: /第39句/ })
    expect(await focused.evaluate(element => element === document.activeElement)).toBe(true)
    for (let at = 41; at <= 80; at++) room.push([say(`第${at}句`)])
    await panel.getByRole('button', { name: '40 条新消息' }).waitFor()
    expect(await focused.evaluate(element => element === document.activeElement)).toBe(true)
    await panel.keyboard.press('Enter')
    await panel.getByRole('menu', { name: '更多操作' }).waitFor()
    const name = panel.getByRole('menuitem', { name: '复制 @昵称' })
    while (!(await name.evaluate(element => element === document.activeElement))) {
      await panel.keyboard.press('ArrowDown')
    }
    await panel.keyboard.press('Enter')
    await panel.getByText('已复制').waitFor()
    expect(await clipboard(panel)).toBe('@小禾 ')
    await expect.poll(() => focused.evaluate(element => element === document.activeElement)).toBe(true)
    await panel.keyboard.press('End')
    await rowsWith(panel, '第80句').waitFor()
  })

  test('has a menu that copies it as JSON and shows its raw event', async () => {
    const { room, say, panel } = await open()
    room.push([say('原样')])
    const item = async (name: string) => {
      await rowsWith(panel, '原样').click({ button: 'right' })
      await panel.getByRole('menuitem', { name }).click()
    }
    await rowsWith(panel, '原样').waitFor()
    await item('复制为 JSON')
    await panel.getByText('已复制').waitFor()
    expect(JSON.parse(await clipboard(panel))).toMatchObject({
      type: 'chat',
      text: '原样',
      id: room.sent[0]?.id,
    })
    await item('查看原始数据')
    await panel.getByRole('dialog', { name: '查看原始数据' }).getByText('WebcastChatMessage').waitFor()
  })

  test('is read aloud when it is asked for, whatever the settings say', async () => {
    const { room, make, show, panel } = await open()
    await show('进场')
    room.push([make.enter({ user: person('来客') })])
    await rowsWith(panel, '来客').hover()
    await rowsWith(panel, '来客').getByRole('button', { name: '朗读' }).click()
    await browser.voice.waitFor(heard => heard.some(({ text }) => text === '欢迎来客'))
  })

  test('leads to the profile of whoever it is of', async () => {
    const { room, say, panel } = await open()
    const user = person('小禾')
    room.push([say('你好', user)])
    await rowsWith(panel, '你好').click({ button: 'right' })
    const opened = browser.context.waitForEvent('page')
    await panel.getByRole('menuitem', { name: '打开抖音主页' }).click()
    expect((await opened).url()).toBe(`https://www.douyin.com/user/${user.secUid}`)
  })
})

describe('a person', () => {
  test('has a card with what they did, a name and a note of the user’s own, and a mark', async () => {
    const { room, make, say, panel } = await open()
    const user = person('老周')
    room.push([say('第一句', user), say('旁人的话'), say('第二句', user)])
    room.push([
      make.gift({ user, gift: { id: '165', name: '玫瑰', diamonds: 1, combo: false }, repeatEnd: true }),
    ])
    await rowsWith(panel, '玫瑰').waitFor()
    await rowsWith(panel, '第一句').getByText('老周').click()
    await panel.getByRole('dialog', { name: '老周' }).waitFor()
    // It is renamed while it is open.
    const card = panel.getByRole('dialog')
    expect(await card.getByRole('listitem').allTextContents()).toEqual([
      expect.stringContaining('玫瑰'),
      expect.stringContaining('第二句'),
      expect.stringContaining('第一句'),
    ])
    await card.getByRole('radio', { name: '资料与设置' }).click()
    await card.getByRole('textbox', { name: '称呼' }).fill('周哥')
    await card.getByRole('textbox', { name: '备注' }).fill('常来，爱点歌')
    await card.getByRole('switch', { name: '高亮' }).click()
    const renamed = panel.getByRole('dialog', { name: '周哥' })
    await renamed.getByText('昵称 老周').waitFor()
    await renamed.getByRole('button', { name: '关闭' }).click()
    await rowsWith(panel, '周哥：第一句').waitFor()
    await expect.poll(() => panel.locator('.row.highlighted').count()).toBe(3)
    const marked = () =>
      panel
        .locator('.row.highlighted')
        .first()
        .evaluate(element => getComputedStyle(element).boxShadow)
    expect(await marked()).toContain('3px')
    await rowsWith(panel, '第一句').getByRole('img', { name: '备注：常来，爱点歌' }).waitFor()
    expect(await rowsWith(panel, '旁人的话').getByRole('img').count()).toBe(0)
    await panel.reload()
    await rowsWith(panel, '第二句').click({ button: 'right' })
    await panel.getByRole('menuitem', { name: '写备注' }).click()
    const note = panel.getByRole('textbox', { name: '备注' })
    expect(await note.inputValue()).toBe('常来，爱点歌')
    expect(await note.evaluate(element => element === document.activeElement)).toBe(true)
  })

  test('is treated in one way of four from their row’s menu', async () => {
    const { room, say, panel } = await open()
    room.push([say('别读我')])
    const choose = async (name: string) => {
      await rowsWith(panel, '别读我').click({ button: 'right' })
      await panel.getByRole('menuitemradio', { name }).click()
    }
    await rowsWith(panel, '别读我').waitFor()
    await choose('静音')
    await choose('始终朗读')
    await rowsWith(panel, '别读我').click({ button: 'right' })
    const checked = await panel
      .getByRole('menuitemradio')
      .evaluateAll(all => all.map(one => `${one.textContent} ${one.getAttribute('aria-checked')}`))
    expect(checked).toEqual(['正常 false', '静音 false', '始终朗读 true', '隐藏 false'])
    await panel.keyboard.press('Escape')
    await panel.getByTestId('feed').focus()
    await panel.keyboard.press('ArrowUp')
    await panel.keyboard.press('m')
    await panel.getByText('已静音 小禾').waitFor()
    await panel.keyboard.press('c')
    await panel.getByText('已复制').waitFor()
    expect(await clipboard(panel)).toBe('别读我')
  })

  test('whom Douyin masks can be looked at, not settled: others share their number', async () => {
    const { room, say, panel } = await open()
    room.push([say('谁', createPerson(createRandom('x'), '小糖人', { masked: true, nickname: '吴***' }))])
    await rowsWith(panel, '吴***').getByText('吴***').click()
    await panel.getByText('无法单独设置').waitFor()
    expect(await panel.getByRole('radio', { name: '静音' }).count()).toBe(0)
  })
})

test('only this person: a filter finds all that is theirs, and nothing of others', async () => {
  const { room, say, panel } = await open()
  const zhou = person('老周')
  room.push([say('老周在吗'), say('在的', zhou), say('好的', zhou)])
  await rowsWith(panel, '在的').getByText('老周').click()
  await panel.getByRole('dialog', { name: '老周' }).getByRole('button', { name: '只看 TA' }).click()
  const texts = [expect.stringContaining('老周：在的'), expect.stringContaining('老周：好的')]
  await expect.poll(async () => (await panelRows(panel)).map(({ text }) => text)).toEqual(texts)
  expect(await panel.getByRole('searchbox').or(panel.getByRole('combobox')).inputValue()).toBe(
    `id:${zhou.id}`,
  )
})

test('size, density and parts of a row are the user’s; the list holds its place in each', async () => {
  const { room, say, panel } = await open()
  const zhou = createPerson(createRandom('老周'), '小糖人', {
    nickname: '老周',
    level: 38,
    club: { name: '夜猫', level: 4 },
  })
  for (let at = 1; at <= 60; at++) room.push([say(`第${at}句`, zhou)])
  const last = rowsWith(panel, '第60句')
  await last.getByText('夜猫 4').waitFor()
  const height = async () => (await last.boundingBox())?.height ?? 0
  const before = await height()
  await panel.getByRole('button', { name: '设置' }).click()
  await panel.getByRole('slider', { name: '字号' }).fill('20')
  await panel.getByRole('radio', { name: '宽松' }).click()
  for (const name of ['显示头像', '显示荣誉等级', '显示粉丝牌', '始终显示时间']) {
    await panel.getByRole('switch', { name }).click()
  }
  await panel.getByRole('button', { name: '返回' }).click()
  await last.getByText(/^\d\d:\d\d$/).waitFor()
  expect(await height()).toBeGreaterThan(before + 10)
  expect(await last.getByText('夜猫 4').isVisible()).toBe(false)
  expect(await last.locator('.avatar').isVisible()).toBe(false)
  const feed = panel.getByTestId('feed')
  await feed.hover()
  await panel.mouse.wheel(0, -800)
  await expect.poll(() => last.count()).toBe(0)
  const middle = rowsWith(panel, '第40句')
  const place = await restingTop(middle)
  room.push([say('第61句', zhou)])
  await panel.getByRole('button', { name: '1 条新消息' }).waitFor()
  expect(await restingTop(middle)).toBe(place)
})

describe('going back', () => {
  /** Fills a room with numbered rows, more than a panel holds. */
  async function fill({ room, say, panel }: Awaited<ReturnType<typeof open>>, last: number) {
    const rows = Array.from({ length: last }, (_, at) => say(`第${at + 1}句`))
    while (rows.length > 0) room.push(rows.splice(0, 200))
    // Thousands of messages take a busy machine its time.
    await rowsWith(panel, `第${last}句`).waitFor({ timeout: 400_000 })
  }

  /** Scrolls up until the list says where it ends. */
  async function toBeginning(panel: Page, end: string) {
    await panel.getByTestId('feed').focus()
    const home = async () => {
      await panel.keyboard.press('Home')
      return panel.locator('.above').allTextContents()
    }
    await expect.poll(home).toEqual([end])
    // It may have come above what is in view.
    await panel.keyboard.press('Home')
  }

  test('reads what was kept, and nothing moves, whatever the worker does; a button leads to the newest', async () => {
    const scene = await open()
    const { room, say, panel } = scene
    await fill(scene, 11_000)
    const feed = panel.getByTestId('feed')
    await feed.focus()
    await panel.keyboard.press('Home')
    // The oldest row that the panel held; then what was kept is before it.
    const oldest = rowsWith(panel, '第6001句')
    const top = await restingTop(feed)
    expect(await restingTop(oldest)).toBe(top)
    await expect.poll(() => feed.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(1_000)
    expect(await restingTop(oldest)).toBe(top)
    const isBack = panel.getByText('已恢复，继续接收消息')
    const told = isBack.waitFor()
    await browser.killWorker()
    await toBeginning(panel, '听弹从这里开始接收')
    // The line of the new worker moves the list, when it comes and when it goes.
    await told
    await isBack.waitFor({ state: 'detached' })
    const first = panel.getByText('第1句', { exact: true })
    const before = await restingTop(first)
    room.push([say('后来的')])
    // A panel that opens late is told by a new worker; so was this one before.
    const late = await browser.openPanel(room.roomId)
    await rowsWith(late, '后来的').waitFor()
    expect(await restingTop(first)).toBe(before)
    await panel.getByRole('button', { name: '回到最新' }).click()
    await rowsWith(panel, '后来的').waitFor()
    await late.getByRole('combobox', { name: '搜索弹幕、昵称、礼物' }).fill('第1句')
    await late.getByText('没有符合的消息，换个条件试试').waitFor()
    await late.getByRole('button', { name: '更早的消息' }).click()
    await rowsWith(late, '第1句').waitFor()
    await late.getByText('听弹从这里开始接收').waitFor()
    // Scrolled to its end, for the line above takes some room, the list keeps what was asked for.
    await late.getByTestId('feed').evaluate(list => {
      list.scrollTop = list.scrollHeight
      return new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    })
    // Their card goes on as it is scrolled.
    await rowsWith(late, '第1句').getByText('小禾').click()
    const card = late.getByRole('dialog')
    const deeds = card.getByRole('listitem')
    await deeds.first().getByText('后来的').waitFor()
    await expect
      .poll(async () => {
        await deeds.last().scrollIntoViewIfNeeded()
        return deeds.count()
      })
      .toBeGreaterThan(150)
  })

  test('a card lists what someone did in earlier broadcasts too', async () => {
    const before = await open()
    const guest = person('常客')
    before.room.push([before.say('上一场的话', guest)])
    const kept = async () => (await readStored(before.panel, before.room.roomId)).entries.length
    await expect.poll(kept).toBe(1)
    const { room, say, panel } = await open()
    room.push([say('这一场的话', guest)])
    await rowsWith(panel, '这一场的话').waitFor()
    await rowsWith(panel, '这一场的话').getByText('常客').click()
    await expect
      .poll(() => panel.getByRole('dialog').getByRole('listitem').allTextContents())
      .toEqual([expect.stringContaining('这一场的话'), expect.stringContaining('上一场的话')])
  })

  test('says so where nothing was kept', async () => {
    const scene = await open()
    const { panel } = scene
    await panel.evaluate(() => chrome.storage.local.set({ settings: { history: { keep: false } } }))
    // The worker hears of it by and by; a new one begins with it.
    await browser.killWorker()
    await fill(scene, 5_400)
    await toBeginning(panel, '历史已关闭，更早的消息没有保存')
  })
})

describe('what is added up', () => {
  const gift = (name: string, diamonds: number) => ({ id: String(diamonds), name, diamonds, combo: false })

  test('gifts by giver and by gift; who was thanked is remembered until they give again', async () => {
    const { room, make, panel } = await open()
    const [zhou, dou] = [person('老周'), person('豆豆')]
    const give = (user: Person, name: string, diamonds: number) =>
      room.push([make.gift({ user, gift: gift(name, diamonds), repeatEnd: true })])
    give(zhou, '跑车', 1_200)
    give(dou, '玫瑰', 1)
    give(zhou, '玫瑰', 1)
    await rowsWith(panel, '豆豆').waitFor()
    await panel.getByRole('banner').getByRole('button', { name: '礼物', exact: true }).click()
    const view = panel.getByRole('main', { name: '礼物' })
    await view.getByText('1,202 钻').waitFor()
    const lines = view.getByRole('listitem')
    await expect
      .poll(() => lines.allTextContents())
      .toEqual([
        expect.stringMatching(/老周.*1,201 钻.*跑车×1、玫瑰×1/),
        expect.stringMatching(/豆豆.*1 钻.*玫瑰×1/),
      ])
    await view.getByRole('checkbox', { name: '已感谢 老周' }).click()
    await view.getByRole('button', { name: '未感谢 1' }).click()
    await expect.poll(() => lines.count()).toBe(1)
    await panel.reload()
    await panel.getByRole('banner').getByRole('button', { name: '礼物', exact: true }).click()
    const thanked = view.getByRole('checkbox', { name: '已感谢 老周' })
    await expect.poll(() => thanked.isChecked()).toBe(true)
    give(zhou, '玫瑰', 1)
    await expect.poll(() => thanked.isChecked()).toBe(false)
    await view.getByRole('radio', { name: '按礼物' }).click()
    await expect
      .poll(() => lines.allTextContents())
      .toEqual([expect.stringMatching(/跑车.*×1.*1,200 钻/), expect.stringMatching(/玫瑰.*×3.*3 钻/)])
    await panel.keyboard.press('Escape')
    await rowsWith(panel, '豆豆').waitFor()
  })

  test('the pulse of the room: live numbers', async () => {
    const { room, make, say, panel } = await open()
    room.push([say('一'), say('二'), make.audience(), make.like({ count: 5 })])
    await rowsWith(panel, '二').waitFor()
    await panel.getByRole('button', { name: '直播数据', exact: true }).click()
    const view = panel.getByRole('main', { name: '直播数据' })
    await view.getByRole('region', { name: '每分钟弹幕' }).getByText('2', { exact: true }).waitFor()
    for (const name of ['在线', '每分钟点赞', '累计观看', '每分钟礼物（钻）']) {
      await view.getByRole('region', { name, exact: true }).waitFor()
    }
  })
})
