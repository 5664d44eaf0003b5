import { beforeEach, describe, expect, test } from 'vitest'
import type { Clock } from '../../../lib/panel/pace.ts'
import { PanelState } from '../../../lib/panel/state.ts'
import { DEFAULTS } from '../../../lib/settings/schema.ts'
import { chat, entryOf, NOW, room } from './entries.ts'

/** A clock that goes on when it is told to; frames come every 16 ms. */
class SteppedClock implements Clock {
  time = 0
  #due: { at: number; run: () => void }[] = []
  now = () => this.time
  after = (delay: number, run: () => void) => {
    this.#due.push({ at: this.time + delay, run })
  }
  frame = (run: () => void) => this.after(16, run)
  pass(milliseconds: number) {
    const end = this.time + milliseconds
    for (;;) {
      const next = this.#due.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      this.#due.splice(this.#due.indexOf(next), 1)
      this.time = next.at
      next.run()
    }
    this.time = end
  }
}

describe('the panel’s state', () => {
  let clock: SteppedClock
  let state: PanelState

  beforeEach(() => {
    clock = new SteppedClock()
    state = new PanelState({ pinned: null, settings: DEFAULTS, clock, wallClock: () => NOW })
    state.receive({ type: 'snapshot', room: room(), entries: [chat(1), chat(2)] })
  })

  test('shows a snapshot at once', () => {
    expect(state.room.value?.title).toBe('晚安电台')
    expect(state.feed.visible).toHaveLength(2)
  })

  test('shows what comes at most every 40 ms, and all of it', () => {
    const shown = new Set<number>()
    state.revision.subscribe(revision => shown.add(revision))
    for (let n = 3; n < 203; n++) {
      state.receive({ type: 'delta', roomId: '7', entries: [chat(n)] })
      clock.pass(5)
    }
    clock.pass(100)
    expect(shown.size).toBeLessThanOrEqual(1_000 / 40 + 3)
    expect(state.revision.value).toBe(state.feed.revision)
    expect(state.feed.visible).toHaveLength(202)
  })

  test('a single message waits for nothing but the next frame', () => {
    clock.pass(1_000)
    state.receive({ type: 'delta', roomId: '7', entries: [chat(3)] })
    clock.pass(16)
    expect(state.revision.value).toBe(state.feed.revision)
  })

  test('does not mix rooms', () => {
    state.receive({ type: 'delta', roomId: '8', entries: [chat(3)] })
    expect(state.feed.rows).toHaveLength(2)
    state.receive({ type: 'snapshot', room: room({ roomId: '8' }), entries: [chat(1)] })
    expect(state.feed.rows).toHaveLength(1)
  })

  test('the reader stays paused through a new snapshot of the same room, and follows in a new one', () => {
    state.following.value = false
    state.receive({ type: 'snapshot', room: room(), entries: [chat(2), chat(3)] })
    expect(state.following.value).toBe(false)
    expect(state.feed.visible.map(row => row.n)).toEqual([1, 2, 3])
    state.receive({ type: 'snapshot', room: room({ roomId: '8' }), entries: [] })
    expect(state.following.value).toBe(true)
  })

  test('counts as new what is shown and was not seen', () => {
    state.see(2)
    state.receive({ type: 'delta', roomId: '7', entries: [chat(3), entryOf(4, 'enter'), chat(5)] })
    expect(state.unread()).toBe(2)
    state.see(3)
    expect(state.unread()).toBe(1)
  })

  test('a change of the filter works on what is there', () => {
    state.receive({ type: 'delta', roomId: '7', entries: [entryOf(3, 'enter')] })
    state.setSettings({ ...DEFAULTS, show: { ...DEFAULTS.show, enter: true, chat: false } })
    expect(state.feed.visible.map(row => row.n)).toEqual([3])
    state.setSettings(DEFAULTS)
    state.search('第 2')
    expect(state.feed.visible.map(row => row.n)).toEqual([2])
  })

  test('a filter that makes no sense is told of, and the last that did stays in force', () => {
    state.search('第 2')
    state.search('第 2 level>=')
    expect(state.queryError.value).toMatchObject({ code: 'missing-value', column: 12 })
    expect(state.feed.visible.map(row => row.n)).toEqual([2])
    state.search('第 2 level>=0')
    expect(state.queryError.value).toBeNull()
    state.search('第 2 level>')
    state.search('')
    expect(state.queryError.value).toBeNull()
    expect(state.feed.visible.map(row => row.n)).toEqual([1, 2])
  })

  test('a filter that names a type finds it though its switch is off', () => {
    state.receive({ type: 'delta', roomId: '7', entries: [entryOf(3, 'enter')] })
    expect(state.feed.visible.map(row => row.n)).toEqual([1, 2])
    state.search('type:enter')
    expect(state.feed.visible.map(row => row.n)).toEqual([3])
    state.search('-type:chat')
    expect(state.feed.visible.map(row => row.n)).toEqual([])
  })

  test('tells a turn of the room at once, and its numbers in a moment', () => {
    state.receive({ type: 'delta', roomId: '7', entries: [], room: room({ status: 'paused' }) })
    expect(state.room.value?.status).toBe('paused')
    const online = { ...room().totals, online: 9 }
    state.receive({
      type: 'delta',
      roomId: '7',
      entries: [],
      room: room({ status: 'paused', totals: online }),
    })
    clock.pass(300)
    expect(state.room.value?.totals.online).toBe(9)
  })

  test('greets with the room that was chosen, or pinned', () => {
    expect(state.greeting()).toEqual({ type: 'watch', roomId: null })
    const pinned = new PanelState({ pinned: '8', settings: DEFAULTS, clock, wallClock: () => NOW })
    expect(pinned.greeting()).toEqual({ type: 'watch', roomId: '8' })
  })

  test('knows since when the worker is away', () => {
    state.connected(false)
    expect(state.disconnectedAt.value).toBe(NOW)
    state.connected(true)
    expect(state.disconnectedAt.value).toBe(0)
  })

  test('knows when rows come too fast to be read, and when that is over', () => {
    const tenRows = (first: number) => Array.from({ length: 10 }, (_, index) => chat(first + index))
    for (const first of [3, 13]) state.receive({ type: 'delta', roomId: '7', entries: tenRows(first) })
    expect(state.hurried.value).toBe(false)
    state.receive({ type: 'delta', roomId: '7', entries: tenRows(23) })
    expect(state.hurried.value).toBe(true)
    state.tick()
    expect(state.hurried.value).toBe(true)
    state.tick()
    expect(state.hurried.value).toBe(false)
  })

  test('tells how much was said in the last minute', () => {
    expect(state.rate.perMinute(NOW)).toBe(2)
    expect(state.rate.perMinute(NOW + 120_000)).toBe(0)
  })
})
