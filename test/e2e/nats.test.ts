import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { WebSocketServer } from 'ws'
import { fleetCount } from '../../scripts/fleet-count.ts'
import { missingPrograms } from '../../scripts/test-programs.mjs'
import { busy } from '../room/scenes.ts'
import { startServer } from '../room/server.ts'
import { entriesFrom, running } from '../unit/outlets/running.ts'
import { launch, startNats } from './harness/index.ts'
import { storeOutlets } from './harness/outlets.ts'
import { textsOf } from './harness/texts.ts'

const PASSWORDS = `authorization { users: [
  { user: tingdan, password: right, permissions: { publish: ["tingdan.>"], subscribe: ["_INBOX.>"] } }
  { user: other, password: right, permissions: { publish: ["other.>"], subscribe: ["_INBOX.>"] } }
  { user: admin, password: right }
] }`

async function server(more?: string, login?: Parameters<typeof startNats>[1]) {
  const nats = await startNats(more, login)
  onTestFinished(nats.close)
  return nats
}

/** An outlet to NATS that runs until the test is over. */
async function outlet(url: string, secrets: Record<string, string> = {}, user = '') {
  const made = await running('nats', url, { secrets, settings: { options: user ? { user } : {} } })
  onTestFinished(made.stop)
  void made.run()
  return made
}

describe.skipIf(missingPrograms('nats').length > 0)('a real nats-server', () => {
  describe('an outlet in plain Node', () => {
    test('publishes each event under its subject and id, and each once', async () => {
      const nats = await server()
      await nats.addStream()
      const first = await outlet(nats.url)
      const second = await outlet(nats.url)
      first.add(...entriesFrom(1, 300))
      second.add(...entriesFrom(101, 300).map(({ n, event }) => ({ n: n - 100, event })))
      for (const one of [first, second]) await expect.poll(() => one.outlet.view.sent).toBe(300)
      const messages = await nats.messages()
      expect(messages.map(({ id }) => id).sort()).toEqual(
        entriesFrom(1, 400)
          .map(({ n }) => `7:${n}`)
          .sort(),
      )
      for (const { subject } of messages) expect(subject).toBe('tingdan.7.chat')
      expect(JSON.parse(messages[0]?.data ?? '')).toMatchObject({ type: 'event', n: 1, room: '7' })
      expect(first.outlet.view).toMatchObject({
        phase: 'connected',
        peer: expect.stringContaining('nats-server'),
      })
    })

    test('messages without an id are one if they say the same at the same time', async () => {
      const nats = await server()
      await nats.addStream()
      const masked = entriesFrom(1, 2).map(({ n, event }) => ({ n, event: { ...event, id: '0' } }))
      for (const one of [await outlet(nats.url), await outlet(nats.url)]) {
        one.add(...masked)
        await expect.poll(() => one.outlet.view.sent).toBe(2)
      }
      expect((await nats.messages()).map(({ id }) => id)).toEqual([
        expect.stringMatching(/^7:0-\w+$/),
        expect.stringMatching(/^7:0-\w+$/),
      ])
    })

    test('no stream is told as that, and nothing is lost until there is one', async () => {
      const nats = await server()
      const made = await outlet(nats.url)
      made.add(...entriesFrom(1, 5))
      await expect.poll(() => made.outlet.view.fault).toEqual({ kind: 'stream' })
      await nats.addStream()
      await expect.poll(() => made.outlet.view.sent).toBe(5)
      expect(await nats.count()).toBe(5)
    })

    test.each([
      ['a wrong password', { password: 'wrong' }, 'tingdan', { kind: 'password' }],
      ['no password', {}, '', { kind: 'password' }],
      ['a user who may not publish', { password: 'right' }, 'other', { kind: 'rejected' }],
    ])('%s is told', async (_, secrets, user, fault) => {
      const nats = await server(PASSWORDS, { user: 'admin', pass: 'right' })
      await nats.addStream()
      const made = await outlet(nats.url, secrets, user)
      made.add(...entriesFrom(1, 1))
      await expect.poll(() => made.outlet.view.fault).toMatchObject(fault)
      expect(await nats.count()).toBe(0)
    })

    test('user and password, or a token, let it in', async () => {
      const users = await server(PASSWORDS, { user: 'admin', pass: 'right' })
      const token = await server('authorization { token: "a-token" }', { token: 'a-token' })
      for (const nats of [users, token]) await nats.addStream()
      const made = [
        await outlet(users.url, { password: 'right' }, 'tingdan'),
        await outlet(users.url.replace('//', '//tingdan:right@')),
        await outlet(token.url, { token: 'a-token' }),
        await outlet(token.url.replace('//', '//a-token@')),
      ]
      for (const one of made) {
        one.add(...entriesFrom(1, 3))
        await expect.poll(() => one.outlet.view.sent).toBe(3)
      }
    })

    test('a server that is not there, and one that is another, are told', async () => {
      const stranger = new WebSocketServer({ host: '127.0.0.1', port: 0 })
      onTestFinished(() => stranger.close())
      await once(stranger, 'listening')
      stranger.on('connection', socket => socket.send('{"op":0}\r\n'))
      const { port } = stranger.address() as AddressInfo
      const faultAt = async (url: string) => {
        const made = await outlet(url)
        await expect.poll(() => made.outlet.view.fault).toBeDefined()
        return made.outlet.view.fault
      }
      expect(await faultAt(`ws://127.0.0.1:${port}`)).toMatchObject({ kind: 'stranger' })
      expect(await faultAt('ws://127.0.0.1:1')).toEqual({ kind: 'refused' })
      expect(await faultAt('http://127.0.0.1:1')).toEqual({ kind: 'address' })
    })
  })

  describe('browsers', () => {
    const closing: (() => Promise<unknown>)[] = []
    afterAll(async () => {
      for (const close of closing.reverse()) await close()
    })

    test('a server that names the extension refuses pages of the web', async () => {
      const browser = await launch({ voice: false })
      closing.push(browser.close)
      const origins = `allowed_origins: ["chrome-extension://${browser.extensionId}"]`
      const nats = await server(`websocket { listen: "127.0.0.1:-1", no_tls: true, ${origins} }`)
      const web = createServer((_, response) => response.end('<p>')).listen(0, '127.0.0.1')
      onTestFinished(() => void web.close())
      await once(web, 'listening')
      const { port } = web.address() as AddressInfo
      const pages = [await browser.openBarePage(), await browser.openPage(`http://127.0.0.1:${port}`)]
      const tried = pages.map(page =>
        page.evaluate(
          url =>
            new Promise(resolve => {
              const socket = new WebSocket(url)
              socket.onopen = () => resolve('open')
              socket.onerror = () => resolve('refused')
            }),
          nats.url,
        ),
      )
      expect(await Promise.all(tried)).toEqual(['open', 'refused'])
    })

    test('say in the settings what is wrong, and that it is right', async () => {
      const nats = await server(PASSWORDS, { user: 'admin', pass: 'right' })
      const browser = await launch({ voice: false })
      closing.push(browser.close)
      const { t } = textsOf('zh-CN')
      const login = { program: 'nats', address: nats.url, options: { user: 'tingdan' } }
      const page = await browser.openBarePage()
      await storeOutlets(page, [{ ...login, secrets: { password: 'wrong' } }])
      const panel = await browser.openPanel()
      await panel.getByRole('button', { name: t('settings.title'), exact: true }).click()
      await panel.getByRole('button', { name: t('outlets.title') }).click()
      const item = panel.locator('.outlet')
      await expect.poll(() => item.textContent()).toContain(t('outletFault.password'))
      await storeOutlets(page, [{ ...login, secrets: { password: 'right' } }])
      await expect.poll(() => item.textContent()).toContain('nats-server')
      await item.getByRole('button', { name: t('outlets.edit', t('outletProgram.nats')) }).click()
      const test = panel.locator('.outlet-test')
      await test.getByRole('button').click()
      await expect.poll(() => test.textContent()).toContain(t('outletFault.stream'))
      await nats.addStream()
      await test.getByRole('button').click()
      await expect.poll(() => test.textContent()).toContain('nats-server')
    })

    test('two in one big room, whose workers die, make one stream: the union of what they heard, without duplicates', async () => {
      const nats = await startNats()
      closing.push(nats.close)
      await nats.addStream()
      const site = await startServer()
      closing.push(site.close)
      const room = site.addRoom({ webRid: 'fleet', scene: busy(3, 200, 12), sample: 0.6 })
      const fleet = await Promise.all(
        [1, 2].map(() => launch({ voice: false, chromiumArgs: site.chromiumArgs })),
      )
      closing.push(...fleet.map(({ close }) => close))
      for (const browser of fleet)
        await storeOutlets(await browser.openBarePage(), [{ program: 'nats', address: nats.url }])
      await Promise.all(fleet.map(browser => browser.openRoom(room.url)))
      for (let death = 1; death <= 3; death++) {
        await expect.poll(nats.count).toBeGreaterThan(death * 400)
        for (const browser of fleet) await browser.killWorker()
      }
      await room.done
      const counted = async () => fleetCount(room, await nats.messages())
      await expect.poll(async () => (await counted()).missing).toBe(0)
      const { duplicates, strangers, heard, union, told, sent } = await counted()
      expect({ duplicates, strangers }).toEqual({ duplicates: 0, strangers: 0 })
      for (const count of heard) expect(count).toBeLessThan(union)
      expect(told).toBeGreaterThan(union)
      expect(union).toBeLessThan(sent)
    })
  })
})
