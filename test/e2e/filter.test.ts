import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createMessages } from '../room/messages.ts'
import { startServer } from '../room/server.ts'
import type { RoomServer, SceneMessage, SimulatedRoom } from '../room/types.ts'
import { violationsOf } from './harness/faults.ts'
import { actAtOnce, type Launched, launch, panelRows, rowsWith } from './harness/index.ts'

const ROSE = { id: '165', name: '玫瑰', diamonds: 1, combo: true }
const CASTLE = { id: '166', name: '城堡', diamonds: 2800, combo: true }

let server: RoomServer
let browser: Launched
let rooms = 0
let room: SimulatedRoom
let make: ReturnType<typeof createMessages>
let panel: Page

beforeAll(async () => {
  server = await startServer()
  browser = await launch({ chromiumArgs: server.chromiumArgs })
})
beforeEach(async () => {
  room = server.addRoom({
    webRid: `83${++rooms}`,
    scene: null,
    anchor: '糖糖',
    page: { transport: 'socket' },
  })
  make = createMessages({ seed: 300 + rooms, roomId: room.roomId, anchor: '糖糖' })
  ;({ panel } = await browser.visit(room))
})
afterEach(() => browser.startOver())
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const say = (text: string, nickname = '小禾', more: object = {}): SceneMessage =>
  make.chat({ text, user: { nickname, ...more } })
const box = () => panel.getByRole('combobox', { name: '搜索弹幕、昵称、礼物' })
const texts = async () => (await panelRows(panel)).map(({ text }) => text)
/** Waits for these rows and no others: as many rows as before may still be those of before. */
const shows = (...parts: string[]) =>
  expect.poll(texts).toEqual(parts.map(part => expect.stringContaining(part)))
const isCleanTo = async (page: Page) => {
  expect(await violationsOf(page)).toEqual([])
}

describe('the search box', () => {
  beforeEach(async () => {
    room.push([
      say('这件多少钱', '张三'),
      say('价格太高了', '李四', { level: 30 }),
      make.gift({ gift: ROSE, repeatEnd: true }),
      make.gift({ gift: CASTLE, repeatEnd: true }),
    ])
    await shows('这件多少钱', '价格太高了', '玫瑰', '城堡')
  })

  test('understands fields, comparisons, patterns and brackets', async () => {
    await box().fill('type:gift diamonds>=99')
    await shows('城堡')
    await box().fill('text:/多少钱|价格/ -from:张三')
    await shows('价格太高了')
    await box().fill('text:/^\\p{Han}+钱$/')
    await shows('这件多少钱')
    await box().fill('类型：弹幕 （等级≥30 or 多少）')
    await shows('这件多少钱', '价格太高了')
    await box().fill('zs')
    await shows('这件多少钱')
  })

  test('tells what is wrong and where, keeps the last good filter, and mends it with a click', async () => {
    await box().fill('type:gift')
    await shows('玫瑰', '城堡')
    await box().fill('type:gift levl>=3 ')
    const fault = panel.getByText('第 11 个字：没有“levl”这个条件')
    await fault.waitFor()
    expect(await box().getAttribute('aria-invalid')).toBe('true')
    await shows('玫瑰', '城堡')
    await isCleanTo(panel)
    await panel.getByRole('button', { name: '改成 level' }).click()
    expect(await box().inputValue()).toBe('type:gift level>=3 ')
    await expect.poll(() => fault.count()).toBe(0)
  })

  test('marks what it found, counts it, tells of pinyin, and greys what is left over', async () => {
    const marks = (name: string) =>
      panel.evaluate(which => [...(CSS.highlights.get(which) ?? [])].map(range => String(range)), name)
    await box().fill('多少')
    await panel.getByText('找到 1 条', { exact: true }).waitFor()
    await expect.poll(() => marks('found')).toEqual(['多少'])
    await box().fill('zs')
    await panel.getByText('找到 1 条 · 其中 1 条按拼音首字母').waitFor()
    await expect.poll(() => marks('found-pinyin')).toEqual(['张三'])
    expect(await marks('found')).toEqual([])
    await box().fill('zs type: ')
    await panel.getByText('条件还不完整').waitFor()
    await panel.locator('.feed[data-stale="true"]').waitFor()
    await shows('这件多少钱')
    await box().press('Escape')
    await isCleanTo(panel)
    await box().fill('')
    await panel.locator('.feed[data-stale="false"]').waitFor()
    await expect.poll(() => marks('found-pinyin')).toEqual([])
  })

  test('the palette reaches commands, settings, views and people by key', async () => {
    const palette = panel.getByRole('dialog', { name: '命令面板' })
    const chosen = palette.getByRole('option', { selected: true })
    await box().fill('a/')
    expect(await palette.count()).toBe(0)
    await box().fill('')
    await panel.getByTestId('feed').focus()
    await panel.keyboard.press('/')
    await palette.waitFor()
    await isCleanTo(panel)
    await panel.keyboard.type('zs')
    await expect.poll(() => chosen.textContent()).toContain('张三')
    await panel.keyboard.press('Enter')
    await panel.getByRole('dialog', { name: '张三' }).getByText('这件多少钱').waitFor()
    await panel.keyboard.press('Escape')
    await panel.keyboard.press('Control+k')
    // The other language finds it too.
    await panel.keyboard.type('text size')
    await expect.poll(() => chosen.textContent()).toContain('字号')
    await panel.keyboard.press('Enter')
    await panel.getByRole('slider', { name: '字号' }).waitFor()
    expect(await panel.getByRole('searchbox', { name: '搜索设置' }).inputValue()).toBe('字号')
    await panel.keyboard.press('Control+k')
    await panel.keyboard.type('提问')
    await panel.keyboard.press('Enter')
    await panel.getByRole('tab', { name: '提问', selected: true }).waitFor()
    await panel.keyboard.press('Control+k')
    await panel.keyboard.type('没有这样的东西')
    await palette.getByText('没有找到').waitFor()
    await panel.keyboard.press('Escape')
    await palette.waitFor({ state: 'detached' })
    await panel.getByRole('tab', { name: '全部' }).click()
  })

  // On a busy machine a hand is quicker than the event by which the browser tells that a dialog has closed.
  test('what is opened in the moment in which a sheet or the palette closes stays open', async () => {
    const palette = panel.getByRole('dialog', { name: '命令面板' })
    const person = panel.getByRole('dialog', { name: '张三' })
    const name = rowsWith(panel, '这件多少钱').getByText('张三')
    const act = (...steps: string[]) => panel.evaluate(actAtOnce, steps)
    await name.click()
    await person.waitFor()
    await act('click .sheet-head button', 'key Control+k')
    await palette.waitFor()
    await panel.keyboard.type('zs')
    await expect.poll(() => palette.getByRole('option', { selected: true }).textContent()).toContain('张三')
    await act('key Enter', 'click [data-event-id] .name')
    await person.waitFor()
    // The same person's sheet again.
    await act('click .sheet-head button', 'click [data-event-id] .name')
    expect(await person.isVisible()).toBe(true)
    // A file dialog that is left without a choice closes nothing around it.
    await act('leave dialog textarea, dialog input')
    expect(await person.isVisible()).toBe(true)
    // By what is in the sheet.
    await panel.getByRole('button', { name: '只看 TA' }).click()
    await act('key Control+k')
    await palette.waitFor()
    await panel.keyboard.press('Escape')
    await palette.waitFor({ state: 'detached' })
    await box().fill('')
    await shows('这件多少钱', '价格太高了', '玫瑰', '城堡')
    await act('menu [data-event-type="chat"]', 'hide .menu', 'menu [data-event-type="gift"]')
    expect(await panel.getByRole('menu').count()).toBe(1)
    await panel.keyboard.press('Escape')
    await panel.getByRole('menu').waitFor({ state: 'detached' })
  })

  test('offers fields, values and names, by keyboard', async () => {
    await box().focus()
    await panel.keyboard.type('fr')
    const list = panel.getByRole('listbox', { name: '搜索建议' })
    await list.getByRole('option', { name: 'from:' }).waitFor()
    expect(await box().getAttribute('aria-expanded')).toBe('true')
    await panel.keyboard.press('ArrowDown')
    await panel.keyboard.press('Enter')
    await list.getByRole('option', { name: '张三' }).waitFor()
    await panel.keyboard.type('zs')
    await expect.poll(() => list.getByRole('option').count()).toBe(1)
    await isCleanTo(panel)
    await panel.keyboard.press('ArrowDown')
    const active = await box().getAttribute('aria-activedescendant')
    expect(await panel.locator(`[id="${active}"]`).getAttribute('aria-selected')).toBe('true')
    await panel.keyboard.press('Tab')
    expect(await box().inputValue()).toBe('from:张三 ')
    await shows('这件多少钱')
    await panel.keyboard.press('ArrowDown')
    await list.getByRole('option', { name: /^类型:/ }).waitFor()
    await panel.keyboard.press('Escape')
    expect(await list.count()).toBe(0)
    expect(await box().inputValue()).toBe('from:张三 ')
    await panel.keyboard.press('Escape')
    expect(await box().inputValue()).toBe('')
  })

  test('a suggestion is taken with a click, too', async () => {
    await box().fill('type:gi')
    await panel.getByRole('option', { name: 'gift 礼物' }).click()
    expect(await box().inputValue()).toBe('type:gift ')
    await shows('玫瑰', '城堡')
  })

  test('help shows examples that work with a click', async () => {
    await panel.getByRole('button', { name: '搜索帮助' }).click()
    const help = panel.getByRole('dialog', { name: '搜索帮助' })
    await help.getByText('所有条件').waitFor()
    await isCleanTo(panel)
    await help.getByRole('button', { name: '99 钻及以上的礼物' }).click()
    expect(await box().inputValue()).toBe('type:gift diamonds>=99')
    await shows('城堡')
  })
})

const click = (name: string | RegExp, role: 'button' | 'tab' | 'switch' = 'button') =>
  panel.getByRole(role, { name, ...(typeof name === 'string' && { exact: true }) }).click()
const toRules = async () => {
  await click('设置')
  await click(/^规则/)
  await panel.getByRole('main', { name: '规则' }).waitFor()
}
const toFeed = async () => {
  await click('返回')
  await click('返回')
}
/** Fills the editor that is open. */
const write = async (filter: string, action: string, name: string) => {
  const editor = panel.getByRole('dialog')
  await editor.getByRole('combobox', { name: '哪些消息' }).fill(filter)
  await editor.getByRole('checkbox', { name: '高亮' }).uncheck()
  await editor.getByRole('checkbox', { name: action, exact: true }).check()
  await editor.getByRole('textbox', { name: '名称' }).fill(name)
}
const save = () => panel.getByRole('dialog').getByRole('button', { name: '保存' }).click()

describe('rules', () => {
  test('are tried while they are written, mark what comes and what was there, and go on after loading', async () => {
    room.push([say('这件多少钱'), say('你好'), say('多少钱啊')])
    await shows('这件多少钱', '你好', '多少钱啊')
    await toRules()
    await click('新建规则')
    await panel.getByRole('dialog', { name: '新建规则' }).waitFor()
    await write('text:多少钱 ', '高亮', '问价')
    await panel.getByText('最近 3 条消息里有 2 条符合').waitFor()
    await panel.getByRole('radio', { name: '红' }).check({ force: true })
    await isCleanTo(panel)
    await save()
    await isCleanTo(panel)
    await toFeed()
    await expect.poll(() => rowsWith(panel, '这件多少钱').getAttribute('data-colour')).toBe('red')
    expect(await rowsWith(panel, '你好').getAttribute('data-colour')).toBeNull()
    await isCleanTo(panel)
    await panel.reload()
    room.push([say('多少钱包邮')])
    await rowsWith(panel, '多少钱包邮').waitFor()
    expect(await rowsWith(panel, '多少钱包邮').getAttribute('data-colour')).toBe('red')
  })

  test('hide, tag, are switched off and on, and put in order by keyboard', async () => {
    room.push([say('看我主页广告'), say('你好')])
    await shows('看我主页广告', '你好')
    await toRules()
    await click('新建规则')
    await write('广告 ', '隐藏', '广告')
    await save()
    await click('新建规则')
    await write('你好 ', '加标签', '招呼')
    expect(await panel.getByRole('dialog').getByRole('button', { name: '保存' }).isDisabled()).toBe(true)
    await panel.getByRole('textbox', { name: '标签文字' }).fill('回一句')
    await save()
    const names = () =>
      panel
        .getByRole('list')
        .getByRole('switch')
        .evaluateAll(all => all.map(one => one.ariaLabel))
    expect(await names()).toEqual(['启用 广告', '启用 招呼'])
    await panel.getByRole('button', { name: '上移 招呼' }).focus()
    await panel.keyboard.press('Enter')
    await expect.poll(names).toEqual(['启用 招呼', '启用 广告'])
    await toFeed()
    await shows('你好')
    expect((await texts())[0]).toContain('回一句')
    await toRules()
    await click('启用 广告', 'switch')
    await toFeed()
    await shows('看我主页广告', '你好')
    await toRules()
    await click('编辑 招呼')
    await panel.getByRole('dialog').getByRole('button', { name: '删除' }).click()
    expect(await names()).toEqual(['启用 广告'])
  })

  test('silence what is read, and let be read what its switch keeps silent', async () => {
    await toRules()
    await click('新建规则')
    await write('text:秘密 ', '静音', '')
    // One slip of the hand throws nothing away.
    await panel.keyboard.press('Escape')
    await panel.getByText('还没保存').waitFor()
    await save()
    await click('新建规则')
    await write('type:enter from:贵宾 ', '始终朗读', '')
    await save()
    await toFeed()
    await browser.settingsStored()
    room.push([
      say('这是秘密'),
      make.enter({ user: { nickname: '路人' } }),
      make.enter({ user: { nickname: '贵宾' } }),
      say('说完了'),
    ])
    // Talk goes before entrances, whenever it came.
    const heard = await browser.voice.waitFor(all =>
      ['说完了', '贵宾'].every(words => all.some(({ text }) => text.includes(words))),
    )
    const said = heard.map(({ text }) => text).join()
    expect(said).not.toContain('秘密')
    expect(said).not.toContain('路人')
  })

  test('go into a file and come out of it; a wrong one is told with its place', async () => {
    await toRules()
    await click('新建规则')
    await write('diamonds>=99 ', '高亮', '大礼物')
    await save()
    const [download] = await Promise.all([panel.waitForEvent('download'), click('导出')])
    const file = await (await download.createReadStream()).toArray()
    const text = Buffer.concat(file).toString()
    const load = (content: string) =>
      panel
        .locator('input[type="file"]')
        .setInputFiles({ name: 'rules.json', mimeType: 'application/json', buffer: Buffer.from(content) })
    await load(text.replace('diamonds>=99', 'diamonds>='))
    await panel.getByText('导入失败，设置没有改变').waitFor()
    await panel.getByText('rules.0.filter：第 11 个字：这里要填一个数字，如 99').waitFor()
    await load(text.slice(0, -10))
    await panel.getByText('不是有效的 JSON 文件').waitFor()
    await click('编辑 大礼物')
    await panel.getByRole('dialog').getByRole('button', { name: '删除' }).click()
    await load(text)
    await panel.getByRole('switch', { name: '启用 大礼物' }).waitFor()
  })
})

describe('views', () => {
  test('are opened by tab and arrow key, and a search is kept as one', async () => {
    room.push([say('这件多少钱'), say('你好'), make.enter({ user: { nickname: '来客' } })])
    await shows('这件多少钱', '你好')
    await click('提问', 'tab')
    await shows('这件多少钱')
    expect(await panel.getByRole('group', { name: '显示哪些消息' }).count()).toBe(0)
    await panel.keyboard.press('ArrowLeft')
    await panel.getByRole('tab', { name: '问货', selected: true }).waitFor()
    await panel.keyboard.press('ArrowLeft')
    await shows('这件多少钱', '你好')
    await box().fill('type:enter ')
    await shows('来客')
    await click('新建视图')
    await panel.getByRole('dialog').getByRole('textbox', { name: '名称' }).fill('谁来了')
    await save()
    await panel.getByRole('tab', { name: '谁来了', selected: true }).waitFor()
    await panel.getByRole('combobox', { name: '搜索弹幕、昵称、礼物' }).fill('')
    await shows('来客')
    await isCleanTo(panel)
    await panel.reload()
    await click('谁来了', 'tab')
    await shows('来客')
  })
})

describe('the simple switches', () => {
  test('only fans, only from a level on, and blocked words', async () => {
    const club = { name: '小糖人', level: 3 }
    room.push([
      make.chat({ text: '我是粉丝', user: { nickname: '粉', club, level: 5 } }),
      make.chat({ text: '我是路人', user: { nickname: '路', club: null, level: 40 } }),
    ])
    await shows('我是粉丝', '我是路人')
    await click('设置')
    await click('只看粉丝团成员', 'switch')
    await click('返回')
    await shows('我是粉丝')
    await click('设置')
    await click('只看粉丝团成员', 'switch')
    await panel.getByRole('spinbutton', { name: /最低荣誉等级/ }).fill('20')
    await click('返回')
    await shows('我是路人')
    await click('设置')
    await panel.getByRole('spinbutton', { name: /最低荣誉等级/ }).fill('0')
    await panel.getByText('含这些词的消息不显示，也不朗读。只想不读，请用“禁读词”').click()
    await panel.getByRole('textbox', { name: /屏蔽词/ }).fill('路人')
    await isCleanTo(panel)
    await click('返回')
    await shows('我是粉丝')
  })
})
