import { type Signal, signal } from '@preact/signals'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Clock } from '../../../lib/browser/pace.ts'
import { PanelState } from '../../../lib/panel/state.ts'
import { withPerson } from '../../../lib/settings/change/person.ts'
import type { Rule, RulesSettings } from '../../../lib/settings/schema/rules.ts'
import { DEFAULTS, type Settings } from '../../../lib/settings/schema/schema.ts'
import type { Sound } from '../../../lib/settings/schema/sounds.ts'
import type { View } from '../../../lib/settings/schema/views.ts'
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
  let settings: Signal<Settings>
  let state: PanelState
  let played: Sound[]

  beforeEach(() => {
    clock = new SteppedClock()
    played = []
    settings = signal(DEFAULTS)
    state = new PanelState({
      pinned: null,
      settings,
      clock,
      wallClock: () => NOW,
      play: sound => played.push(sound),
    })
    state.receive({ type: 'snapshot', room: room(), entries: [chat(1), chat(2)] })
  })

  test('goes by the clock of a replay, plays no sound in it, and keeps nothing of it once it is gone', () => {
    const at = NOW - 1e9
    const pace = {
      state: 'playing',
      speed: 4,
      clock: { at, since: NOW - 1000, rate: 4 },
      spoken: false,
    } as const
    const replayed = room({
      roomId: 'replay-1',
      replay: { ...pace, session: '7', tabId: 3, returning: false },
    })
    state.receive({ type: 'rooms', rooms: [replayed], pages: [] })
    state.receive({ type: 'snapshot', room: replayed, entries: [chat(1)] })
    state.rooms.choose({ by: 'room', roomId: 'replay-1' })
    expect(state.shown.now).toBe(at + 4000)
    const rule = {
      id: 'r',
      name: '',
      filter: 'type:chat',
      on: true,
      actions: ['sound'],
      sound: 'chime',
    } as unknown as Rule
    settings.value = { ...DEFAULTS, rules: { ...DEFAULTS.rules, list: [rule] } }
    state.receive({ type: 'delta', roomId: 'replay-1', entries: [chat(2)] })
    expect(played).toEqual([])
    state.tick()
    expect(state.shown.room.value).toBe(replayed)
    state.receive({ type: 'rooms', rooms: [room()], pages: [] })
    state.tick()
    expect(state.shown.room.value).toBe(null)
    expect(state.feedView.feed.visible).toEqual([])
    expect(state.rooms.choice.value).toEqual({ by: 'liveliest' })
    expect(state.shown.now).toBe(NOW)
  })

  test('shows a snapshot at once', () => {
    expect(state.shown.room.value?.title).toBe('晚安电台')
    expect(state.feedView.feed.visible).toHaveLength(2)
  })

  test('shows what comes at most every 40 ms, and all of it', () => {
    const shown = new Set<number>()
    state.feedView.revision.subscribe(revision => shown.add(revision))
    for (let n = 3; n < 203; n++) {
      state.receive({ type: 'delta', roomId: '7', entries: [chat(n)] })
      clock.pass(5)
    }
    clock.pass(100)
    expect(shown.size).toBeLessThanOrEqual(1_000 / 40 + 3)
    expect(state.feedView.revision.value).toBe(state.feedView.feed.revision)
    expect(state.feedView.feed.visible).toHaveLength(202)
  })

  test('a single message waits for nothing but the next frame', () => {
    clock.pass(1_000)
    state.receive({ type: 'delta', roomId: '7', entries: [chat(3)] })
    clock.pass(16)
    expect(state.feedView.revision.value).toBe(state.feedView.feed.revision)
  })

  test('does not mix rooms', () => {
    state.receive({ type: 'delta', roomId: '8', entries: [chat(3)] })
    expect(state.feedView.feed.rows).toHaveLength(2)
    state.receive({ type: 'snapshot', room: room({ roomId: '8' }), entries: [chat(1)] })
    expect(state.feedView.feed.rows).toHaveLength(1)
  })

  test('the reader stays paused through a new snapshot of the same room, and follows in a new one', () => {
    state.feedView.following.value = false
    state.receive({ type: 'snapshot', room: room(), entries: [chat(2), chat(3)] })
    expect(state.feedView.following.value).toBe(false)
    expect(state.feedView.feed.visible.map(row => row.n)).toEqual([1, 2, 3])
    state.receive({ type: 'snapshot', room: room({ roomId: '8' }), entries: [] })
    expect(state.feedView.following.value).toBe(true)
  })

  test('counts as new what is shown and was not seen', () => {
    state.feedView.see(2)
    state.receive({ type: 'delta', roomId: '7', entries: [chat(3), entryOf(4, 'enter'), chat(5)] })
    expect(state.feedView.unread()).toBe(2)
    state.feedView.see(3)
    expect(state.feedView.unread()).toBe(1)
  })

  test('a change of the filter works on what is there', () => {
    state.receive({ type: 'delta', roomId: '7', entries: [entryOf(3, 'enter')] })
    settings.value = { ...DEFAULTS, show: { ...DEFAULTS.show, enter: true, chat: false } }
    expect(state.feedView.feed.visible.map(row => row.n)).toEqual([3])
    settings.value = DEFAULTS
    state.feedView.search('第 2')
    expect(state.feedView.feed.visible.map(row => row.n)).toEqual([2])
  })

  test('a filter that makes no sense is told of, and the last that did stays in force', () => {
    state.feedView.search('第 2')
    state.feedView.search('第 2 level>=')
    expect(state.feedView.queryError.value).toMatchObject({ code: 'missing-value', column: 12 })
    expect(state.feedView.feed.visible.map(row => row.n)).toEqual([2])
    state.feedView.search('第 2 level>=0')
    expect(state.feedView.queryError.value).toBeNull()
    state.feedView.search('第 2 level>')
    state.feedView.search('')
    expect(state.feedView.queryError.value).toBeNull()
    expect(state.feedView.feed.visible.map(row => row.n)).toEqual([1, 2])
  })

  test('a filter that names a type finds it though its switch is off', () => {
    state.receive({ type: 'delta', roomId: '7', entries: [entryOf(3, 'enter')] })
    expect(state.feedView.feed.visible.map(row => row.n)).toEqual([1, 2])
    state.feedView.search('type:enter')
    expect(state.feedView.feed.visible.map(row => row.n)).toEqual([3])
    state.feedView.search('-type:chat')
    expect(state.feedView.feed.visible.map(row => row.n)).toEqual([])
  })

  describe('rules', () => {
    const rule: Rule = {
      id: 'r',
      name: '问价',
      filter: '多少钱',
      on: true,
      actions: ['hide'],
      colour: 'red',
      tag: '',
      sound: 'chime',
    }
    const lay = (rules: Partial<RulesSettings>) => {
      settings.value = { ...DEFAULTS, rules: { ...DEFAULTS.rules, ...rules } }
    }
    const view = (...views: View[]) => {
      settings.value = { ...DEFAULTS, views: [...DEFAULTS.views, ...views] }
    }
    const say = (n: number, text: string) =>
      state.receive({ type: 'delta', roomId: '7', entries: [chat(n, text)] })
    const shown = () => state.feedView.feed.visible.map(row => row.n)

    test('hide and mark what is there and what comes, and let go of it again', () => {
      say(3, '多少钱')
      lay({ list: [rule] })
      say(4, '多少钱啊')
      expect(shown()).toEqual([1, 2])
      lay({ list: [{ ...rule, actions: ['highlight'] }] })
      expect(shown()).toEqual([1, 2, 3, 4])
      expect(state.feedView.feed.rowOf(4)?.verdict.colour).toBe('red')
      expect(state.feedView.feed.rowOf(1)?.verdict.colour).toBeUndefined()
      lay({ list: [] })
      expect(state.feedView.feed.rowOf(4)?.verdict.colour).toBeUndefined()
    })

    test('sound for what comes, not for what was there', () => {
      say(3, '多少钱')
      lay({ list: [{ ...rule, actions: ['sound'] }] })
      state.receive({ type: 'snapshot', room: room(), entries: [chat(3, '多少钱'), chat(4, '多少钱呢')] })
      say(5, '你好')
      expect(played).toEqual([])
      say(6, '多少钱')
      expect(played).toEqual(['chime'])
    })

    test('views show what passes their filter, whatever the switches say, and end when they are removed', () => {
      state.receive({ type: 'delta', roomId: '7', entries: [entryOf(3, 'enter'), chat(4, '在哪里买的')] })
      state.feedView.open('questions')
      expect(shown()).toEqual([4])
      view({ id: 'v', name: '', filter: 'type:enter or 1', todo: false })
      expect(shown()).toEqual([4])
      state.feedView.open('v')
      expect(shown()).toEqual([1, 3])
      state.feedView.search('人3')
      expect(shown()).toEqual([3])
      state.feedView.search('')
      view()
      expect(state.feedView.tab.value).toBe('')
      expect(shown()).toEqual([1, 2, 4])
    })

    test('hidden people are gone from the feed', () => {
      settings.value = withPerson(DEFAULTS, { id: '1', nickname: '人1' }, { treatment: 'hide' })
      expect(shown()).toEqual([2])
    })
  })

  test('tells a turn of the room at once, and its numbers in a moment', () => {
    state.receive({ type: 'delta', roomId: '7', entries: [], room: room({ status: 'paused' }) })
    expect(state.shown.room.value?.status).toBe('paused')
    const online = { ...room().totals, online: 9 }
    state.receive({
      type: 'delta',
      roomId: '7',
      entries: [],
      room: room({ status: 'paused', totals: online }),
    })
    clock.pass(300)
    expect(state.shown.room.value?.totals.online).toBe(9)
  })

  test('greets with the room that was chosen, or pinned', () => {
    expect(state.greeting()).toEqual([{ type: 'watch', roomId: null, since: NOW }])
    const pinned = new PanelState({
      pinned: '8',
      settings,
      clock,
      wallClock: () => NOW,
      play: () => undefined,
    })
    expect(pinned.greeting()).toEqual([{ type: 'watch', roomId: '8', since: NOW }])
  })

  test('knows since when the worker is away', () => {
    state.worker.connected(false)
    expect(state.worker.disconnectedAt.value).toBe(NOW)
    state.worker.connected(true)
    expect(state.worker.disconnectedAt.value).toBe(0)
    expect(state.worker.reconnectedAt.value).toBe(NOW)
  })

  test('knows when rows come too fast to be read, and when that is over', () => {
    const tenRows = (first: number) => Array.from({ length: 10 }, (_, index) => chat(first + index))
    for (const first of [3, 13]) state.receive({ type: 'delta', roomId: '7', entries: tenRows(first) })
    expect(state.feedView.hurried.value).toBe(false)
    state.receive({ type: 'delta', roomId: '7', entries: tenRows(23) })
    expect(state.feedView.hurried.value).toBe(true)
    state.tick()
    expect(state.feedView.hurried.value).toBe(true)
    state.tick()
    expect(state.feedView.hurried.value).toBe(false)
  })

  test('tells how much was said in the last minute', () => {
    expect(state.shown.rate.perMinute(NOW)).toBe(2)
    expect(state.shown.rate.perMinute(NOW + 120_000)).toBe(0)
  })

  test('a person whom the user gives a name of their own is found by it, in the search box and by rules', () => {
    const rule = {
      id: 'r',
      name: '',
      filter: 'from:老板',
      on: true,
      actions: ['tag'],
      tag: '熟',
    } as unknown as Rule
    settings.value = { ...DEFAULTS, rules: { ...DEFAULTS.rules, list: [rule] } }
    state.feedView.search('from:老板')
    expect(state.feedView.feed.visible).toHaveLength(0)
    settings.value = withPerson(settings.value, { id: '2', nickname: '人2' }, { nickname: '大老板' })
    expect(state.feedView.feed.visible.map(({ n, verdict }) => [n, verdict.tags])).toEqual([[2, ['熟']]])
    settings.value = withPerson(settings.value, { id: '2', nickname: '人2' }, { nickname: '' })
    expect(state.feedView.feed.visible).toHaveLength(0)
  })

  test.each([
    ['open', [5], '9'],
    ['closed meanwhile', [], null],
  ])('a room that was picked before and is %s', (_, tabs, wanted) => {
    state.rooms.choose({ by: 'room', roomId: '9' })
    state.receive({ type: 'rooms', rooms: [room({ roomId: '9', tabs }), room()], pages: [] })
    expect(state.rooms.wanted.value).toBe(wanted)
    // From then on it is the user's own.
    state.rooms.choose({ by: 'room', roomId: '8' })
    state.receive({ type: 'rooms', rooms: [room()], pages: [] })
    expect(state.rooms.wanted.value).toBe('8')
  })
})
