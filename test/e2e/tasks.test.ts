import { readFileSync } from 'node:fs'
import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createMessages } from '../room/messages.ts'
import { createPerson, type Person } from '../room/people.ts'
import { createRandom } from '../room/random.ts'
import { startServer } from '../room/server.ts'
import type { RoomServer } from '../room/types.ts'
import { type Launched, launch, rowsWith, TEST_VOICE } from './harness/index.ts'
import { textsOf } from './harness/texts.ts'

/** What users come for, each with the clicks and keys that it takes, by role and name, in both languages. */
describe.each(['zh-CN', 'en-US'] as const)('tasks in %s', lang => {
  const { t, kind } = textsOf(lang)
  let server: RoomServer
  let browser: Launched
  let panel: Page
  let rooms = 0
  let steps = 0

  beforeAll(async () => {
    server = await startServer()
    browser = await launch({ chromiumArgs: server.chromiumArgs, lang })
    // The picker is the browser's own window; without it the file comes by download.
    await browser.context.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
  })
  afterEach(() => browser.startOver())
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  const person = (nickname: string) =>
    createPerson(createRandom(nickname), '小糖人', { nickname, club: null, admin: false, level: 0 })
  const open = async () => {
    const webRid = `85${lang === 'zh-CN' ? 1 : 2}${String(++rooms).padStart(3, '0')}`
    const room = server.addRoom({ webRid, scene: null, anchor: '糖糖', page: { transport: 'socket' } })
    const make = createMessages({ seed: 700 + rooms, roomId: room.roomId, anchor: '糖糖' })
    ;({ panel } = await browser.visit(room, { width: 360, height: 760 }))
    steps = 0
    return { room, make, say: (text: string, user: Person) => make.chat({ text, user }) }
  }
  const row = (text: string) => rowsWith(panel, text)
  /** One click or key of the user. */
  const step = async (act: Promise<unknown>) => {
    steps++
    await act
  }
  const hears = (words: string) =>
    browser.voice.waitFor(heard => heard.some(({ text }) => text.includes(words)))
  const heard = async () => (await browser.heard()).map(({ text }) => text)
  const stored = () =>
    panel.evaluate(async () => (await chrome.storage.local.get('settings')).settings as object)
  const button = (page: Page, key: string, ...gaps: string[]) =>
    page.getByRole('button', { name: t(key, ...gaps), exact: true })
  /** The page that a step opens. */
  const opens = async (act: () => Promise<unknown>) => {
    const opened = browser.context.waitForEvent('page')
    await step(act())
    return opened
  }

  test('never hear one person', async () => {
    const { room, say } = await open()
    const loud = person('话痨')
    room.push([say('吵死了', loud)])
    await hears('吵死了')
    await step(row('吵死了').click({ button: 'right' }))
    await step(panel.getByRole('menuitemradio', { name: t('treatment.mute') }).click())
    expect(steps).toBe(2)
    await panel.getByText(t('deed.mute', '话痨')).waitFor()
    await browser.settingsStored()
    room.push([say('还在吵', loud), say('别人说话', person('小禾'))])
    await hears('别人说话')
    expect((await heard()).filter(text => text.includes('还在吵'))).toEqual([])
  })

  test('all that one person said', async () => {
    const { room, say } = await open()
    const zhou = person('老周')
    room.push([say('第一句', zhou), say('旁人的话', person('小禾')), say('第二句', zhou)])
    await row('第二句').waitFor()
    await step(row('第二句').getByText('老周').click())
    expect(steps).toBe(1)
    const said = panel.getByRole('dialog').getByRole('listitem')
    await said.first().waitFor()
    expect(await said.allTextContents()).toEqual([
      expect.stringContaining('第二句'),
      expect.stringContaining('第一句'),
    ])
    expect(await said.first().isVisible()).toBe(true)
  })

  test('top giver thanked aloud', async () => {
    const { room, make } = await open()
    const gift = (name: string, diamonds: number) => ({ id: String(diamonds), name, diamonds, combo: false })
    room.push([
      make.gift({ user: person('豆豆'), gift: gift('玫瑰', 1), repeatEnd: true }),
      make.gift({ user: person('云熊云'), gift: gift('嘉年华', 30_000), repeatEnd: true }),
    ])
    await hears('嘉年华')
    const before = (await heard()).length
    // A chip of the same name stands below.
    const head = panel.locator('header.head')
    await step(head.getByRole('button', { name: t('gifts.title'), exact: true }).click())
    // The first of the list.
    const top = panel.locator('.giver').first()
    await step(top.getByRole('button', { name: t('gifts.thankWho', '云熊云'), exact: true }).click())
    expect(steps).toBe(2)
    await browser.voice.waitFor(all => all.slice(before).some(({ text }) => text.includes('云熊云送的')))
  })

  test('tonight as Excel', async () => {
    const { room, say } = await open()
    room.push([say('今晚的第一句', person('小禾'))])
    await row('今晚的第一句').waitFor()
    const history = await opens(() => button(panel, 'history.open').click())
    await history.getByText('今晚的第一句').first().waitFor()
    await step(button(history, 'export.title').click())
    const download = history.waitForEvent('download')
    await step(button(history, 'export.save').click())
    expect(steps).toBe(3)
    const file = await download
    expect(file.suggestedFilename()).toMatch(/\.xlsx$/)
    // A workbook is a zip.
    expect(
      readFileSync(await file.path())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
  })

  test('another voice for gifts', async () => {
    await open()
    await step(button(panel, 'head.settings').click())
    await step(button(panel, 'types.open', kind('gift')).click())
    await step(panel.locator('summary:visible', { hasText: t('settings.voiceName') }).click())
    await step(panel.getByRole('radio', { name: new RegExp(`^${TEST_VOICE.voiceName}`) }).click())
    expect(steps).toBe(4)
    await expect.poll(stored).toMatchObject({ speech: { types: { gift: { voice: TEST_VOICE.voiceName } } } })
  })

  test('larger letters', async () => {
    const { room, say } = await open()
    room.push([say('看不清', person('小禾'))])
    const size = () => row('看不清').evaluate(one => Number.parseFloat(getComputedStyle(one).fontSize))
    const before = await size()
    await step(button(panel, 'head.settings').click())
    await step(panel.getByRole('slider', { name: t('look.size') }).press('ArrowRight'))
    expect(steps).toBe(2)
    await expect.poll(size).toBeGreaterThan(before)
  })

  test('always on top', async () => {
    const { room, say } = await open()
    room.push([say('打着游戏看', person('小禾'))])
    const opener = await opens(() => button(panel, 'floating.label').click())
    await step(button(opener, 'floating.open').click())
    expect(steps).toBe(2)
    await expect
      .poll(() =>
        opener.evaluate(
          'documentPictureInPicture.window?.document.querySelector("iframe").contentDocument.body.textContent',
        ),
      )
      .toContain('打着游戏看')
  })

  test('settings to another computer', async () => {
    await open()
    await button(panel, 'head.settings').click()
    await panel.getByRole('radio', { name: t('settings.dark') }).click()
    await button(panel, 'settings.back').click()
    await step(button(panel, 'head.settings').click())
    const download = panel.waitForEvent('download')
    await step(button(panel, 'settingsFile.save').click())
    expect(steps).toBe(2)
    const file = await (await download).path()
    await browser.startOver()
    // There it takes as many: the button opens the browser's question for the file.
    panel = await browser.openPanel()
    steps = 0
    await step(button(panel, 'head.settings').click())
    const chooser = panel.waitForEvent('filechooser')
    await step(button(panel, 'settingsFile.load').click())
    expect(steps).toBe(2)
    await (await chooser).setFiles(file)
    await panel.getByText(t('settingsFile.loaded')).waitFor()
    await expect.poll(stored).toMatchObject({ theme: 'dark' })
  })

  test('stop everything', async () => {
    const { room, say } = await open()
    room.push([say('先读这句', person('小禾'))])
    await hears('先读这句')
    await step(button(panel, 'voice.panic').click())
    expect(steps).toBe(1)
    await panel.getByText(t('voice.off')).waitFor()
    await expect.poll(stored).toMatchObject({ speech: { on: false } })
    await browser.settingsStored()
    const before = (await browser.heard()).length
    room.push([say('不该读的', person('小禾'))])
    await row('不该读的').waitFor()
    expect((await browser.heard()).length).toBe(before)
  })

  test('why is nothing heard', async () => {
    await open()
    await browser.storeSettings({ speech: { volume: 0, only: { fansAndAdmins: true } } })
    await panel.reload()
    const bar = panel.getByRole('region', { name: t('voice.label') })
    await step(bar.getByRole('button').first().click())
    expect(steps).toBe(1)
    const why = panel.getByRole('region', { name: t('silence.title') })
    expect(await why.getByRole('listitem').allTextContents()).toEqual([
      t('silence.volume'),
      t('silence.only'),
    ])
    await button(panel, 'silence.settings').click()
    await panel.getByRole('heading', { name: t('settings.title'), exact: true }).waitFor()
  })

  test('only gifts and questions aloud', async () => {
    const { room, make, say } = await open()
    room.push([say('大家好', person('小禾'))])
    await hears('大家好')
    await step(panel.getByRole('radio', { name: t('scope.giftsAndQuestions') }).check())
    expect(steps).toBe(1)
    await browser.settingsStored()
    const rose = { id: '165', name: '玫瑰', diamonds: 1, combo: false }
    room.push([
      say('真好看', person('阿花')),
      make.follow({ user: person('新来的') }),
      say('主播唱的什么歌？', person('小禾')),
      make.gift({ user: person('豆豆'), gift: rose, repeatEnd: true }),
    ])
    await hears('什么歌')
    await hears('玫瑰')
    expect((await heard()).filter(text => /真好看|关注/.test(text))).toEqual([])
  })

  test('answered questions', async () => {
    const { room, say } = await open()
    const texts = ['这件多少钱', '包邮吗', '165 110斤穿什么码']
    room.push([...texts, '这件多少钱？'].map((text, at) => say(text, person(`客${at}`))))
    const tab = panel.getByRole('tab', { name: t('views.asks'), exact: true })
    const isOpen = (count: number) =>
      expect.poll(() => tab.getAttribute('aria-description')).toBe(t('todo.unanswered', count))
    await isOpen(3)
    await tab.click()
    const ticked = (text: string) =>
      panel.getByRole('checkbox', { name: t('todo.tickAsk', text), exact: true })

    await step(ticked('这件多少钱').click())
    await isOpen(2)
    await ticked('包邮吗').focus()
    await step(panel.keyboard.press('Space'))
    await isOpen(1)
    expect(steps).toBe(2)
    // The same words are ticked together, and what is ticked folds away.
    expect(await panel.getByRole('checkbox').count()).toBe(1)
    await expect
      .poll(() => panel.evaluate(() => document.activeElement?.ariaLabel))
      .toBe(t('todo.tickAsk', '165 110斤穿什么码'))

    // Another panel shows the same, and so does the next worker.
    const other = await browser.openPanel(room.roomId)
    const otherTab = other.getByRole('tab', { name: t('views.asks'), exact: true })
    await expect.poll(() => otherTab.getAttribute('data-count')).toBe('1')
    await browser.killWorker()
    room.push([say('包邮吗', person('后来的'))])
    await isOpen(2)
    await expect.poll(() => otherTab.getAttribute('data-count')).toBe('2')
    await panel.getByText(t('todo.again')).waitFor()
    await otherTab.click()
    await other.getByRole('checkbox', { name: t('todo.tickAsk', '包邮吗'), exact: true }).click()
    await isOpen(1)

    await step(panel.getByRole('button', { name: t('todo.next'), exact: true }).click())
    await browser.voice.waitFor(all => all.filter(({ text }) => text.includes('穿什么码')).length === 2)
    await step(ticked('165 110斤穿什么码').click())
    await panel.getByText(t('todo.allAnswered')).waitFor()
    await panel.getByRole('button', { name: t('todo.answeredCount', 3) }).click()
    await expect.poll(() => panel.getByRole('checkbox', { checked: true }).count()).toBe(3)
  })

  test('highlight 退款', async () => {
    const { room, say } = await open()
    room.push([say('怎么退款', person('小禾')), say('好看', person('阿花'))])
    await row('好看').waitFor()
    await step(panel.getByRole('combobox', { name: t('filter.search') }).fill('退款'))
    await step(panel.getByRole('button', { name: t('filter.highlight'), exact: true }).click())
    expect(steps).toBe(2)
    await expect.poll(() => row('怎么退款').getAttribute('data-colour')).not.toBeNull()
    await row('好看').waitFor()
    expect(await row('好看').getAttribute('data-colour')).toBeNull()
  })
})
