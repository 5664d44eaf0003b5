import { afterEach, expect, test, vi } from 'vitest'
import { arrival, chat, JOINED } from '../room/events.ts'
import { panelOf, RELAY, workerInMemory } from './worker-in-memory.ts'

afterEach(() => {
  vi.useRealTimers()
})

test('a panel that connects is told each thing once', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  const { sent, say } = panelOf(workerInMemory())
  // Views of outlets are looked at a moment after the worker begins.
  vi.runOnlyPendingTimers()
  vi.useRealTimers()
  say({ type: 'watch', roomId: '7' })
  await expect.poll(() => sent.map(({ type }) => type)).toContain('snapshot')
  expect(sent.map(({ type }) => type).toSorted()).toEqual([
    'answers',
    'outlets',
    'rooms',
    'snapshot',
    'speech',
    'store',
  ])
})

test('speech does not follow one that has asked for no room', async () => {
  const worker = workerInMemory()
  for (const [at, roomId] of ['7', '8'].entries()) {
    await worker.rooms.open(roomId)
    worker.pages.add({ ...RELAY, relay: `r${at}`, tabId: at + 1, roomId, webRid: roomId })
  }
  const { sent, say } = panelOf(worker)
  worker.pages.changed()
  await expect.poll(() => sent.map(({ type }) => type)).toContain('snapshot')
  expect(worker.followed.room.value).toBe('')
  say({ type: 'watch', roomId: '8' })
  await expect.poll(() => worker.followed.room.value).toBe('8')
})

test('a panel is told of what comes though the time of day is set back', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: JOINED })
  const { worker, sent, come } = await watched()
  const first = come('一')
  vi.setSystemTime(JOINED - 3_600_000)
  const then = come('二')
  await expect.poll(() => idsIn(sent)).toEqual([...first, ...then])
  expect(worker.rooms.recent('7')).toHaveLength(2)
})

test('a panel is told of each entry once, however many come at once, and of none that its snapshot had', async () => {
  const { sent, come } = await watched()
  const all = [...come('一'), ...come('二', 5000), ...come('三')]
  await expect.poll(() => idsIn(sent).length).toBeGreaterThanOrEqual(all.length)
  expect(idsIn(sent)).toEqual(all)
})

test('one that nobody sees gets each entry, a second’s together, and the rest when it comes into sight', async () => {
  const { worker, sent, say, come } = await watched()
  await worker.rooms.open('7')
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  say({ type: 'sight', isInSight: false })
  sent.length = 0
  const first = come('一')
  const then = [...come('二'), ...come('三', 3)]
  say({ type: 'speech', command: 'pause' })
  vi.advanceTimersByTime(999)
  expect(idsIn(sent)).toEqual(first)
  vi.advanceTimersByTime(1)
  expect(sent.map(({ type }) => type)).toEqual(['delta', 'delta'])
  expect(idsIn(sent)).toEqual([...first, ...then])

  sent.length = 0
  const last = come('四')
  say({ type: 'sight', isInSight: true })
  expect(idsIn(sent)).toEqual(last)
  expect(sent).toContainEqual(
    expect.objectContaining({ type: 'speech', speech: expect.objectContaining({ paused: true }) }),
  )
  expect(sent.map(({ type }) => type)).toEqual(expect.arrayContaining(['rooms', 'outlets', 'store']))
})

test('a panel whose room was replaced, or of which something was erased, starts again from a snapshot', async () => {
  const { worker, sent, come } = await watched()
  come('一')
  worker.rooms.replaced('8')
  worker.rooms.replaced('7')
  await expect.poll(() => snapshotsIn(sent)).toEqual([undefined, undefined])
  await worker.keeper.command({ type: 'history', command: 'erase-sessions', ids: ['7'] })
  await expect.poll(() => snapshotsIn(sent)).toContain(true)
})

type Sent = ReturnType<typeof panelOf>['sent']

function idsIn(sent: Sent): string[] {
  return sent.flatMap(message =>
    message.type === 'delta' ? message.entries.map(({ event }) => event.id) : [],
  )
}

/** Of each snapshot whether it tells of an erasure. */
function snapshotsIn(sent: Sent) {
  return sent.flatMap(message => (message.type === 'snapshot' ? [message.erased] : []))
}

/** A panel that watches a room in which nothing was said yet. */
async function watched() {
  const worker = workerInMemory()
  const { sent, say } = panelOf(worker)
  say({ type: 'watch', roomId: '7' })
  await expect.poll(() => snapshotsIn(sent)).toHaveLength(1)
  const room = await worker.rooms.open('7')
  const come = (text: string, times = 1) => {
    const { entries } = room.accept(arrival(Array.from({ length: times }, () => chat(text))))
    worker.rooms.add('7', entries)
    return entries.map(({ event }) => event.id)
  }
  return { worker, sent, say, come }
}
