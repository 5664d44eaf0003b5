import { signal } from '@preact/signals-core'
import { expect, test } from 'vitest'
import type { OnScreen } from '../../../lib/model/on-screen.ts'
import { AT, chat } from '../store/entries.ts'
import { workerInMemory } from './worker-in-memory.ts'

/** A worker with one room, in which somebody has asked something. */
async function asked() {
  const onScreen = signal<OnScreen | null>(null)
  const parts = workerInMemory({
    onScreen,
    putOnScreen: async message => {
      onScreen.value = message
    },
  })
  const room = await parts.rooms.open('7')
  const { entries } = room.accept({
    events: [chat(1, '有没有黑色')],
    now: 0,
    via: 'socket',
    at: AT,
    since: 0,
  })
  const [entry] = entries
  if (!entry) throw new Error('no entry')
  parts.rooms.add('7', entries)
  const pin = (at: number) => {
    onScreen.value = { roomId: '7', n: entry.n, event: entry.event, at, answered: false }
  }
  const tick = (done: boolean) => parts.questions.tick('7', entry, done)
  return { onScreen, pin, tick }
}

test('a pinned message that is ticked is answered, and open again when the tick is taken back', async () => {
  const { onScreen, pin, tick } = await asked()
  pin(0)
  expect(onScreen.value?.answered).toBe(false)
  await tick(true)
  await expect.poll(() => onScreen.value?.answered).toBe(true)
  await tick(false)
  await expect.poll(() => onScreen.value?.answered).toBe(false)
})

test('one that was answered before it was pinned is open', async () => {
  const { onScreen, pin, tick } = await asked()
  await tick(true)
  pin(Date.now() + 1000)
  expect(onScreen.value?.answered).toBe(false)
})

test('a worker that has not loaded the room yet leaves it as it was', async () => {
  const { onScreen, pin } = await asked()
  pin(0)
  const message = { ...onScreen.value, roomId: '8', answered: true } as OnScreen
  onScreen.value = message
  expect(onScreen.value).toBe(message)
})
