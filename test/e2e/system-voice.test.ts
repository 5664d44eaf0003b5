import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { missingPrograms } from '../../scripts/test-programs.mjs'
import { createMessages } from '../room/messages.ts'
import { createPerson } from '../room/people.ts'
import { createRandom } from '../room/random.ts'
import { startServer } from '../room/server.ts'
import type { RoomServer } from '../room/types.ts'
import {
  followSpeech,
  isSilent,
  type Launched,
  launch,
  type SystemVoice,
  startSystemVoice,
} from './harness/index.ts'

const missing = missingPrograms('voice')
const why = missing.length > 0 ? ` (skipped: no ${missing.join(', ')} here)` : ''

describe.skipIf(missing.length > 0)(`a real speech engine${why}`, () => {
  let voice: SystemVoice
  let server: RoomServer
  let browser: Launched

  beforeAll(async () => {
    voice = await startSystemVoice()
    server = await startServer()
    const chromiumArgs = [...server.chromiumArgs, ...voice.chromiumArgs]
    browser = await launch({ voice: false, chromiumArgs, env: voice.env })
    await browser.allowLateSpeech()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
    await voice?.close()
  })

  test('speaks a Chinese room from start to end, and is heard', async () => {
    const room = server.addRoom({
      webRid: '8601',
      scene: null,
      anchor: '糖糖',
      page: { transport: 'socket' },
    })
    const make = createMessages({ seed: 86, roomId: room.roomId, anchor: '糖糖' })
    const giver = createPerson(createRandom('giver'), '小糖人', { nickname: '林间小路' })
    const rose = { id: '165', name: '玫瑰', diamonds: 1, combo: false }
    const told = await followSpeech(await browser.openPanel(room.roomId))
    await browser.openRoom(room.url)
    await room.waitForClient()
    // One after the other, each sent when it is made, so that no hurry leaves a name out: how fast a real engine is, no test
    // can know.
    const script = [
      () => make.chat({ text: '主播晚上好', user: { nickname: '小禾' } }),
      () => make.gift({ user: giver, gift: rose, repeatCount: 1, repeatEnd: true }),
      () => make.follow({ user: { nickname: '阿茶' } }),
      () => make.chat({ text: '今天唱什么歌[比心][比心]', user: { nickname: '青木' } }),
    ]
    let quiet = await told(isSilent)
    for (const [at, message] of script.entries()) {
      room.push([message()])
      quiet = await told(now => now.spoken.length === at + 1 && isSilent(now))
    }
    expect(quiet.spoken).toEqual([
      '小禾说：主播晚上好',
      '谢谢林间小路送的1个玫瑰',
      '谢谢阿茶的关注',
      '青木说：今天唱什么歌',
    ])
    expect(quiet.speech).toMatchObject({ dropped: {} })
    expect(quiet.speech.problem).toBeUndefined()
    // Each of the four takes more than a second, most of it sound.
    expect(voice.heardSeconds()).toBeGreaterThan(1)
  })

  test('speaks a minute of a seller’s room without the name of a sign or a letter', async () => {
    const room = server.addRoom({ webRid: '8603', scene: null, page: { transport: 'socket' } })
    const make = createMessages({ seed: 88, roomId: room.roomId })
    const told = await followSpeech(await browser.openPanel(room.roomId))
    await browser.openRoom(room.url)
    await room.waitForClient()
    const script: [written: string, said: string][] = [
      ['①99元②199元', '一，九十九元，二，一百九十九元'],
      ['165/55kg穿什么码', '一百六十五，五十五公斤穿什么码'],
      ['¥9.9/3件', '九点九元三件'],
      ['9999拿下', '九千九百九十九拿下'],
      ['电话13900001111', '电话一三九零零零零一一一一'],
      ['20*30cm', '二十乘三十厘米'],
      ['3-5天发货', '三到五天发货'],
      ['今天-3~5℃', '今天零下三度到五度'],
      ['晚上8:30-10:30', '晚上八点三十分到十点三十分'],
      ['好看(｡･ω･｡)ﾉ♡', '好看'],
      ['90㎡多少钱', '九十平方米多少钱'],
      ['黑/白都要+1', '黑，白都要加一'],
    ]
    let heard = await told(isSilent)
    for (const [at, [text]] of script.entries()) {
      room.push([make.chat({ text, user: { nickname: '小禾' } })])
      heard = await told(now => now.spoken.length === at + 1 && isSilent(now))
    }
    expect(heard.spoken).toEqual(script.map(([, said]) => `小禾说：${said}`))
    // What this engine says in English it spells: signs and letters that Chinese has no word for.
    const phonemes = execFileSync(
      'espeak-ng',
      ['-q', '-x', '-v', 'cmn-latn-pinyin', heard.spoken.join('\n')],
      {
        encoding: 'utf8',
      },
    )
    expect(phonemes).toMatch(/\d/)
    expect(phonemes).not.toMatch(/\(en\)|sla|haIf|lEt@/)
  })

  test('so are the sounds of rules: tried in the editor, and played for what comes', async () => {
    const room = server.addRoom({ webRid: '8602', scene: null, page: { transport: 'socket' } })
    const make = createMessages({ seed: 87, roomId: room.roomId })
    const panel = await browser.openPanel(room.roomId)
    await browser.openRoom(room.url)
    await room.waitForClient()
    // So that all that is heard are sounds.
    await panel.getByRole('switch', { name: '朗读', exact: true }).click()
    await panel.getByText('朗读已关闭').waitFor()
    const isHeard = async (act: () => Promise<void>) => {
      let heard = -1
      const isQuiet = () => {
        const before = heard
        heard = voice.heardSeconds()
        return heard === before
      }
      await expect.poll(isQuiet, { interval: 1_000 }).toBe(true)
      await act()
      await expect.poll(() => voice.heardSeconds()).toBeGreaterThan(heard + 0.03)
    }
    await panel.getByRole('button', { name: '设置' }).click()
    await panel.getByRole('button', { name: /^规则/ }).click()
    await panel.getByRole('button', { name: '新建规则' }).click()
    const editor = panel.getByRole('dialog')
    await editor.getByRole('combobox', { name: '哪些消息' }).fill('多少钱 ')
    await editor.getByRole('checkbox', { name: '播放提示音' }).check()
    // The longest: of the first sound after a silence a busy machine loses the beginning.
    await editor.getByRole('combobox', { name: '提示音', exact: true }).selectOption('chime')
    await isHeard(() => editor.getByRole('button', { name: '试听' }).click())
    await editor.getByRole('button', { name: '保存' }).click()
    await panel.getByRole('switch', { name: '启用 多少钱' }).waitFor()
    await browser.settingsStored()
    await isHeard(async () => void room.push([make.chat({ text: '这件多少钱' })]))
  })

  test('its thousands of voices: the picker draws few, and finds Chinese ones by search', async () => {
    const panel = await browser.openPanel()
    await panel.getByRole('button', { name: '设置' }).click()
    await panel.locator('.voice-picker summary').click()
    await panel.getByText(/还有 1[0-9],[0-9]{3} 个/).waitFor()
    expect(await panel.locator('.voice-row').count()).toBeLessThan(70)
    const search = panel.getByRole('textbox', { name: '搜索音色或语言' })
    for (const [words, tags] of [
      ['zh', ['cmn', 'yue']],
      ['cmn', ['cmn']],
      ['yue', ['yue']],
      ['粤语', ['yue']],
      ['中文', ['cmn', 'yue']],
    ] as const) {
      await search.fill(words)
      const found = async () => {
        const places = await panel.locator('.voice-row .place').allTextContents()
        return [...new Set(places.map(place => place.split(' · ')[0]?.split('-')[0]))].sort()
      }
      await expect.poll(found).toEqual(tags)
    }
    await search.fill('')
    await panel.getByText('自动：Chinese (Mandarin, latin as Pinyin)').first().waitFor()
  })
})
