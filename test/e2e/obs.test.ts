import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { FrameLocator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocketServer } from 'ws'
import { PAGE_EVENT } from '../../lib/model/page-event.ts'
import { type ObsStandIn, startObs } from '../obs/stand-in.ts'
import { createMessages } from '../room/messages.ts'
import { startServer } from '../room/server.ts'
import type { RoomServer } from '../room/types.ts'
import { type Launched, launch } from './harness/index.ts'
import { storeOutlets } from './harness/outlets.ts'

const folder = mkdtempSync(join(tmpdir(), 'tingdan-obs-'))
let server: RoomServer
let browser: Launched
beforeAll(async () => {
  server = await startServer()
  browser = await launch({ voice: false, chromiumArgs: server.chromiumArgs })
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Opens the settings of the page for OBS. */
async function openObsSettings(): Promise<Page> {
  const panel = await browser.openPanel()
  await panel.getByRole('button', { name: '设置', exact: true }).click()
  await panel.locator('summary', { hasText: 'OBS 页面' }).click()
  return panel
}

/** Saves the page as the settings are. @returns its address */
async function savePage(panel: Page): Promise<string> {
  const [download] = await Promise.all([
    panel.waitForEvent('download'),
    panel.getByRole('button', { name: '保存 OBS 页面' }).click(),
  ])
  const path = join(folder, download.suggestedFilename())
  await download.saveAs(path)
  return pathToFileURL(path).href
}

/** Opens a saved page as OBS does: from the disk, without a network. */
async function openSaved(address: string): Promise<Page> {
  const page = await browser.openPage('about:blank', { width: 1280, height: 720 })
  const session = await page.context().newCDPSession(page)
  await session.send('Network.emulateNetworkConditions', {
    offline: true,
    latency: 0,
    downloadThroughput: 0,
    uploadThroughput: 0,
  })
  await page.goto(address)
  await page.locator('.stage').waitFor()
  return page
}

/** What the style sheets of a page select, in order. */
const selectors = (within: Page | FrameLocator) =>
  within
    .locator('html')
    .evaluate(() =>
      [...document.styleSheets]
        .flatMap(sheet => [...sheet.cssRules])
        .flatMap(rule => (rule instanceof CSSStyleRule ? [rule.selectorText] : [])),
    )

/** Tells a page what the plug-in of OBS would: it evaluates a script with the event. */
function tell(page: Page, name: string, json: string): Promise<void> {
  return page.evaluate(`void dispatchEvent(new CustomEvent('${name}', {"detail": ${json}}))`)
}

describe('the page for OBS', () => {
  let n = 0
  const send = (page: Page, ...messages: object[]) =>
    tell(page, PAGE_EVENT, JSON.stringify({ messages: JSON.stringify(messages) }))
  const event = (type: string, nickname: string, own: object) => {
    const user = { id: String(++n), nickname, roles: [], avatarUrl: 'https://p3.douyinpic.com/a.jpg' }
    const base = { id: String(1000 + n), method: 'm', roomId: '7', time: 1, receivedAt: 1, user }
    return { type: 'event', session: 's', room: '7', n, event: { ...base, type, ...own } }
  }
  const chat = (nickname: string, text: string) =>
    event('chat', nickname, { text, segments: [{ kind: 'text', text }] })
  const gift = (nickname: string, diamonds: number) =>
    event('gift', nickname, {
      gift: { id: '1', name: '嘉年华', diamonds, imageUrl: 'https://p3.douyinpic.com/g.png' },
      count: 1,
      combo: false,
      comboEnd: true,
    })

  test('is previewed as it is set, saved with it, and works from the disk without a network', async () => {
    const panel = await openObsSettings()
    const preview = panel.frameLocator('iframe[title="预览"]')
    await preview.locator('.chat-list .row', { hasText: '主播唱得太好了' }).first().waitFor()
    await panel.getByLabel('样式').selectOption('礼物提醒')
    await preview.locator('.alert.tier-5', { hasText: '云熊云' }).waitFor()
    await panel.getByLabel('样式').selectOption('弹幕列表')
    await panel.getByRole('spinbutton', { name: '字号（像素）' }).fill('40')
    await panel.getByLabel('昵称颜色').fill('#ff00aa')
    const name = preview.locator('.row .name').first()
    const look = () => name.evaluate(one => [getComputedStyle(one).fontSize, getComputedStyle(one).color])
    await expect.poll(look).toEqual(['40px', 'rgb(255, 0, 170)'])

    const address = await savePage(panel)
    expect(address).toMatch(/tingdan-obs-chat\.html$/)
    const page = await openSaved(address)
    expect(await selectors(preview)).toEqual(await selectors(page))
    const said: string[] = []
    page.on('dialog', dialog => {
      said.push(dialog.message())
      void dialog.dismiss()
    })
    const hostile = '</script><img src=x onerror=alert(1)><script>alert(2)</script>'
    await send(page, chat(hostile, hostile), gift('</style>云', 30_000))
    await page.locator('.row-chat', { hasText: hostile }).waitFor()
    await page.locator('.row-gift.tier-5', { hasText: '30,000 钻' }).waitFor()
    const first = page.locator('.row .name').first()
    expect(
      await first.evaluate(one => [getComputedStyle(one).fontSize, getComputedStyle(one).color]),
    ).toEqual(['40px', 'rgb(255, 0, 170)'])
    expect(await page.locator('script').count()).toBe(2)
    expect(said).toEqual([])
    // The picture shows through.
    const ground = (one: Element) => getComputedStyle(one).backgroundColor
    expect(await page.locator('body').evaluate(ground)).toBe('rgba(0, 0, 0, 0)')
    expect(await page.locator('html').evaluate(ground)).toBe('rgba(0, 0, 0, 0)')

    // Another style of the same file, by its address.
    await page.goto(`${address}?style=question&lang=en`)
    const question = chat('雨猫米糕', '这件驼色还有货没？')
    await send(page, { type: 'pinned', room: '7', event: question.event })
    const card = page.locator('.card', { hasText: '这件驼色还有货没？' })
    await card.getByText('Answering').waitFor()
    await send(page, { type: 'pinned', room: '7', event: question.event, answered: true })
    await card.getByText('Answered').waitFor()
    await card.waitFor({ state: 'detached' })

    await page.goto(`${address}?style=single`)
    await send(page, chat('甲', '第一句'), chat('乙', '第二句'))
    await page.locator('.single .row', { hasText: '第二句' }).waitFor()
    await page.close()
    await panel.close()
  })

  test('lines cross the picture and go; with reduced motion they stand and go', async () => {
    const page = await browser.openPage(browser.url('tingdan-obs.html?style=danmaku&speed=4'))
    // An extension's page runs no script of its own text, so nothing is saved here.
    expect(await page.locator('.stage').count()).toBe(0)
    await page.goto(browser.url('obs.html?style=danmaku&speed=4'))
    await page.locator('.stage').waitFor()
    await send(page, chat('甲', '跑过去'))
    const line = page.locator('.flying', { hasText: '跑过去' })
    await line.waitFor()
    const left = () => line.evaluate(one => one.getBoundingClientRect().left)
    const began = await left()
    await expect.poll(left).toBeLessThan(began - 50)
    await line.waitFor({ state: 'detached' })

    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.locator('.stage[data-moves="false"]').waitFor()
    await send(page, chat('甲', '站着'))
    const still = page.locator('.flying', { hasText: '站着' })
    await still.waitFor()
    const places = new Set<number>()
    while ((await still.count()) > 0) {
      const box = await still.boundingBox({ timeout: 1000 }).catch(() => null)
      if (box) places.add(box.x)
    }
    expect(places.size).toBe(1)
    await page.close()
  })
})

test('a page listens to a server that its address names, and again after that was away', async () => {
  const open = async (port: number) => {
    const server = new WebSocketServer({ host: '127.0.0.1', port })
    await once(server, 'listening')
    server.on('connection', socket => {
      const text = `第 ${++served} 次`
      const user = { id: '1', nickname: '甲', roles: [] }
      const base = { id: String(served), method: 'm', roomId: '7', time: 1, receivedAt: 1, user }
      const event = { ...base, type: 'chat', text, segments: [{ kind: 'text', text }] }
      socket.send(JSON.stringify({ type: 'event', session: 's', room: '7', n: served, event }))
    })
    return server
  }
  const close = async (server: WebSocketServer) => {
    for (const client of server.clients) client.terminate()
    server.close()
    await once(server, 'close')
  }
  let served = 0
  const first = await open(0)
  const { port } = first.address() as AddressInfo
  const address = `obs.html?fade=0&ws=${encodeURIComponent(`ws://127.0.0.1:${port}/events`)}`
  const page = await browser.openPage(browser.url(address))
  await page.locator('.row-chat', { hasText: '第 1 次' }).waitFor()
  await close(first)
  const second = await open(port)
  await page.locator('.row-chat', { hasText: '第 2 次' }).waitFor()
  await page.close()
  await close(second)
})

test('a wrong password, a missing plug-in and an OBS that is closed are told in words, and what answers by its name', async () => {
  const [locked, bare] = await Promise.all([startObs({ password: '口令' }), startObs({ hasBrowser: false })])
  const panel = await browser.openPanel()
  await panel.getByRole('button', { name: '设置', exact: true }).click()
  await panel.getByRole('button', { name: /^转发/ }).click()
  await panel.getByRole('button', { name: /^OBS/ }).click()
  const item = panel.getByRole('list', { name: '转发' }).getByRole('listitem').first()
  const address = item.getByRole('textbox', { name: '地址' })
  expect(await address.inputValue()).toBe('ws://127.0.0.1:4455')
  const tells = async (url: string, password: string, words: string) => {
    await address.fill(url)
    await address.blur()
    if (password) await item.getByLabel('密码', { exact: true }).fill(password)
    await item.getByLabel('密码', { exact: true }).blur()
    await expect
      .poll(async () => {
        await item.getByRole('button', { name: '测试', exact: true }).click()
        const said = item.locator('.outlet-test [role="status"]', { hasNotText: '正在连接' })
        return said.textContent()
      })
      .toContain(words)
  }
  await tells(locked.url, '', '密码不对，或没有填')
  await tells(locked.url, '口水', '密码不对，或没有填')
  await tells(locked.url, '口令', '应答的是 OBS 31.1.2')
  await tells(bare.url, '', 'OBS 里没有浏览器源的插件')
  await bare.close()
  await tells(bare.url, '', '没有程序应答')
  await item.getByText('OBS 页面', { exact: true }).waitFor()
  await locked.close()
  await panel.close()
})

describe('a room in OBS', () => {
  /** A page in a browser source, in this style. */
  async function addSource(obs: ObsStandIn, address: string, style: string): Promise<Page> {
    const page = await openSaved(`${address}?style=${style}`)
    obs.addSource((name, json) => tell(page, name, json))
    return page
  }

  test('goes there with the password and back after both have died; what is pinned and answered shows at once', async () => {
    const obs = await startObs({ password: '口令' })
    const panel = await openObsSettings()
    const address = await savePage(panel)
    await storeOutlets(panel, [{ program: 'obs', address: obs.url, secrets: { password: '口令' } }])
    const list = await addSource(obs, address, 'chat')
    const card = await addSource(obs, address, 'question')
    const room = server.addRoom({ webRid: '920001', scene: null, page: { transport: 'socket' } })
    const make = createMessages({ seed: 1, roomId: room.roomId })
    await browser.openRoom(room.url)
    await room.waitForClient()
    await expect.poll(() => obs.identified).toBe(1)
    const hostile = '</script><b>小王'
    room.push([make.chat({ text: '有没有黑色', user: { nickname: hostile } }), make.enter({})])
    await list.locator('.row-chat', { hasText: '有没有黑色' }).waitFor()
    expect(await list.locator('.row-chat .name').textContent()).toBe(hostile)
    expect(await list.locator('.row-enter').count()).toBe(0)

    await panel.getByRole('button', { name: '返回', exact: true }).click()
    const row = panel.locator('[data-testid="feed"] .row', { hasText: '有没有黑色' })
    const choose = async (name: string) => {
      await row.click({ button: 'right' })
      await panel.getByRole('menuitemcheckbox', { name }).click()
    }
    await choose('置顶到 OBS')
    const question = card.locator('.card', { hasText: '有没有黑色' })
    await question.getByText('正在回答').waitFor()
    const line = panel.getByRole('region', { name: 'OBS 里置顶的弹幕' })
    await line.getByText('有没有黑色').waitFor()
    // A page that opens now is told too.
    const late = await addSource(obs, address, 'question')
    await late.locator('.card', { hasText: '有没有黑色' }).waitFor()

    await browser.killWorker()
    await expect.poll(() => obs.identified).toBe(2)
    await line.getByRole('button', { name: '标为已回答' }).click()
    await question.getByText('已回答').waitFor()
    await list.locator('.row-chat', { hasText: '有没有黑色' }).getByRole('img', { name: '已回答' }).waitFor()
    await question.waitFor({ state: 'detached' })
    await line.waitFor({ state: 'detached' })

    obs.drop()
    await expect.poll(() => obs.identified).toBe(3)
    room.push([make.chat({ text: '还在吗' })])
    await list.locator('.row-chat', { hasText: '还在吗' }).waitFor()

    // What is erased goes from the picture too.
    await choose('置顶到 OBS')
    await question.getByText('正在回答').waitFor()
    await panel.evaluate(() => chrome.runtime.sendMessage({ type: 'history', command: 'erase-everything' }))
    await question.waitFor({ state: 'detached' })
    await line.waitFor({ state: 'detached' })
    await obs.close()
  })
})
