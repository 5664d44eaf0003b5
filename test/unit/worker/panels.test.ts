import { afterEach, expect, test, vi } from 'vitest'
import type { WorkerToPanel } from '../../../lib/messages/panel.ts'
import { SILENT_SPEECH } from '../../../lib/panel/state.ts'
import { RoomSession } from '../../../lib/room/session.ts'
import { Panels } from '../../../lib/worker/panels.ts'
import { arrival, chat, JOINED } from '../room/events.ts'

afterEach(() => {
  vi.useRealTimers()
})

test('a panel is told of what comes though the time of day is set back', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: JOINED })
  const room = new RoomSession('7', JOINED)
  const told: string[] = []
  const panels = new Panels({
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
