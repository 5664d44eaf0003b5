import { expect, test } from 'vitest'
import { PersonPast } from '../../../lib/feed/person-past.ts'
import type { DeedsRead } from '../../../lib/store/deeds.ts'
import { chat, gift } from './entries.ts'

const from = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => chat(first + index))

async function* told(...parts: DeedsRead[]): AsyncGenerator<DeedsRead, undefined> {
  yield* parts
}

const numbers = (rows: readonly { n: number }[]) => rows.map(({ n }) => n)

test('is read a page at a time, the latest first, this room before the others', async () => {
  const past = new PersonPast(
    '7',
    told(
      { session: '7', entries: from(41, 100) },
      { session: '7', entries: [chat(1), gift(2, 1), gift(3, 4, { into: 2 })] },
      { session: '5', entries: from(8, 9) },
    ),
  )
  expect(past.status.value).toBe('more')
  await past.more()
  expect(numbers(past.here.value)).toEqual(numbers(from(41, 100)).reverse())
  await past.more()
  expect(past.here.value.slice(-2)).toMatchObject([{ n: 2, count: 4 }, { n: 1 }])
  expect(numbers(past.elsewhere.value)).toEqual([9, 8])
  expect(past.status.value).toBe('end')
})

test('what was read before a store could not be read stays, and the rest is told to be missing', async () => {
  async function* broken(): AsyncGenerator<DeedsRead, undefined> {
    yield { session: '7', entries: [chat(1)] }
    throw new Error('refused')
  }
  const past = new PersonPast('7', broken())
  await past.more()
  expect(numbers(past.here.value)).toEqual([1])
  expect(past.status.value).toBe('unreadable')
})

test('what comes after the card was closed is passed over', async () => {
  const past = new PersonPast('7', told({ session: '7', entries: [chat(1)] }))
  const reading = past.more()
  past.close()
  await reading
  expect(past.here.value).toEqual([])
})
