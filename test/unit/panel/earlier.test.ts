import { expect, test } from 'vitest'
import { RoomSession } from '../../../lib/room/session.ts'
import { Damage } from '../../../lib/store/damage.ts'
import { readEntries } from '../../../lib/store/read.ts'
import { addEarlier } from '../../../lib/tally/earlier.ts'
import { Tally } from '../../../lib/tally/tally.ts'
import { AT, chat, freshStore, gift, taken } from '../store/entries.ts'

test('a panel that was opened late adds up the whole broadcast', async () => {
  const store = freshStore()
  const room = new RoomSession('7', AT)
  for (let n = 1; n <= 60; n += 3) await store.write(taken(room, [gift(n, 2), chat(n + 1), chat(n + 2)]))
  const all = await readEntries(store.tables, '7', 0, Number.POSITIVE_INFINITY, new Damage())
  const whole = new Tally()
  whole.add(all)
  const late = new Tally()
  late.add(all.slice(-10))
  await addEarlier(late, store.tables, '7', AT)
  expect(whole.gifts.count).toBeGreaterThan(0)
  expect(late.gifts).toEqual(whole.gifts)
  expect(late.since).toBe(whole.since)
  expect(late.pulse.series(AT + 3_600_000)).toEqual(whole.pulse.series(AT + 3_600_000))
})
