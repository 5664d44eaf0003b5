import { effect } from '@preact/signals-core'
import { expect, test, vi } from 'vitest'
import type { RoomState } from '../../../lib/room/session.ts'
import { withSpeech } from '../../../lib/settings/change/change.ts'
import { Damage } from '../../../lib/store/damage.ts'
import { readEntries } from '../../../lib/store/read.ts'
import { arrival, chat, gift, JOINED } from '../room/events.ts'
import { AT } from '../store/entries.ts'
import { frameOf, KEPT, relayOf, workerInMemory } from './worker-in-memory.ts'

const ON = KEPT
const OFF = withSpeech(KEPT, { on: false })

/** A worker in whose room chats come. */
async function setUp(settings = ON) {
  const worker = workerInMemory({ settings, now: JOINED + 1700 })
  const room = await worker.rooms.open('7')
  const comes = (text: string) => worker.journal.note(room, room.accept(arrival([chat(text)])))
  const kept = async () =>
    (await readEntries(worker.store.tables, '7', 0, Infinity, new Damage())).map(
      ({ event }) => 'text' in event && event.text,
    )
  return { worker, comes, kept }
}

test('what came while speech was off is kept and never said, though it was switched on before the write', async () => {
  const { worker, comes, kept } = await setUp(OFF)
  comes('听不见')
  worker.settings.value = ON
  comes('听得见')
  await worker.journal.flush()
  await expect.poll(() => worker.said).toEqual(['甲说：听得见'])
  expect(await kept()).toEqual(['听不见', '听得见'])
})

test('switching off clears what waits to be written too, though it is on again before the write', async () => {
  const { worker, comes } = await setUp()
  comes('先')
  worker.settings.value = OFF
  worker.settings.value = ON
  await worker.journal.flush()
  comes('后')
  await worker.journal.flush()
  await expect.poll(() => worker.said).toEqual(['甲说：后'])
})

test('a reader of what is true now that throws loses no acknowledgement, no word and no write', async () => {
  const worker = workerInMemory({ now: AT })
  const { rooms, speaker, journal } = worker
  const relay = relayOf(worker)
  await worker.journal.flush()
  let thrown = 0
  for (const read of [() => rooms.track(), () => speaker.view(), () => journal.written.value]) {
    let isFirst = true
    effect(() => {
      read()
      if (isFirst) isFirst = false
      else throw new Error(`reader ${++thrown}`)
    })
  }
  for (const seq of [1, 2]) {
    relay.send({ seq, item: frameOf(`甲${seq}`) })
    await expect.poll(() => relay.acks().at(-1)).toBe(seq)
    await worker.journal.flush()
  }
  await expect.poll(() => worker.said.map(text => text.slice(0, 2))).toEqual(['甲1', '甲2'])
  expect(await worker.store.tables.packs.count()).toBe(2)
  expect(thrown).toBeGreaterThanOrEqual(4)
})

test('a gift that comes during a write is in no part of it: the next worker counts it whole', async () => {
  const { worker, comes } = await setUp()
  const room = await worker.rooms.open('7')
  const gives = (count: number) => worker.journal.note(room, room.accept(arrival([gift(count)])))
  const write = worker.store.write.bind(worker.store)
  const states: (RoomState | undefined)[] = []
  vi.spyOn(worker.store, 'write').mockImplementation(async changes => {
    if (states.length === 0) gives(5)
    await write(changes)
    states.push((await worker.store.room('7'))?.state)
  })
  gives(2)
  await worker.journal.flush()
  comes('后来的')
  await worker.journal.flush()
  const told = states.map(
    state => state && [state.totals.gifts, state.totals.events.gift, state.combos[0]?.[1].sent],
  )
  expect(told).toEqual([
    [2, 1, 2],
    [5, 2, 5],
  ])
})
