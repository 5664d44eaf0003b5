import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RoomSession } from '../../../lib/room/session.ts'
import { Damage } from '../../../lib/store/damage.ts'
import { type DeedsRead, readDeeds } from '../../../lib/store/deeds.ts'
import { readAfter, readBefore, readEntries } from '../../../lib/store/read.ts'
import { sealTail } from '../../../lib/store/seal.ts'
import { AT, chat, freshStore, gift, person, taken } from './entries.ts'

/** A session of so many entries, written some at a time, the first part of it sealed. */
async function written(sizes: number[], sealedAfter: number) {
  const store = freshStore()
  const room = new RoomSession('7', AT)
  let id = 0
  for (const [at, size] of sizes.entries()) {
    await store.write(
      taken(
        room,
        Array.from({ length: size }, () => chat(++id)),
      ),
    )
    if (at === sealedAfter) await sealTail(store.tables, '7', 1)
  }
  // Another session beside it is never read.
  await store.write(taken(new RoomSession('8', AT), [chat(1)]))
  return {
    tables: store.tables,
    all: await readEntries(store.tables, '7', 0, Number.POSITIVE_INFINITY, new Damage()),
  }
}

test('a page before or behind any entry is what stands there, however it was written', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 }),
      fc.integer({ min: -1, max: 8 }),
      fc.integer({ min: 0, max: 80 }),
      fc.integer({ min: 1, max: 30 }),
      async (sizes, sealedAfter, n, least) => {
        const { tables, all } = await written(sizes, sealedAfter)
        const before = all.filter(entry => entry.n < n)
        const after = all.filter(entry => entry.n > n)
        const back = await readBefore(tables, '7', n, least)
        expect(back).toEqual(before.slice(before.length - back.length))
        expect(back.length).toBeGreaterThanOrEqual(Math.min(least, before.length))
        const on = await readAfter(tables, '7', n, least)
        expect(on).toEqual(after.slice(0, on.length))
        expect(on.length).toBeGreaterThanOrEqual(Math.min(least, after.length))
      },
    ),
    { numRuns: 60 },
  )
})

test('a person’s deeds are read the latest first, here and then in other sessions', async () => {
  const store = freshStore()
  const zhou = person('42')
  const before = new RoomSession('5', AT - 1e9)
  await store.write(taken(before, [chat(1, '早来的', zhou), chat(2, '别人', person('43'))]))
  await sealTail(store.tables, '5', 1)
  await store.write(taken(new RoomSession('6', AT - 1e9), [chat(1, '还没封存', zhou)]))
  const room = new RoomSession('7', AT)
  await store.write(taken(room, [chat(3, '一', zhou), chat(4, '别人', person('43'))]))
  await sealTail(store.tables, '7', 1)
  await store.write(taken(room, [chat(5, '二', zhou), gift(6, 5, { user: zhou })]))
  await store.write(taken(room, [chat(7, '三', zhou)]))
  const read: DeedsRead[] = []
  for await (const deeds of readDeeds(store.tables, '7', 5, zhou, new Damage())) read.push(deeds)
  expect(read.map(({ session, entries }) => [session, entries.map(({ n }) => n)])).toEqual([
    ['7', [3, 4]],
    ['7', [1]],
    ['5', [1]],
    ['6', [1]],
  ])
})

test('one who only shares the number has not done it', async () => {
  const store = freshStore()
  const masked = (nickname: string) => person('111111', { nickname, masked: true })
  const room = new RoomSession('7', AT)
  await store.write(taken(room, [chat(1, '一', masked('吴***')), chat(2, '二', masked('林***'))]))
  const read: DeedsRead[] = []
  for await (const deeds of readDeeds(store.tables, '7', 9, masked('吴***'), new Damage())) read.push(deeds)
  expect(read.flatMap(({ entries }) => entries.map(({ n }) => n))).toEqual([1])
})
