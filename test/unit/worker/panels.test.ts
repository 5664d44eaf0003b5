import { afterEach, expect, test, vi } from 'vitest'
import type { PanelToWorker, WorkerToPanel } from '../../../lib/messages/panel.ts'
import { SILENT_SPEECH } from '../../../lib/panel/worker-view.ts'
import { RoomSession } from '../../../lib/room/session.ts'
import { Panels } from '../../../lib/worker/panels.ts'
import { arrival, chat, JOINED } from '../room/events.ts'

afterEach(() => {
  vi.useRealTimers()
})

function panelsOf(room: RoomSession): Panels {
  return new Panels({
    open: async () => room,
    recent: () => [],
    view: () => room.view(JOINED, [1]),
    all: () => [room],
    pages: () => [],
    speech: () => SILENT_SPEECH,
    voice: () => ({ voices: 'asking', missing: [], failed: [] }),
    onCommand: () => {},
    inspect: () => {
      throw new Error('not asked for')
    },
    changed: () => {},
    storeProblem: () => null,
  })
}

test('a panel that connects is told each thing once', async () => {
  const room = new RoomSession('7', JOINED)
  const told: string[] = []
  let ask = (_: PanelToWorker) => {}
  panelsOf(room).connect({
    send: ({ type }: WorkerToPanel) => told.push(type),
    onMessage: listener => {
      ask = listener
    },
    onClose: () => {},
  })
  ask({ type: 'watch', roomId: '7' })
  await expect.poll(() => told.length).toBeGreaterThanOrEqual(4)
  expect(told.toSorted()).toEqual(['rooms', 'snapshot', 'speech', 'store'])
})

test('a panel is told of what comes though the time of day is set back', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: JOINED })
  const room = new RoomSession('7', JOINED)
  const told: string[] = []
  const panels = panelsOf(room)
  let ask = (_: { type: 'watch'; roomId: string }) => {}
  panels.connect({
    send: (message: WorkerToPanel) => {
      if (message.type === 'delta') told.push(...message.entries.map(({ event }) => event.id))
    },
    onMessage: listener => {
      ask = listener
    },
    onClose: () => {},
  })
  ask({ type: 'watch', roomId: '7' })
  await Promise.resolve()
  const come = (text: string) => {
    const { entries } = room.accept(arrival([chat(text)]))
    panels.show(room, entries)
    return entries.map(({ event }) => event.id)
  }
  const first = come('一')
  vi.setSystemTime(JOINED - 3_600_000)
  const then = come('二')
  await expect.poll(() => told).toEqual([...first, ...then])
})
