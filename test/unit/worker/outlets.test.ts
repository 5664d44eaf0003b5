import { signal } from '@preact/signals-core'
import { expect, onTestFinished, test } from 'vitest'
import type { LiveEvent } from '../../../lib/model/events.ts'
import { newOutlet, type OutletSettings, type StoredOutlets } from '../../../lib/settings/apart/outlets.ts'
import { Pseudonyms, pseudonymKey } from '../../../lib/store/pseudonyms.ts'
import { acknowledge, Consumer } from '../outlets/consumer.ts'
import { arrival, chat, JOINED } from '../room/events.ts'
import { freshStore } from '../store/entries.ts'
import { KEPT, type Otherwise, replayOf, workerInMemory } from './worker-in-memory.ts'

const NOW = JOINED + 1700

/** A worker with an outlet to a program that acknowledges, and the room that it hears. */
async function forwarding(settings: Partial<OutletSettings> = {}, otherwise: Otherwise = {}) {
  const program = await Consumer.start({ answer: acknowledge })
  onTestFinished(() => program.die())
  const outlet = { ...newOutlet('o', 'tingdan', program.url), on: true, since: JOINED, ...settings }
  const outlets = signal<StoredOutlets>({ list: [outlet], secrets: {} })
  const worker = workerInMemory({ now: NOW, outlets, ...otherwise })
  onTestFinished(() => {
    outlets.value = { list: [], secrets: {} }
  })
  await expect.poll(() => program.messages.map(({ type }) => type)).toContain('hello')
  const room = await worker.rooms.open('7')
  const comes = async (...events: LiveEvent[]) => {
    worker.journal.note(room, room.accept(arrival(events)))
    await worker.journal.flush()
  }
  const got = () => program.messages.filter(({ type }) => type === 'event')
  return { program, worker, outlets, outlet, room, comes, got }
}

test('events leave once they are stored, history marked', async () => {
  const { comes, got } = await forwarding()
  await comes(chat('早先', { time: JOINED - 60_000 }), chat('现在'))
  await expect
    .poll(() => got().map(({ event, history }) => [event.text, history]))
    .toEqual([
      ['早先', true],
      ['现在', undefined],
    ])
})

test('what is not kept is forwarded all the same, and a full disk stops nothing', async () => {
  const settings = { ...KEPT, history: { ...KEPT.history, keep: false } }
  const unkept = await forwarding({}, { settings })
  await unkept.comes(chat('不留'))
  await expect.poll(() => unkept.got().map(({ event }) => event.text)).toEqual(['不留'])
  const full = await forwarding()
  full.worker.store.write = () => Promise.reject(new DOMException('', 'QuotaExceededError'))
  await full.comes(chat('存不下'))
  await expect.poll(() => full.got().map(({ event }) => event.text)).toEqual(['存不下'])
})

test('without personal data people have the names that exported files give them, and the room has none', async () => {
  const { worker, program, comes, got, room } = await forwarding({ withoutPersonalData: true })
  room.describe({ url: '', webRid: 'tang168', title: '糖糖的小店', anchor: '糖糖' })
  await comes(chat('我是甲'))
  await expect.poll(() => got().length).toBe(1)
  const names = new Pseudonyms(await pseudonymKey(worker.store.tables), '观众')
  const [exported] = await names.of([{ n: 1, event: chat('') }])
  expect(got()[0].event.user).toEqual(exported?.event.user)
  expect(got()[0].event.text).toBe('我是甲')
  expect(program.texts.join()).not.toMatch(/糖糖|tang168/)
})

test('a replay goes out only where asked, marked, and begins again where the user jumps', async () => {
  const { worker, got } = await forwarding({ replays: true })
  const clock = { at: JOINED, since: NOW, rate: 1 }
  const { begin, play } = replayOf(worker, { state: 'playing', speed: 1, clock, spoken: false })
  begin()
  play(['甲'])
  await expect
    .poll(() => got().map(({ event, replay, room }) => [event.user.nickname, replay, room]))
    .toEqual([['甲', true, '7']])
  begin(true)
  play(['甲'], true)
  play(['乙'])
  await expect.poll(() => got().map(({ event }) => event.user.nickname)).toEqual(['甲', '乙'])
  const sessions = new Set(got().map(({ session }) => session))
  expect(sessions.size).toBe(2)
})

test('an outlet that is not asked for replays gets none', async () => {
  const { worker, comes, got } = await forwarding()
  const room = await worker.rooms.open('7')
  worker.outlets.hearReplay(room, [{ n: 1, event: chat('重放') }])
  await comes(chat('直播'))
  await expect.poll(() => got().map(({ event }) => event.text)).toEqual(['直播'])
})

test('a person who is deleted is in nothing that leaves later', async () => {
  const { worker, program, outlets, outlet, comes } = await forwarding()
  // Off while it comes, so that all of it is read from the store later.
  outlets.value = { list: [{ ...outlet, address: 'ws://127.0.0.1:1' }], secrets: {} }
  await comes(chat('甲说的'), chat('乙说的', { user: { id: '2', nickname: '乙', roles: [] } }))
  await worker.keeper.command({ type: 'history', command: 'erase-person', person: '1' })
  outlets.value = { list: [outlet], secrets: {} }
  await expect.poll(() => program.texts.join()).toContain('乙说的')
  expect(program.texts.join()).not.toContain('甲说的')
})

test('a next worker goes on where the last one was, with what came while the program was away', async () => {
  const store = freshStore()
  const first = await forwarding({}, { store })
  await first.comes(chat('一'))
  await expect.poll(() => first.got().length).toBe(1)
  await expect.poll(async () => store.tables.keys.get('outlet o')).toMatchObject({ places: { 7: 1 } })
  await first.program.die()
  await first.comes(chat('二'), chat('三'))
  first.outlets.value = { list: [], secrets: {} }
  // Switching off forgets the place; a worker that dies does not.
  await expect.poll(async () => store.tables.keys.get('outlet o')).toBeUndefined()
  await store.tables.keys.put({ name: 'outlet o', since: JOINED, places: { 7: 1 } })
  const second = await forwarding({}, { store })
  await expect.poll(() => second.got().map(({ event }) => event.text)).toEqual(['二', '三'])
})

test('no outlet, no work: nothing is held and nothing is stored', async () => {
  const worker = workerInMemory({ now: NOW })
  const room = await worker.rooms.open('7')
  worker.journal.note(room, room.accept(arrival([chat('无人要')])))
  await worker.journal.flush()
  expect(worker.outlets.views.peek()).toEqual([])
  expect(await worker.store.tables.keys.count()).toBe(0)
})

test('a test tells what answers, and sends nothing of the room', async () => {
  const { worker, program } = await forwarding()
  program.texts.length = 0
  expect(await worker.outlets.test('o')).toEqual({ peer: '' })
  expect(program.messages).toEqual([{ type: 'hello', version: 1, app: 'tingdan', rooms: [] }])
  await program.die()
  expect(await worker.outlets.test('o')).toEqual({ peer: '', fault: { kind: 'refused' } })
  expect(await worker.outlets.test('other')).toEqual({ peer: '', fault: { kind: 'program' } })
})
