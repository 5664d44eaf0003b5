import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { everyMessage } from '../room/every-message.ts'
import { createMessages } from '../room/messages.ts'
import { createPerson } from '../room/people.ts'
import { createRandom } from '../room/random.ts'
import { startServer } from '../room/server.ts'
import type { RoomServer, SceneMessage, SimulatedRoom } from '../room/types.ts'
import {
  evaluateIn,
  type Launched,
  launch,
  openSidePanel,
  panelRows,
  restingTop,
  rowsWith,
  toggleTypes,
  until,
} from './harness/index.ts'
import { reloaded } from './harness/worker-build.ts'

const ROSE = { id: '165', name: '玫瑰', diamonds: 1, combo: true }

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

interface Scenario {
  room: SimulatedRoom
  make: ReturnType<typeof createMessages>
  say: (text: string, nickname?: string) => SceneMessage
  page: Page
  panel: Page
}

/** A room with its page and its panel open. */
async function open(nickname = '小禾'): Promise<Scenario> {
  const webRid = `8${String(++rooms).padStart(5, '0')}`
  const name = `第${rooms}间`
  const room = server.addRoom({
    webRid,
    scene: null,
    // One name for both: a page that changes its room does not tell the title.
    title: name,
    anchor: name,
    page: { transport: 'socket' },
  })
  const make = createMessages({ seed: 100 + rooms, roomId: room.roomId, anchor: '糖糖' })
  const { page, panel } = await browser.visit(room)
  const say = (text: string, who = nickname) => make.chat({ text, user: { nickname: who } })
  return { room, make, say, page, panel }
}

const rowTexts = async (panel: Page) => (await panelRows(panel)).map(({ text }) => text)
describe('the feed', () => {
  test('each kind of message has its row', async () => {
    const { room, make, say, panel } = await open()
    await toggleTypes(panel, '进场', '点赞')
    room.push([
      say('今晚有新歌吗'),
      make.emoji(),
      make.gift({ repeatEnd: true }),
      make.follow(),
      make.share(),
      make.fansclub(),
      make.enter(),
      make.like(),
      make.control({ action: 'pause' }),
    ])
    await rowsWith(panel, '主播暂停了直播').waitFor()
    const rows = await panelRows(panel)
    const types = 'chat emoji gift follow share fansclub enter control'.split(' ')
    expect(rows.map(({ type }) => type)).toEqual(types)
    // The like is folded into the entrance before it.
    const ids = room.sent.filter(({ type }) => type !== 'like').map(({ id }) => id)
    expect(rows.map(({ id }) => id)).toEqual(ids)
  })

  test('every message that says something to a reader is a row with words', async () => {
    const { room, make, panel } = await open()
    await panel.setViewportSize({ width: 360, height: 6_000 })
    await toggleTypes(panel, '进场', '点赞', '榜单', '在线人数')
    const told = [...everyMessage(make)].filter(({ type }) => type !== 'system' && type !== 'unknown')
    room.push(told)
    await rowsWith(panel, '被平台关闭').waitFor()
    const rows = await panelRows(panel)
    const types = new Set(rows.map(({ type }) => type))
    // Likes are folded into an entrance.
    const missing = new Set(told.map(({ type }) => type).filter(type => !types.has(type)))
    expect([...missing]).toEqual(['like'])
    expect(rows.filter(({ text }) => text === '')).toEqual([])
    const texts = rows.map(({ text }) => text)
    for (const words of ['糖糖 5,210 胜', '发送评论“主播好棒”', '¥', '小时榜第', '被糖糖禁言', '语音']) {
      expect(
        texts.some(text => text.includes(words)),
        words,
      ).toBe(true)
    }
  })

  test('a gift combo is one row that counts up', async () => {
    const { room, make, panel } = await open()
    const user = createPerson(createRandom('giver'), '小糖人', { nickname: '林间小路' })
    for (const repeatCount of [1, 2, 5, 66]) {
      room.push([make.gift({ user, gift: ROSE, repeatCount, groupId: 1_776_121_373, sendType: 4 })])
    }
    await rowsWith(panel, '×66').waitFor()
    expect(await rowTexts(panel)).toHaveLength(1)
    expect((await rowTexts(panel))[0]).toContain('66 钻')
  })

  test('follows the newest; scrolled up it holds still, counts, and returns', async () => {
    const { room, say, panel } = await open()
    // One by one, as on a slow machine: the list has to keep up with its height.
    for (let at = 1; at <= 60; at++) {
      room.push([say(`第${at}条`)])
      if (at <= 30) await rowsWith(panel, `第${at}条`).waitFor()
    }
    await rowsWith(panel, '第60条').waitFor()
    const feed = panel.getByTestId('feed')
    await feed.hover()
    await panel.mouse.wheel(0, -600)
    await expect.poll(async () => (await rowTexts(panel)).some(text => text.endsWith('第60条'))).toBe(false)
    const place = () => restingTop(rowsWith(panel, '第40条'))
    const before = await place()
    for (let at = 61; at <= 78; at++) room.push([say(`第${at}条`)])
    const back = panel.getByRole('button', { name: '18 条新消息' })
    await back.waitFor()
    expect(await place()).toBe(before)
    await back.click()
    await rowsWith(panel, '第78条').waitFor()
    expect(await back.count()).toBe(0)
  })

  test('out of sight it loses nothing, and shows it all on coming back', async () => {
    const { room, say, panel } = await open()
    // No page is ever hidden under test.
    const setSight = (state: DocumentVisibilityState) =>
      panel.evaluate(value => {
        Object.defineProperty(document, 'visibilityState', { value, configurable: true })
        document.dispatchEvent(new Event('visibilitychange'))
      }, state)
    await setSight('hidden')
    for (let at = 1; at <= 5; at++) room.push([say(`没人看的第${at}条`)])
    await browser.killWorker()
    room.push([say('醒来后的话')])
    await browser.voice.waitFor(heard => heard.some(({ text }) => text.endsWith('醒来后的话')))
    await setSight('visible')
    await rowsWith(panel, '醒来后的话').waitFor()
    expect(await rowTexts(panel)).toHaveLength(6)
  })

  test.each([
    ['quick', -100],
    ['slow', -1],
  ])('a %s hand leaves the end of a list that is drawn again and again', async (_, step) => {
    const { room, make, say, panel } = await open()
    const user = createPerson(createRandom('giver'), '小糖人', { nickname: '林间小路' })
    for (let at = 1; at <= 22; at++) room.push([say(`第${at}条`)])
    const give = (repeatCount: number) =>
      room.push([make.gift({ user, gift: ROSE, repeatCount, groupId: 1_776_121_373, sendType: 4 })])
    await rowsWith(panel, '第22条').waitFor()
    const feed = panel.getByTestId('feed')
    await expect.poll(() => feed.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(50)
    await feed.hover()
    let count = 0
    const giving = setInterval(() => give(++count), 10)
    try {
      await rowsWith(panel, '林间小路').waitFor()
      for (let at = 0; at < 20; at++) {
        await panel.mouse.wheel(0, step)
        await panel.evaluate(() => new Promise(requestAnimationFrame))
      }
      // From the end: a line that comes above or below the list moves that, and the list with it.
      const below = () =>
        feed.evaluate(({ scrollHeight, clientHeight, scrollTop }) => scrollHeight - clientHeight - scrollTop)
      await expect.poll(below).toBeGreaterThan(5)
    } finally {
      clearInterval(giving)
    }
    room.push([say('后来的')])
    await panel.getByRole('button', { name: '1 条新消息' }).waitFor()
  })

  test('goes on following when a line comes above it while it scrolls to its end', async () => {
    const { room, say, panel } = await open()
    for (let at = 1; at <= 60; at++) room.push([say(`第${at}条`)])
    await rowsWith(panel, '第60条').waitFor()
    await panel.getByTestId('feed').evaluate(feed => {
      // That it has scrolled to its end is told with the next frame; until then it has become lower.
      for (const line of document.querySelectorAll<HTMLElement>('.status')) line.style.paddingTop = '60px'
      feed.dispatchEvent(new Event('scroll'))
    })
    await expect
      .poll(() =>
        panel.getByTestId('feed').evaluate(feed => feed.scrollHeight - feed.clientHeight - feed.scrollTop),
      )
      .toBe(0)
    room.push([say('第61条')])
    await rowsWith(panel, '第61条').waitFor()
    expect(await panel.getByRole('button', { name: '条新消息' }).count()).toBe(0)
  })

  test('what is taken back is struck, and its text behind a click until a switch hides it for good', async () => {
    const { room, make, say, panel } = await open()
    const regret = say('发错了')
    room.push([say('留下'), regret])
    await rowsWith(panel, '发错了').waitFor()
    room.push([make.del([regret])])
    await rowsWith(panel, '已撤回').waitFor()
    expect((await rowTexts(panel)).join()).not.toContain('发错了')
    const recalled = rowsWith(panel, '已撤回')
    await recalled.getByText(/已撤回（\d\d:\d\d:\d\d）/).waitFor()
    await recalled.getByRole('button', { name: '看内容' }).click()
    await recalled.getByText('发错了').waitFor()
    await recalled.getByRole('button', { name: '收起' }).click()
    await recalled.getByText('发错了').waitFor({ state: 'detached' })
    await panel.getByRole('button', { name: '设置' }).click()
    await panel.getByRole('switch', { name: '可以查看撤回的内容' }).click()
    await panel.getByRole('button', { name: '返回' }).click()
    await recalled.waitFor()
    expect(await recalled.getByRole('button', { name: '看内容' }).count()).toBe(0)
    await recalled.click({ button: 'right', position: { x: 60, y: 6 } })
    const items = await panel.getByRole('menuitem').allTextContents()
    expect(items).not.toContain('复制为 JSON')
    expect(items).not.toContain('原始数据')
  })

  test('hostile names and texts are text, and stay in their place', async () => {
    const { room, say, panel } = await open()
    room.push([
      say('<img src=x onerror=document.title=1>', '<script>document.title=1</script>'),
      say(`z${'\u0301'.repeat(5000)}algo`),
      say('\u202e反着写\u202d', '\u202e名'),
      say('长'.repeat(30_000)),
      say('最后一条'),
    ])
    await rowsWith(panel, '最后一条').waitFor()
    expect(await panel.title()).toBe('听弹')
    expect(await panel.locator('[data-testid="feed"] img[src="x"]').count()).toBe(0)
    const heights = await panel
      .locator('[data-testid="feed"] [data-event-id]')
      .evaluateAll(rows => rows.map(one => one.getBoundingClientRect().height))
    expect(Math.max(...heights)).toBeLessThan(400)
    const overflow = await panel.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
  })
})

describe('what is shown', () => {
  test('a chip hides and shows its type, at once and after loading again', async () => {
    const { room, make, say, panel } = await open()
    room.push([say('弹幕在'), make.follow()])
    await rowsWith(panel, '关注了主播').waitFor()
    const chip = panel.getByRole('button', { name: /^关注/ })
    await chip.click()
    await expect.poll(() => rowsWith(panel, '关注了主播').count()).toBe(0)
    expect(await chip.getAttribute('aria-pressed')).toBe('false')
    await panel.reload()
    await rowsWith(panel, '弹幕在').waitFor()
    expect(await rowsWith(panel, '关注了主播').count()).toBe(0)
    await chip.click()
    await rowsWith(panel, '关注了主播').waitFor()
  })

  test('the search finds words in text, names and gifts while typing', async () => {
    const { room, make, say, panel } = await open()
    room.push([say('这件多少钱'), say('哈哈', '价格小姐'), make.gift({ gift: ROSE, repeatEnd: true })])
    await rowsWith(panel, '玫瑰').waitFor()
    const search = panel.getByRole('combobox', { name: '搜索弹幕、昵称、礼物' })
    for (const [words, found] of [
      ['多少', '这件多少钱'],
      ['价格', '哈哈'],
      ['玫瑰', '玫瑰'],
    ] as const) {
      await search.fill(words)
      await expect.poll(async () => (await rowTexts(panel)).length).toBe(1)
      expect((await rowTexts(panel))[0]).toContain(found)
    }
    await search.fill('没有这样的话')
    await panel.getByText('没有符合的消息，换个条件试试').waitFor()
    await search.press('Escape')
    await expect.poll(async () => (await rowTexts(panel)).length).toBe(3)
  })
})

describe('what is heard', () => {
  const heard = async (text: string) => (await browser.heard()).some(one => one.text === text)

  test('types are switched on and off', async () => {
    await browser.allowLateSpeech()
    const { room, make, panel } = await open()
    await panel.getByRole('button', { name: '设置' }).click()
    await panel.getByRole('switch', { name: '朗读进场' }).click()
    await panel.getByRole('switch', { name: '朗读弹幕' }).click()
    await panel.getByRole('button', { name: '返回' }).click()
    await browser.settingsStored()
    room.push([
      make.chat({ text: '不该读', user: { nickname: '静音者' } }),
      make.enter({ user: { nickname: '来客' } }),
    ])
    await browser.voice.waitFor(all => all.some(({ text }) => text === '欢迎来客'))
    expect(await heard('静音者说：不该读')).toBe(false)
  })

  test('rate and volume reach the voice; the trial speaks', async () => {
    const { panel } = await open()
    await panel.getByRole('button', { name: '设置' }).click()
    await panel.getByRole('slider', { name: '语速' }).fill('1.5')
    await panel.getByRole('slider', { name: '音量' }).fill('0.4')
    await browser.settingsStored()
    const before = (await browser.heard()).length
    await panel.getByRole('button', { name: '试听' }).click()
    const all = await browser.voice.waitFor(now => now.length > before)
    expect(all.at(-1)).toMatchObject({ rate: 1.5, volume: 0.4 })
    expect(all.at(-1)?.text).toContain('你好，我是听弹')
  })

  test('pause, resume, skip and clear, by keyboard', async () => {
    await browser.allowLateSpeech()
    const { room, say, panel } = await open('按键人')
    await browser.voice.setMode({ kind: 'normal', baseMs: 4_000 })
    const press = (name: string) => panel.getByRole('button', { name }).press('Enter')
    await press('暂停朗读')
    await panel.getByRole('button', { name: '继续朗读' }).waitFor()
    room.push([say('一'), say('二'), say('三')])
    await panel.getByText('待读 3').waitFor()
    expect(await heard('按键人说：一')).toBe(false)
    await press('继续朗读')
    await browser.voice.waitFor(all => all.some(({ text }) => text === '按键人说：一'))
    await press('跳过这一条')
    const all = await browser.voice.waitFor(now => now.some(({ text }) => text === '按键人说：二'))
    expect(all.find(({ text }) => text === '按键人说：一')?.ended).not.toBe('end')
    await press('清空待朗读')
    await panel.getByText('待读 0').waitFor()
    await browser.voice.setMode({ kind: 'normal' })
    room.push([say('四')])
    await browser.voice.waitFor(now => now.some(({ text }) => text === '按键人说：四'))
    expect(await heard('按键人说：三')).toBe(false)
  })

  test('the master switch silences everything', async () => {
    await browser.allowLateSpeech()
    const { room, say, panel } = await open('关掉者')
    await panel.getByRole('switch', { name: '朗读', exact: true }).click()
    await panel.getByText('朗读已关闭').waitFor()
    await browser.settingsStored()
    room.push([say('听不见')])
    await rowsWith(panel, '听不见').waitFor()
    await panel.getByRole('switch', { name: '朗读', exact: true }).click()
    await browser.settingsStored()
    room.push([say('听得见')])
    await browser.voice.waitFor(all => all.some(({ text }) => text === '关掉者说：听得见'))
    expect(await heard('关掉者说：听不见')).toBe(false)
  })
})

describe('status, each with its next step', () => {
  test('no room: what to do, a trial of the voice, and a tab from before is loaded again', async () => {
    const own = await launch()
    try {
      const page = await own.openPage('about:blank')
      const { targetId } = await openSidePanel(own, page)
      await page.goto('data:text/html,before')
      const click = (name: string) =>
        until(
          () =>
            evaluateIn<boolean>(
              own,
              targetId,
              `(() => {
                const button = [...document.querySelectorAll('button')].find(one => one.textContent === '${name}')
                button?.click()
                return button !== undefined
              })()`,
            ),
          clicked => clicked,
          30_000,
          () => `no button ${name}`,
        )
      await click('试听一句')
      await own.voice.waitFor(heard => heard.some(({ text }) => text.includes('你好，我是听弹')))
      await page.bringToFront()
      const loaded = page.waitForEvent('load')
      await click('刷新当前标签页')
      await loaded
    } finally {
      await own.close()
    }
  })

  test('paused, resumed, ended by the anchor', async () => {
    const { room, make, panel } = await open()
    room.push([make.control({ action: 'pause' })])
    await panel.locator('.status', { hasText: '主播暂停了直播' }).waitFor()
    room.push([make.control({ action: 'resume' })])
    await expect.poll(() => panel.locator('.status', { hasText: '主播暂停了直播' }).count()).toBe(0)
    room.push([make.control({ action: 'finish' })])
    await panel.locator('.status', { hasText: '直播已结束' }).waitFor()
  })

  test('the page was closed', async () => {
    const { room, say, page, panel } = await open()
    room.push([say('还在')])
    await rowsWith(panel, '还在').waitFor()
    await page.close()
    await panel.getByText('这个直播间的页面已关闭').waitFor()
    await rowsWith(panel, '还在').waitFor()
    const opened = browser.context.waitForEvent('page', again => again.url() === room.url)
    await panel.getByRole('button', { name: '重新打开' }).click()
    await opened
    await expect.poll(() => panel.getByText('这个直播间的页面已关闭').count()).toBe(0)
  })

  test('the extension was loaded anew: the page is left in peace, the user is told, and a reload mends it', async () => {
    const { room, say, page, panel } = await open()
    const errors: string[] = []
    page.on('console', message => errors.push(message.text()))
    page.on('pageerror', error => errors.push(error.message))
    room.push([say('更新之前')])
    await rowsWith(panel, '更新之前').waitFor()
    await reloaded(browser, () => panel.evaluate(() => chrome.runtime.reload()))
    const again = await browser.openPanel(room.roomId)
    await again.getByText('听弹已更新').waitFor()
    room.push([say('没人听见')])
    expect(errors).toEqual([])
    await again.getByRole('button', { name: '刷新页面' }).click()
    await page.waitForLoadState()
    await room.waitForClient()
    await expect.poll(() => again.getByText('听弹已更新').count()).toBe(0)
    room.push([say('更新之后')])
    await rowsWith(again, '更新之后').waitFor()
  })
})

test('two rooms: the panel follows one, the switcher takes it to the other', async () => {
  const [a, b] = [await open(), await open()]
  a.room.push([a.say('甲房的话')])
  b.room.push([b.say('乙房的话')])
  const panel = await browser.openPanel()
  await panel.locator('.room-title').click()
  await panel
    .getByRole('dialog', { name: '切换直播间' })
    .getByRole('button', { name: new RegExp(`^${a.room.title}`) })
    .click()
  await rowsWith(panel, '甲房的话').waitFor()
  expect(await rowsWith(panel, '乙房的话').count()).toBe(0)
})

test('the true side panel shows the room', async () => {
  const { room, say } = await open()
  const page = await browser.openPage('about:blank')
  const target = await openSidePanel(browser, page)
  await page.goto(room.url)
  room.push([say('侧边栏里也有')])
  await until(
    () =>
      evaluateIn<string>(
        browser,
        target.targetId,
        'document.querySelector(`[data-testid="feed"]`)?.textContent ?? ""',
      ),
    text => text.includes('侧边栏里也有'),
    30_000,
    text => `the side panel shows ${JSON.stringify(text)}`,
  )
})
