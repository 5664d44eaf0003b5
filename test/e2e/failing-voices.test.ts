import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createMessages } from '../room/messages.ts'
import { startServer } from '../room/server.ts'
import type { RoomServer } from '../room/types.ts'
import { evaluateIn, LATE_SPEECH, type Launched, launch, type Mode, TEST_VOICE } from './harness/index.ts'

const FIRST = TEST_VOICE
const SECOND = { voiceName: '第二个 Second', lang: 'zh-CN' }
const ENGLISH = { voiceName: 'English Test', lang: 'en-US' }

let server: RoomServer
let browser: Launched
let rooms = 0

beforeAll(async () => {
  server = await startServer()
  browser = await launch({ chromiumArgs: server.chromiumArgs })
})
beforeEach(async () => {
  await browser.voice.setVoices([FIRST, SECOND])
  await browser.voice.setMode({ kind: 'normal' })
  for (const { voiceName } of [FIRST, SECOND]) await browser.voice.setMode({ kind: 'normal' }, voiceName)
})
afterEach(() => browser.startOver())
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** A room with its page and its panel open; `say` sends a chat, `heard` waits for who said a text how. */
async function open(settings: object = {}) {
  const webRid = `7${String(++rooms).padStart(5, '0')}`
  const room = server.addRoom({ webRid, scene: null, anchor: '糖糖', page: { transport: 'socket' } })
  const make = createMessages({ seed: 700 + rooms, roomId: room.roomId, anchor: '糖糖' })
  const { panel } = await browser.visit(room)
  // The text alone, so that it can be known again.
  const speech = { types: { chat: { template: '{text}' } }, queue: LATE_SPEECH, ...settings }
  await browser.storeSettings({ speech })
  const say = (...texts: string[]) => room.push(texts.map(text => make.chat({ text })))
  const heard = async (text: string, ended: string, timeout?: number) => {
    const all = await browser.voice.waitFor(
      now => now.some(one => one.text === text && one.ended === ended),
      timeout,
    )
    return all.filter(one => one.text === text).map(one => [one.voice, one.ended])
  }
  const line = (words: string | RegExp) => panel.locator('.status .hint', { hasText: words }).waitFor()
  return { panel, say, heard, line }
}

describe('a voice that fails hands its text to the next one, and the panel says which and why', () => {
  test.each<[string, Mode, string, string]>([
    ['never starts', { kind: 'never-start' }, 'stopped', '5 秒没有出声'],
    ['never ends', { kind: 'never-end' }, 'stopped', '没读完一句就停了'],
    ['errors', { kind: 'error' }, 'error', '出错：the test voice was told to fail'],
  ])('it %s', async (how, mode, ended, why) => {
    await browser.voice.setMode(mode, FIRST.voiceName)
    const { say, heard, line } = await open({ voice: FIRST.voiceName })
    const text = `第一个${how}`
    say(text)
    expect(await heard(text, 'end', 25_000)).toEqual([
      [FIRST.voiceName, ended],
      [SECOND.voiceName, 'end'],
    ])
    await line(`“${FIRST.voiceName}”${why}`)
    // It is not asked first again while it rests.
    say(`${text}之后`)
    expect(await heard(`${text}之后`, 'end')).toEqual([[SECOND.voiceName, 'end']])
  })

  test('it is taken away in the middle of a sentence', async () => {
    await browser.voice.setMode({ kind: 'never-end' }, FIRST.voiceName)
    const { say, heard, line } = await open({ voice: FIRST.voiceName })
    say('说到一半')
    await heard('说到一半', 'speaking')
    await browser.voice.setVoices([SECOND])
    // At once, not after the time that the sentence might have taken.
    expect(await heard('说到一半', 'end', 5_000)).toEqual([
      [FIRST.voiceName, expect.any(String)],
      [SECOND.voiceName, 'end'],
    ])
    await line(`“${FIRST.voiceName}”找不到了`)
  })

  test('it is slow to start: it is waited for, and heard once', async () => {
    await browser.voice.setMode({ kind: 'normal', delayMs: 3_500 }, FIRST.voiceName)
    const { say, heard, panel } = await open({ voice: FIRST.voiceName })
    say('慢慢来')
    expect(await heard('慢慢来', 'end')).toEqual([[FIRST.voiceName, 'end']])
    expect(await panel.locator('.status .hint').count()).toBe(0)
  })
})

test('the only voice fails three times: speech stops, names the cause, and goes on when asked to', async () => {
  await browser.voice.setVoices([FIRST])
  await browser.voice.setMode({ kind: 'error' }, FIRST.voiceName)
  const { panel, say, heard, line } = await open()
  say('一号', '二号', '三号')
  await line(/^朗读已停止：“听弹测试 Test Voice”出错/)
  await panel.getByText('朗读已停止，会自动重试').waitFor()
  await browser.voice.setMode({ kind: 'normal' }, FIRST.voiceName)
  await panel.getByRole('button', { name: '继续朗读' }).press('Enter')
  say('四号')
  expect(await heard('四号', 'end')).toEqual([[FIRST.voiceName, 'end']])
  await expect.poll(() => panel.locator('.status .hint', { hasText: '朗读已停止' }).count()).toBe(0)
})

test('the only voice fails three times and is well again: speech goes on by itself, though the browser tells of no voice', async () => {
  await browser.voice.setVoices([FIRST])
  await browser.voice.setMode({ kind: 'error' }, FIRST.voiceName)
  const { panel, say, heard, line } = await open()
  say('甲号', '乙号', '丙号')
  await line(/^朗读已停止：“听弹测试 Test Voice”出错/)
  await browser.voice.setMode({ kind: 'normal' }, FIRST.voiceName)
  say('丁号')
  expect((await heard('丁号', 'end', 60_000)).at(-1)).toEqual([FIRST.voiceName, 'end'])
  await expect.poll(() => panel.locator('.status .hint', { hasText: '朗读已停止' }).count()).toBe(0)
})

test('a voice that has not begun is not shown as reading', async () => {
  await browser.voice.setMode({ kind: 'never-start' }, FIRST.voiceName)
  const { panel, say, heard } = await open({ voice: FIRST.voiceName })
  const bar = panel.getByRole('region', { name: '朗读' })
  say('等你开口')
  await heard('等你开口', 'speaking')
  await bar.getByText('等你开口').waitFor()
  expect(await bar.getAttribute('data-speaking')).toBe('false')
  await browser.voice.setMode({ kind: 'never-end' }, SECOND.voiceName)
  await browser.voice.waitFor(all =>
    all.some(one => one.text === '等你开口' && one.voice === SECOND.voiceName),
  )
  await expect.poll(() => bar.getAttribute('data-speaking')).toBe('true')
})

test('what another extension cuts off is counted, and the next is read once that one is silent', async () => {
  const { panel, say, heard } = await open()
  await browser.voice.setMode({ kind: 'normal', baseMs: 60_000 }, FIRST.voiceName)
  say('说一半了')
  await heard('说一半了', 'speaking')
  await browser.voice.setMode({ kind: 'normal' }, FIRST.voiceName)
  // Any page that may speak, ours too: the browser has one queue for all.
  await panel.evaluate(voiceName => chrome.tts.speak('插一句', { voiceName }), FIRST.voiceName)
  await heard('插一句', 'end')
  say('接着说')
  expect(await heard('接着说', 'end')).toEqual([[FIRST.voiceName, 'end']])
  await panel.getByRole('region', { name: '朗读' }).getByRole('button').first().click()
  await panel.getByRole('dialog').getByText('被其他扩展打断').waitFor()
  expect(await heard('说一半了', 'stopped')).toEqual([[FIRST.voiceName, 'stopped']])
})

test('the chosen voice has gone: another speaks, and the panel says so', async () => {
  const { say, heard, line } = await open({ voice: '去年的声音' })
  say('谁来读')
  await heard('谁来读', 'end')
  await line('找不到音色“去年的声音”')
})

test('no Chinese voice, then none at all: the panel says so and how to get one; a new one is taken at once', async () => {
  await browser.voice.setVoices([ENGLISH])
  const { panel, say, heard, line } = await open()
  await line('这台电脑没有中文音色')
  await panel.getByText('没有中文音色', { exact: true }).waitFor()
  await panel.getByRole('button', { name: '选音色' }).click()
  const help = panel.getByRole('region', { name: '安装中文音色' })
  await help.getByText('--enable-speech-dispatcher').waitFor()
  await browser.voice.setVoices([])
  await help.getByText('这台电脑没有音色').waitFor()
  await panel.getByRole('button', { name: '返回' }).click()
  await panel.getByText('没有音色，无法朗读', { exact: true }).waitFor()
  say('没人能读')
  await line('这台电脑没有音色')
  expect(await panel.getByText(/^朗读已停止/).count()).toBe(0)
  await panel.getByRole('button', { name: '选音色' }).click()
  await browser.voice.setVoices([SECOND])
  await expect.poll(() => help.count()).toBe(0)
  say('装好了')
  expect(await heard('装好了', 'end')).toEqual([[SECOND.voiceName, 'end']])
})

test('English is read by an English voice, whoever says it, unless that is switched off', async () => {
  await browser.voice.setVoices([FIRST, ENGLISH])
  const { panel, say, heard } = await open({ types: { chat: { template: '有人说：{text}' } } })
  say('hello my friend', '你好 friend')
  expect(await heard('hello my friend', 'end')).toEqual([[ENGLISH.voiceName, 'end']])
  expect(await heard('有人说：', 'end')).toEqual([[FIRST.voiceName, 'end']])
  expect(await heard('有人说：你好 friend', 'end')).toEqual([[FIRST.voiceName, 'end']])
  await panel.getByRole('button', { name: '设置' }).click()
  await panel.getByText('朗读范围').click()
  await panel.getByRole('switch', { name: '英文用英文音色' }).click()
  await browser.settingsStored()
  say('good night friend')
  expect(await heard('有人说：good night friend', 'end')).toEqual([[FIRST.voiceName, 'end']])
})

test('thousands of voices: the list opens, is short, and each is found by its name', async () => {
  const many = Array.from({ length: 4_000 }, (_, at) => ({ voiceName: `Choir ${at}`, lang: 'fr-FR' }))
  await browser.voice.setVoices([...many, SECOND])
  const { panel, heard } = await open()
  await panel.getByRole('button', { name: '设置' }).click()
  await panel.locator('.voice-picker summary').click()
  await panel.getByText(/还有 3,9\d\d 个/).waitFor()
  const first = panel.locator('.voice-row', { has: panel.locator('.place') }).first()
  expect(await first.textContent()).toContain(SECOND.voiceName)
  await panel.getByRole('textbox', { name: '搜索音色或语言' }).fill('choir 3777')
  await panel.getByRole('radio', { name: 'Choir 3777' }).click()
  await panel.getByRole('button', { name: '试听 Choir 3777' }).click()
  expect((await heard('你好，我是听弹。林间小路说：主播声音真好听。', 'end')).at(-1)).toEqual([
    'Choir 3777',
    'end',
  ])
})

describe('the keys of the browser, from any window', () => {
  /** As the browser tells the worker of a key: headless Chromium takes none. True keys are in keys.test.ts. */
  async function press(name: string): Promise<void> {
    const { targetId } = await browser.waitForWorker()
    await evaluateIn(browser, targetId, `chrome.commands.onCommand.dispatch(${JSON.stringify(name)})`)
  }

  test('pause, go on, skip, repeat, clear, panic', async () => {
    await browser.voice.setMode({ kind: 'normal', baseMs: 5_000 })
    await browser.voice.setMode({ kind: 'normal', baseMs: 5_000 }, FIRST.voiceName)
    const { panel, say, heard } = await open({ voice: FIRST.voiceName })
    await press('pause')
    await panel.getByRole('button', { name: '继续朗读' }).waitFor()
    say('键一', '键二', '键三', '键四')
    await panel.getByText('待读 4').waitFor()
    await press('pause')
    await heard('键一', 'speaking')
    await press('skip')
    expect(await heard('键一', 'stopped')).toEqual([[FIRST.voiceName, 'stopped']])
    await heard('键二', 'end')
    await heard('键三', 'speaking')
    await press('repeat')
    await browser.voice.waitFor(all => all.filter(({ text }) => text === '键三').length === 2, 30_000)
    await press('clear')
    await panel.getByText('待读 0').waitFor()
    say('键五')
    await heard('键五', 'speaking')
    await press('panic')
    expect(await heard('键五', 'stopped')).toEqual([[FIRST.voiceName, 'stopped']])
    await panel.getByText('朗读已关闭').waitFor()
    expect((await browser.heard()).some(({ text }) => text === '键四')).toBe(false)
  })

  test('the settings show them as the browser has them, and lead to where they are changed', async () => {
    const { panel } = await open()
    await panel.getByRole('button', { name: '设置' }).click()
    await panel.getByText('快捷键').click()
    await panel.getByText('Ctrl+Shift+9').waitFor()
    const opened = browser.context.waitForEvent('page', page => page.url().startsWith('chrome://extensions'))
    await panel.getByRole('button', { name: '更改快捷键' }).click()
    expect((await opened).url()).toBe('chrome://extensions/shortcuts')
  })
})
