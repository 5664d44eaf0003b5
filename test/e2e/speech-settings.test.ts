import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createMessages } from '../room/messages.ts'
import { startServer } from '../room/server.ts'
import type { RoomServer } from '../room/types.ts'
import { faultsOf } from './harness/faults.ts'
import { LATE_SPEECH, type Launched, launch } from './harness/index.ts'

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

/** A room with the settings of its panel open. */
async function open() {
  const webRid = `6${String(++rooms).padStart(5, '0')}`
  const name = `设置房${rooms}`
  const room = server.addRoom({
    webRid,
    scene: null,
    // One name for both: a page that changes its room does not tell the title.
    title: name,
    anchor: name,
    page: { transport: 'socket' },
  })
  const make = createMessages({ seed: 600 + rooms, roomId: room.roomId, anchor: '糖糖' })
  await browser.allowLateSpeech()
  const { panel } = await browser.visit(room)
  await panel.getByRole('button', { name: '设置' }).click()
  const hears = (text: string) => browser.voice.waitFor(all => all.some(one => one.text === text))
  const say = async (text: string, nickname = '小禾') => {
    await browser.settingsStored()
    room.push([make.chat({ text, user: { nickname } })])
  }
  return { room, make, panel, hears, say }
}

const section = async (panel: Page, title: string) => {
  await panel.locator('.section > summary', { hasText: title }).click()
  return panel.locator('.section', { hasText: title })
}

describe('one type of message', () => {
  test('its template is checked while it is typed, with the place of the error', async () => {
    const { panel } = await open()
    await panel.getByRole('button', { name: '礼物：朗读设置' }).click()
    const words = panel.getByRole('textbox', { name: '朗读模板' })
    await words.fill('谢谢{usr}的{gift}')
    await panel.getByText('第 3 个字：没有 {usr} 这一项，是不是 {user}？').waitFor()
    expect(await panel.locator('.marked mark').textContent()).toBe('{usr}')
    expect(await words.getAttribute('aria-invalid')).toBe('true')
    await words.fill('谢谢{user}的{gift}')
    await panel.getByText('谢谢林间小路的玫瑰').waitFor()
    await panel.getByRole('button', { name: '插入数量' }).click()
    expect(await words.inputValue()).toBe('谢谢{user}的{gift}{count}')
    await panel.getByRole('button', { name: '恢复默认模板' }).click()
    expect(await words.inputValue()).toBe('谢谢{user}送的{count}个{gift}')
  })

  test('a button says it with the latest of the room, in its own voice, rate, pitch and volume', async () => {
    const { room, make, panel, hears } = await open()
    await panel.getByRole('button', { name: '关注：朗读设置' }).click()
    await panel.getByText('示例').waitFor()
    await panel.getByRole('switch', { name: '朗读关注' }).click()
    room.push([make.follow({ user: { nickname: '阿茶' } })])
    await panel.getByRole('textbox', { name: '朗读模板' }).fill('欢迎{user}加入')
    await panel.getByRole('slider', { name: '语速' }).fill('1.5')
    await panel.getByRole('slider', { name: '音高' }).fill('0.5')
    await panel.getByRole('slider', { name: '音量' }).fill('0.5')
    await expect
      .poll(async () => {
        await panel.getByRole('button', { name: '试听' }).click()
        return panel.locator('.trial').textContent()
      })
      .toContain('欢迎阿茶加入')
    const all = await hears('欢迎阿茶加入')
    expect(all.find(({ text }) => text === '欢迎阿茶加入')).toMatchObject({
      rate: 1.5,
      pitch: 0.5,
      volume: 0.5,
    })
  })

  test('its own words are what is read, and an empty template is never read', async () => {
    const { room, make, panel, say, hears } = await open()
    await panel.getByRole('button', { name: '弹幕：朗读设置', exact: true }).click()
    const words = panel.getByRole('textbox', { name: '朗读模板' })
    await words.fill('{user}讲：{text}')
    await words.press('Escape')
    expect(await panel.evaluate(() => document.activeElement?.getAttribute('data-type'))).toBe('chat')
    await say('新的说法')
    await hears('小禾讲：新的说法')
    await panel.getByRole('button', { name: '弹幕：朗读设置', exact: true }).click()
    await words.fill('')
    await panel.getByText('模板为空，这类消息不朗读。').waitFor()
    await say('读不到')
    // What came after it was heard, so it had its chance.
    room.push([make.follow({ user: { nickname: '后来的' } })])
    await hears('谢谢后来的的关注')
    await words.fill('{text}')
    await say('读得到')
    const all = await hears('读得到')
    expect(all.some(({ text }) => text.includes('读不到'))).toBe(false)
  })
})

describe('text', () => {
  test('replacements: a pattern is checked while it is typed, and what is right is used', async () => {
    const { panel, say, hears } = await open()
    const text = await section(panel, '文字读法')
    await text.getByRole('button', { name: '添加一行' }).click()
    await text.getByRole('textbox', { name: '第 1 行，原文' }).fill('(哥+')
    await text.getByRole('textbox', { name: '第 1 行，读作' }).fill('大哥')
    await text.getByRole('button', { name: '第 1 行用正则表达式' }).click()
    await text.getByText('正则表达式有误').waitFor()
    await text.getByRole('textbox', { name: '第 1 行，原文' }).fill('哥+')
    await expect.poll(() => text.getByText('正则表达式有误').count()).toBe(0)
    await say('谢谢哥哥哥')
    await hears('小禾说：谢谢大哥')
    await text.getByRole('button', { name: '删除第 1 行' }).click()
    await say('还是哥哥')
    await hears('小禾说：还是哥哥')
  })

  test('blocked words come out of a file, also of an old one, and skip or bleep', async () => {
    const { panel, say, hears } = await open()
    const text = await section(panel, '文字读法')
    // 坏话 and 脏话 as GBK.
    const buffer = Buffer.from([0xbb, 0xb5, 0xbb, 0xb0, 0x0d, 0x0a, 0xd4, 0xe0, 0xbb, 0xb0])
    await text
      .locator('input[type=file]')
      .setInputFiles({ name: 'words.txt', mimeType: 'text/plain', buffer })
    await text.getByText('已添加 2 个').waitFor()
    expect(await text.getByRole('textbox', { name: /禁读词（2 个）/ }).inputValue()).toBe('坏话\n脏话')
    await say('这是坏话')
    await panel.getByText(/略过 1/).waitFor()
    await text.getByRole('radio', { name: '读成“哔”' }).click()
    await say('有脏话的')
    const all = await hears('小禾说：有哔的')
    expect(all.some(({ text }) => text.includes('坏话'))).toBe(false)
  })
})

test('people: what is laid down is listed, takes effect, and can be removed', async () => {
  const { panel, say, hears } = await open()
  await browser.storeSettings({
    people: { 77: { name: '王五', muted: true, note: '老朋友' } },
    speech: { queue: LATE_SPEECH },
  })
  const people = await section(panel, '观众')
  await people.getByText('已静音 · 有备注').waitFor()
  await people.getByText('王五').click()
  await people.getByRole('button', { name: '移除 王五' }).click()
  await people.getByText('还没有。').waitFor()
  await say('列表空了')
  await hears('小禾说：列表空了')
})

test('queue: a preset sets the numbers; one out of bounds is told and not taken; each can be reset', async () => {
  const { panel } = await open()
  const queue = await section(panel, '朗读队列')
  const stored = () =>
    panel.evaluate(async () => {
      const { settings } = await chrome.storage.local.get<{
        settings?: { speech: { queue: { waiting: number } } }
      }>('settings')
      return settings?.speech.queue.waiting
    })
  await queue.getByRole('radio', { name: '不漏' }).check()
  await expect.poll(stored).toBe(100)
  await queue.getByRole('radio', { name: '均衡' }).check()
  await queue.getByText('高级').click()
  const waiting = queue.getByRole('spinbutton', { name: /队列上限/ }).first()
  await waiting.fill('500')
  await queue.getByText('请填 1 到 100').waitFor()
  await waiting.fill('12')
  await expect.poll(stored).toBe(12)
  await queue.getByRole('button', { name: '队列上限：恢复为 8' }).click()
  await expect.poll(stored).toBe(8)
  await waiting.fill('20')
  await queue.getByText('你改过数字').waitFor()
  await queue.getByRole('radio', { name: '均衡' }).check()
  await expect.poll(stored).toBe(8)
  await expect.poll(() => waiting.inputValue()).toBe('8')
})

test('only one room: what another says is not read', async () => {
  const { room, panel, say } = await open()
  const other = await open()
  await section(panel, '朗读范围')
  await panel.getByRole('combobox', { name: '只读一个直播间' }).selectOption({ label: room.title })
  await other.say('别的房间')
  await say('这个房间')
  const all = await other.hears('小禾说：这个房间')
  expect(all.some(({ text }) => text.includes('别的房间'))).toBe(false)
})

test('all opened in English at the 240 px of a sidebar: axe finds nothing, and nothing is wider than the panel', async () => {
  const own = await launch({ lang: 'en-US' })
  try {
    const panel = await own.openPanel()
    await panel.setViewportSize({ width: 240, height: 760 })
    await own.storeSettings({
      people: { 77: { name: '王五', muted: true, nickname: '小五' } },
      speech: { text: { replacements: [{ from: '(', to: 'x', pattern: true }] } },
    })
    await panel.getByRole('button', { name: 'Settings', exact: true }).click()
    for (const summary of await panel.locator('.section > summary, .voice-picker > summary').all()) {
      await summary.click()
    }
    await panel.locator('.person > summary').click()
    expect(await faultsOf(panel)).toEqual([])
    await panel.locator('[data-type="gift"]').click()
    await panel.locator('.template input').fill('{nobody}')
    expect(await faultsOf(panel)).toEqual([])
  } finally {
    await own.close()
  }
})
