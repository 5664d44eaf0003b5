import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { WebSocket } from 'ws'
import type { LiveEvent } from '../../lib/model/events.ts'
import { dycastFormat } from '../../lib/outlets/formats/dycast.ts'
import { createRandom } from '../room/random.ts'
import { busy } from '../room/scenes.ts'
import { startServer } from '../room/server.ts'
import type { RoomServer } from '../room/types.ts'
import { acknowledge, Consumer, type ConsumerHow } from '../unit/outlets/consumer.ts'
import { httpServer } from '../unit/outlets/server.ts'
import { faultsOf } from './harness/faults.ts'
import { countMarks, type Launched, launch, openHistory, readStored, until } from './harness/index.ts'
import { storeOutlets } from './harness/outlets.ts'
import { textsOf } from './harness/texts.ts'

let server: RoomServer
let browser: Launched

beforeAll(async () => {
  server = await startServer()
  browser = await launch({ voice: false, chromiumArgs: server.chromiumArgs })
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

async function consumer(how?: ConsumerHow) {
  const program = await Consumer.start(how)
  onTestFinished(() => program.die())
  return program
}

/** Ids of the events that a consumer got, in our own format or in dycast's. */
const idsIn = ({ messages }: Consumer): string[] =>
  messages
    .flatMap(message => (Array.isArray(message) ? message : message.type === 'event' ? message.event : []))
    .map(({ id }) => id)
    .filter(id => id !== '0')

/** Whether dycast has a form for it. */
function isInDycast({ type, n, event }: { type: string; n: number; event: LiveEvent }): boolean {
  if (type !== 'event') return false
  const batch = { key: '', from: n, upTo: n, entries: [{ n, event }] }
  const room = { roomId: '', webRid: '', title: '', anchor: '', status: 'live' } as const
  return dycastFormat().events({ ...batch, room }).length > 0
}

test('ten deaths of the worker and three of the consumers in a minute of 500 messages a second: each event is stored once, in order, the gaps are told, and outlets lose none, and repeat only what was unacknowledged', async () => {
  const SECONDS = 60
  const KILLS = 10
  const random = createRandom('outlets')
  const own = await consumer({ answer: acknowledge })
  const game = await consumer()
  const page = await openHistory(browser)
  await storeOutlets(page, [
    { program: 'tingdan', address: own.url },
    { program: 'dycast', address: game.url },
  ])
  const room = server.addRoom({
    webRid: 'deaths',
    scene: busy(5, 500, SECONDS),
    page: { transport: 'socket' },
    ackEvery: 0,
  })
  await browser.openRoom(room.url)
  await room.waitForClient()
  const startsAt = Date.now()
  // Moments of their own, one in each tenth of the time.
  for (let kill = 0; kill < KILLS; kill++) {
    const at = startsAt + ((kill + 0.2 + 0.4 * random.next()) * 1000 * SECONDS) / KILLS
    await new Promise(resolve => setTimeout(resolve, Math.max(0, at - Date.now())))
    await browser.killWorker()
    if (kill % 3 === 1) {
      for (const program of [own, game]) {
        await program.die()
        await program.rise()
      }
    }
    // A worker that has not yet heard a frame tells of no gap: on a slow machine the next death waits for that.
    await until(
      () => countMarks(page, room.roomId, 'restart'),
      marks => marks > kill,
      20_000,
      marks => `${marks} restarts told after ${kill + 1} deaths`,
    )
  }
  await room.done
  const ids = room.sent.filter(({ id, dup }) => id !== '0' && !dup).map(({ id }) => id)
  expect(ids.length).toBeGreaterThan(25_000)
  const { entries, marks, session } = await until(
    () => readStored(page, room.roomId),
    ({ entries }) => entries.at(-1)?.event.id === ids.at(-1),
    30_000,
    ({ entries }) => `${entries.length} of ${room.sent.length} events are stored`,
  )
  expect(entries.map(({ n }) => n)).toEqual(entries.map((_, at) => at + 1))
  expect(entries.map(({ event }) => event.id).filter(id => id !== '0')).toEqual(ids)
  expect(marks.filter(({ kind }) => kind === 'restart')).toHaveLength(KILLS)
  expect(marks.some(({ kind }) => kind === 'lost')).toBe(false)
  expect(session?.n).toBe(entries.length)

  await expect.poll(() => idsIn(own).includes(ids.at(-1) ?? '')).toBe(true)
  expect([...new Set(idsIn(own))]).toEqual(ids)
  const inDycast = new Set(own.messages.filter(isInDycast).map(({ event }) => event.id))
  inDycast.delete('0')
  await expect.poll(() => new Set(idsIn(game)).size).toBe(inDycast.size)
  expect([...new Set(idsIn(game))]).toEqual([...inDycast])
  // A consumer knows what it acknowledged: what it got twice, it had not.
  const repeats = {
    own: idsIn(own).length - ids.length,
    dycast: idsIn(game).length - new Set(idsIn(game)).size,
  }
  console.log(`${ids.length} sent; repeated: ${repeats.own} in our own format, ${repeats.dycast} in dycast's`)
  // Nothing comes again but on a new connection, which goes on after what was acknowledged.
  const connections = own.messages.filter(({ type }) => type === 'hello').length
  const numbers: number[] = own.messages.flatMap(({ type, n }) => (type === 'event' ? [n] : []))
  const returns = numbers.filter((n, at) => n <= (numbers[at - 1] ?? 0)).length
  expect(returns).toBeLessThan(connections)
  await page.close()
  await browser.startOver()
})

test('a consumer that floods, one that talks nonsense and pings without end, and one that takes nothing delay no other', async () => {
  const flood = await consumer({ greet: socket => socket.send('x'.repeat(100_000_000)) })
  const pings: NodeJS.Timeout[] = []
  const noise = await consumer({
    greet: (socket: WebSocket) => {
      pings.push(setInterval(() => socket.ping(), 5))
      for (const text of ['{', 'null', '[]', '{"type":"ack","session":{},"n":"x"}', '\0']) socket.send(text)
      socket.send(Buffer.from([0xff, 0xfe]))
    },
  })
  onTestFinished(() => pings.forEach(clearInterval))
  // It reads nothing, so that its socket fills up.
  const stuck = await consumer({ greet: socket => socket.pause() })
  const hanging = await httpServer(() => {})
  const fine = await consumer({ answer: acknowledge })
  const page = await browser.openBarePage()
  const programs = [flood, noise, stuck, fine].map(({ url }) => ({ program: 'tingdan', address: url }))
  await storeOutlets(page, [...programs, { program: 'webhook', address: hanging.url }])
  const room = server.addRoom({ webRid: 'hostile', scene: busy(6, 300, 6), page: { transport: 'socket' } })
  await browser.openRoom(room.url)
  await room.done
  const ids = room.sent.filter(({ id, dup }) => id !== '0' && !dup).map(({ id }) => id)
  for (const program of [fine, noise]) {
    await expect.poll(() => idsIn(program).includes(ids.at(-1) ?? '')).toBe(true)
    expect([...new Set(idsIn(program))]).toEqual(ids)
  }
  expect(idsIn(fine)).toEqual(ids)
  const { t } = textsOf('zh-CN')
  const panel = await openOutlets(browser, t)
  await panel.getByText(t('outletFault.flood')).first().waitFor()
  await panel.close()
  await browser.startOver()
})

async function openOutlets(of: Launched, t: ReturnType<typeof textsOf>['t']) {
  const panel = await of.openPanel()
  await panel.getByRole('button', { name: t('head.settings'), exact: true }).click()
  await panel.getByRole('button', { name: new RegExp(`^${t('outlets.title')}`) }).click()
  return panel
}

/** In English, whose texts are the longest. */
describe('the page of forwarding', () => {
  const { t } = textsOf('en-US')
  let own: Launched

  beforeAll(async () => {
    own = await launch({ voice: false, chromiumArgs: server.chromiumArgs, lang: 'en-US' })
  })
  afterAll(() => own?.close())

  test('a program is added by its name, tested, switched on, and says how it goes and what to do', async () => {
    const program = await consumer({ answer: acknowledge })
    const room = server.addRoom({ webRid: 'page', scene: busy(3, 2, 600) })
    await own.openRoom(room.url)
    const panel = await openOutlets(own, t)
    await panel.setViewportSize({ width: 360, height: 900 })
    await panel.getByRole('button', { name: new RegExp(t('outletAbout.tingdan')) }).click()
    const outlet = panel.locator('.outlet')
    await outlet.getByText(t('outlets.off')).waitFor()
    const address = panel.getByLabel(t('outlets.address'), { exact: true })
    const fill = async (text: string) => {
      await address.fill(text)
      await address.press('Tab')
    }

    // What is typed and not taken over yet outlives any drawing.
    await address.fill('ws://half')
    await panel.evaluate(async () => {
      const { outlets } = await chrome.storage.local.get<{ outlets: object[] }>('outlets')
      await chrome.storage.local.set({ outlets: outlets.map(one => ({ ...one, filter: 'type:chat' })) })
    })
    const filter = panel.getByRole('combobox', { name: t('outlets.filter') })
    await expect.poll(() => filter.inputValue()).toBe('type:chat')
    expect(await address.inputValue()).toBe('ws://half')
    await filter.fill('')

    await fill('127.0.0.1:9001')
    await panel.getByText(t('outlets.schemes', 'ws:// wss://')).waitFor()
    await fill('ws://192.168.7.7:9001/')
    await panel.getByText(t('outlets.notHere', '192.168.7.7:9001')).waitFor()
    await panel.getByText(t('outlets.unencrypted')).waitFor()
    await fill(program.url)
    await panel.getByText(t('outlets.unencrypted')).waitFor({ state: 'detached' })

    await panel.getByRole('button', { name: t('outlets.test'), exact: true }).click()
    await panel.getByText(t('outlets.answered')).waitFor()
    expect(idsIn(program)).toEqual([])
    expect(await faultsOf(panel)).toEqual([])

    const name = t('outletProgram.tingdan')
    const on = panel.getByRole('switch', { name: t('outlets.on', name) })
    await on.click()
    await outlet.getByText(t('outlets.phase.connected'), { exact: true }).waitFor()
    await expect.poll(() => idsIn(program).length).toBeGreaterThan(3)
    await program.die()
    await outlet.getByText(t('outletFault.refused')).waitFor()
    expect(await faultsOf(panel)).toEqual([])
    await program.rise()
    await outlet.getByText(t('outlets.phase.connected'), { exact: true }).waitFor()

    await panel.getByRole('switch', { name: t('outlets.withoutPersonalData') }).click()
    await expect.poll(() => program.texts.at(-1)).toContain('Viewer')
    await panel.getByRole('button', { name: t('outlets.remove') }).click()
    await outlet.waitFor({ state: 'detached' })
    await expect
      .poll(() => panel.evaluate(() => chrome.storage.local.get('outlets')))
      .toEqual({ outlets: [] })
    await panel.close()
  })

  test('a template is held to its rules while it is written, and a password is kept apart and shown to nobody', async () => {
    const panel = await openOutlets(own, t)
    await panel.getByRole('button', { name: new RegExp(t('outletAbout.custom')) }).click()
    const template = panel.locator('.outlet textarea').first()
    await template.fill('{ "say": "{text}" ')
    await panel.getByText(t('outlets.notJson', '').trim().slice(0, 12)).first().waitFor()
    await template.fill('{ "say": "{texd}" }')
    await panel.getByText('{texd}').first().waitFor()
    expect(await faultsOf(panel)).toEqual([])
    await panel.getByRole('button', { name: t('outlets.remove') }).click()

    await panel.getByRole('button', { name: new RegExp(t('outletAbout.streamerbot')) }).click()
    const password = panel.getByLabel(t('outletSecret.password'), { exact: true })
    await password.fill('geheim')
    await password.press('Tab')
    await expect.poll(() => password.getAttribute('placeholder')).toBe(t('outlets.secretSet'))
    expect(await password.inputValue()).toBe('')
    expect(await panel.content()).not.toContain('geheim')
    const stored = () => panel.evaluate(() => chrome.storage.local.get())
    await expect.poll(async () => JSON.stringify((await stored())['outlet-secrets'])).toContain('geheim')
    expect(JSON.stringify({ ...(await stored()), 'outlet-secrets': null })).not.toContain('geheim')
    await panel.getByRole('button', { name: t('outlets.remove') }).click()
    await expect
      .poll(() => panel.evaluate(() => chrome.storage.local.get('outlet-secrets')))
      .toEqual({ 'outlet-secrets': {} })
    await panel.close()
  })
})
