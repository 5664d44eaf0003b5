import { describe, expect, onTestFinished, test } from 'vitest'
import { WebSocketServer } from 'ws'
import { readMessages } from '../../../lib/obs-page/messages.ts'
import { type ObsOptions, startObs } from '../../obs/stand-in.ts'
import { AT } from '../store/entries.ts'
import { CLOCK, entriesFrom, ROOM, running } from './running.ts'

async function obs(options: ObsOptions = {}) {
  const program = await startObs(options)
  onTestFinished(() => program.close())
  return program
}

async function outletTo(address: string, more: Parameters<typeof running>[2] = {}) {
  const made = await running('obs', address, more)
  onTestFinished(made.stop)
  return { ...made, ended: made.run() }
}

type Obs = Awaited<ReturnType<typeof obs>>
/** What a page makes of all that it was told. */
const told = ({ emitted }: Obs) => emitted.flatMap(({ json }) => readMessages(JSON.parse(json)))
const numbers = (program: Obs) =>
  told(program).flatMap(message => (message.type === 'event' ? message.entry.n : []))

describe('the outlet to OBS', () => {
  test('says who it is with the password, asks for no events, and tells pages what comes', async () => {
    const program = await obs({ password: '密码 password' })
    const outlet = await outletTo(program.url, { secrets: { password: '密码 password' } })
    await expect.poll(() => outlet.outlet.view).toMatchObject({ phase: 'connected', peer: 'OBS 31.1.2' })
    expect(program.heard[0]).toMatchObject({ op: 1, d: { rpcVersion: 1, eventSubscriptions: 0 } })
    const entries = entriesFrom(1, 250)
    outlet.add(...entries)
    await expect.poll(() => numbers(program)).toEqual(entries.map(({ n }) => n))
    expect(program.emitted.every(({ name }) => name === 'tingdan')).toBe(true)
    expect(told(program)).toContainEqual({ type: 'rooms', rooms: [{ room: '7', webRid: '168' }] })
    await expect.poll(() => outlet.outlet.view.sent).toBe(250)
  })

  test('what a page is told is whole, though OBS drops parts of JSON', async () => {
    const program = await obs()
    const outlet = await outletTo(program.url)
    const [entry] = entriesFrom(1, 1)
    if (!entry) throw new Error('no entry')
    const user = { id: '5', nickname: 'a\u2028"\\</script>\ud83d', roles: ['admin' as const] }
    const whole = { ...entry, recalls: [1, 2], event: { ...entry.event, user } }
    outlet.add(whole)
    await expect.poll(() => numbers(program)).toEqual([1])
    expect(told(program).at(-1)).toMatchObject({ entry: whole })
  })

  test.each([
    ['a wrong password', { password: 'right' }, { password: 'wrong' }, { kind: 'password' }],
    ['no password where one is asked for', { password: 'right' }, {}, { kind: 'password' }],
    ['an OBS without browser sources', { hasBrowser: false }, {}, { kind: 'browserSource' }],
  ])('%s is told as such', async (_, options, secrets, fault) => {
    const program = await obs(options)
    const outlet = await outletTo(program.url, { secrets })
    outlet.add(...entriesFrom(1, 1))
    await expect.poll(() => outlet.outlet.view).toMatchObject({ phase: 'waiting', fault })
  })

  test('no OBS is told as such, and found when it starts', async () => {
    const first = await obs()
    const { port, url } = first
    await first.close()
    const outlet = await outletTo(url)
    await expect
      .poll(() => outlet.outlet.view)
      .toMatchObject({ phase: 'waiting', fault: { kind: 'refused' } })
    const program = await obs({ port })
    await expect.poll(() => outlet.outlet.view.phase).toBe('connected')
    outlet.add(...entriesFrom(1, 1))
    await expect.poll(() => numbers(program)).toEqual([1])
  })

  test('after OBS was away, what is old is not shown, and what is new is', async () => {
    const program = await obs()
    const clock = { ...CLOCK, time: AT, now: () => clock.time }
    const outlet = await outletTo(program.url, { clock })
    await expect.poll(() => outlet.outlet.view.phase).toBe('connected')
    outlet.add(...entriesFrom(1, 1))
    await expect.poll(() => numbers(program)).toEqual([1])
    await program.close()
    await expect.poll(() => outlet.outlet.view.phase).toBe('waiting')
    outlet.add(...entriesFrom(2, 5))
    clock.time = AT + 60_000
    const again = await obs({ port: program.port })
    await expect.poll(() => outlet.outlet.view.skipped).toBe(5)
    const [entry] = entriesFrom(7, 1)
    if (entry) outlet.add({ ...entry, event: { ...entry.event, receivedAt: clock.time } })
    await expect.poll(() => numbers(again)).toEqual([7])
  })

  test('a pinned message is told at once, again for pages that open later, and when it goes', async () => {
    const program = await obs()
    const outlet = await outletTo(program.url, {
      clock: { ...CLOCK, wait: (_, signal) => CLOCK.wait(20, signal) },
    })
    const [entry] = entriesFrom(3, 1)
    if (!entry) throw new Error('no entry')
    const pins = () => told(program).flatMap(message => (message.type === 'pinned' ? [message.pinned] : []))
    const pin = { roomId: '7', n: 3, event: entry.event, answered: false }
    outlet.backlog.pin(pin)
    await expect.poll(() => pins().length).toBeGreaterThan(3)
    expect(pins().at(-1)).toEqual({ room: '7', event: entry.event, answered: false })
    outlet.backlog.pin({ ...pin, answered: true })
    await expect.poll(() => pins().at(-1)?.answered).toBe(true)
    const before = pins().length
    program.drop()
    outlet.backlog.pin(null)
    await expect.poll(() => pins().length).toBeGreaterThan(before)
    await expect.poll(() => pins().at(-1)).toBeNull()
  })

  test('what is answered is told at once, and only to who is connected then', async () => {
    const program = await obs()
    const outlet = await outletTo(program.url)
    outlet.backlog.answer({ roomId: '7', numbers: [1], done: true })
    await expect.poll(() => outlet.outlet.view.phase).toBe('connected')
    outlet.backlog.answer({ roomId: '7', numbers: [2, 3], done: true })
    outlet.backlog.answer({ roomId: '7', numbers: [2], done: false })
    await expect
      .poll(() => told(program).filter(({ type }) => type === 'answered'))
      .toEqual([
        { type: 'answered', room: '7', numbers: [2, 3], done: true },
        { type: 'answered', room: '7', numbers: [2], done: false },
      ])
  })

  test('a pinned message goes under a pseudonym, and only where its room goes', async () => {
    const program = await obs()
    const named = { id: 'x', nickname: 'viewer-1', roles: [] }
    const disguise = {
      entries: async (entries: ReturnType<typeof entriesFrom>) =>
        entries.map(entry => ({ ...entry, event: { ...entry.event, user: named } })),
      room: () => ROOM,
    }
    const outlet = await outletTo(program.url, { disguise, settings: { rooms: ['168'] } })
    const [entry] = entriesFrom(3, 1)
    if (!entry) throw new Error('no entry')
    outlet.add(...entriesFrom(1, 1))
    outlet.backlog.pin({ roomId: '8', n: 3, event: entry.event, answered: false })
    outlet.add(...entriesFrom(2, 1))
    await expect.poll(() => numbers(program)).toEqual([1, 2])
    expect(told(program).some(message => message.type === 'pinned' && message.pinned)).toBe(false)
    outlet.backlog.pin({ roomId: '7', n: 3, event: entry.event, answered: false })
    await expect
      .poll(() => told(program).at(-1))
      .toMatchObject({ type: 'pinned', pinned: { event: { user: named } } })
  })
})

describe('something else at the address of OBS', () => {
  /** A server that speaks as given. */
  async function stranger(says: (say: (text: string) => void) => void) {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
    await new Promise(resolve => server.once('listening', resolve))
    server.on('connection', socket => {
      socket.on('error', () => {})
      says(text => socket.send(text))
    })
    onTestFinished(async () => {
      for (const client of server.clients) client.terminate()
      server.close()
    })
    const address = server.address()
    return `ws://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  }

  test.each<[string, (say: (text: string) => void) => void, string]>([
    ['that sends 90 MB', say => say(`"${'x'.repeat(90e6)}"`), 'flood'],
    ['that sends no JSON and then nothing', say => say('<html>'), 'timeout'],
    ['that says nothing', () => {}, 'timeout'],
  ])('%s is left', async (_, says, kind) => {
    const url = await stranger(says)
    const hurried = { ...CLOCK, wait: (_: number, signal: AbortSignal) => CLOCK.wait(300, signal) }
    const outlet = await outletTo(url, { clock: kind === 'timeout' ? hurried : CLOCK })
    await expect.poll(() => outlet.outlet.view).toMatchObject({ fault: { kind } })
  })
})
