import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withRow, withSpeech } from '../../../lib/settings/change/change.ts'
import { withItem, withoutItem } from '../../../lib/settings/change/item-list.ts'
import { withoutPerson, withPerson } from '../../../lib/settings/change/person.ts'
import { withRules } from '../../../lib/settings/change/rule-list.ts'
import type { Rule } from '../../../lib/settings/schema/rules.ts'
import { DEFAULTS, readSettings, type Settings } from '../../../lib/settings/schema/schema.ts'
import { SettingsStore, type StorageArea } from '../../../lib/settings/storage/store.ts'
import { SettingsSync } from '../../../lib/settings/storage/sync.ts'

type Change = (settings: Settings) => Settings

/** When each step of the storage happens: at once, or when a scheduler says so. */
type Step = (name: string) => Promise<unknown>

/** A browser's storage and its lock, each step of which takes as long as `step` wants. */
function machineOf(step: Step) {
  const items = new Map<string, unknown>()
  let queue: Promise<unknown> = Promise.resolve()
  const its = {
    /** How many writes the disk still has room for. */
    room: Infinity,
    /** What every page has of the storage: its listeners are told in order, but how late is another matter. */
    area: (): StorageArea => {
      let told: Promise<unknown> = Promise.resolve()
      const listeners = new Set<Parameters<StorageArea['onChanged']['addListener']>[0]>()
      const tell = (changes: Record<string, { newValue?: unknown }>) => {
        told = told
          .then(() => step('tell'))
          .then(() => {
            for (const listener of listeners) listener(changes)
          })
      }
      pages.push(tell)
      /** What one page asks for happens in the order in which it asks. */
      let last: Promise<unknown> = Promise.resolve()
      const inOrder = <T>(name: string, act: () => T): Promise<T> => {
        const done = last.then(() => step(name)).then(act)
        last = done.catch(() => undefined)
        return done
      }
      return {
        get: () => inOrder('get', () => structuredClone(Object.fromEntries(items))),
        set: async changed => {
          await inOrder('set', () => {
            if (its.room-- <= 0) throw new Error('the disk is full')
            const news = Object.entries(structuredClone(changed))
            for (const [key, value] of news) items.set(key, value)
            const changes = Object.fromEntries(news.map(([key, newValue]) => [key, { newValue }]))
            for (const tell of pages) tell(changes)
          })
          await step('answer')
        },
        remove: keys =>
          inOrder('remove', () => {
            for (const key of keys) items.delete(key)
          }),
        onChanged: {
          addListener: listener => listeners.add(listener),
          removeListener: listener => listeners.delete(listener),
        },
      }
    },
    exclusively: <T>(_: string, work: () => Promise<T>): Promise<T> => {
      const done = queue.then(work)
      queue = done.catch(() => undefined)
      return done
    },
    stored: () => readSettings(items.get('settings')),
    keys: () => [...items.keys()],
    /** Everything has happened that nothing holds back. */
    settled: () => new Promise(resolve => setImmediate(resolve)),
  }
  const pages: ((changes: Record<string, { newValue?: unknown }>) => void)[] = []
  return its
}

type Machine = ReturnType<typeof machineOf>

function open(machine: Machine) {
  const store = new SettingsStore(machine.area(), machine.exclusively)
  const its = { shown: machine.stored(), undoable: 0, time: 0, failures: [] as unknown[] }
  const sync = new SettingsSync({
    store,
    stored: its.shown,
    apply: settings => {
      its.shown = settings
    },
    undoable: count => {
      its.undoable = count
    },
    settled: error => {
      if (error) its.failures.push(error)
    },
    now: () => its.time,
  })
  const taken = (settings: Settings) => sync.taken(settings)
  void store.follow(taken, new AbortController().signal).then(taken)
  const change = (change: Change) => {
    its.time += 5_000
    sync.change(change)
  }
  return { its, sync, change, store, rate: () => its.shown.speech.rate }
}

const atOnce: Step = async () => undefined
const rate = (to: number) => (all: Settings) => withSpeech(all, { rate: to })
const size = (to: number) => (all: Settings) => ({ ...all, look: { ...all.look, size: to } })

test('a change is seen at once, and what the storage tells of an older one does not undo a newer one', async () => {
  const go = Promise.withResolvers<void>()
  const machine = machineOf(() => go.promise)
  const panel = open(machine)
  panel.change(rate(1.5))
  panel.change(rate(2))
  expect(panel.rate()).toBe(2)
  panel.sync.taken(rate(1.5)(DEFAULTS))
  expect(panel.rate()).toBe(2)
  go.resolve()
  await machine.settled()
  await machine.settled()
  expect([panel.rate(), machine.stored().speech.rate]).toEqual([2, 2])
})

test('a change that comes while the settings are read is not missed', async () => {
  const reading = Promise.withResolvers<void>()
  const machine = machineOf(atOnce)
  const area = machine.area()
  // What the storage answers is older than what it tells of meanwhile.
  const slow = { ...area, get: () => area.get().then(all => reading.promise.then(() => all)) }
  const seen: number[] = []
  const late = new SettingsStore(slow, machine.exclusively)
  const first = late.follow(({ speech }) => seen.push(speech.rate), new AbortController().signal)
  await machine.settled()
  const panel = open(machine)
  await machine.settled()
  panel.change(rate(2))
  await machine.settled()
  reading.resolve()
  expect((await first).speech.rate).toBe(2)
  panel.change(rate(3))
  await machine.settled()
  expect(seen).toEqual([3])
})

describe('a deed', () => {
  const rules = ['甲', '乙', '丙'].map(id => ruleOf(id))
  const before = withPerson(
    withRules(DEFAULTS, { list: rules, blocked: ['广告'] }),
    { id: '7', nickname: '周' },
    { note: '常来' },
  )
  const DEEDS: [string, Change][] = [
    ['hiding somebody', all => withPerson(all, { id: '7', nickname: '周' }, { treatment: 'hide' })],
    ['muting somebody new', all => withPerson(all, { id: '8', nickname: '李' }, { treatment: 'mute' })],
    ['forgetting somebody', all => withoutPerson(all, '7')],
    ['a new rule', all => withRules(all, { list: withItem(all.rules.list, ruleOf('丁')) })],
    [
      'a changed rule',
      all => withRules(all, { list: withItem(all.rules.list, { ...ruleOf('乙'), name: '新' }) }),
    ],
    ['deleting a rule', all => withRules(all, { list: withoutItem(all.rules.list, '乙') })],
    ['clearing a list', all => withRules(all, { blocked: [] })],
    ['another file of settings', () => rate(3)(DEFAULTS)],
  ]
  test.each(DEEDS)('%s is undone exactly, once, whatever was changed around it', async (_, deed) => {
    const machine = machineOf(atOnce)
    const panel = open(machine)
    panel.change(() => before)
    panel.sync.change(size(15))
    const undo = panel.sync.deed(deed)
    // At once after it: the two must not be undone as one.
    panel.sync.change(all => ({ ...all, theme: 'dark' }))
    await machine.settled()
    undo?.()
    await machine.settled()
    expect(machine.stored()).toEqual({ ...size(15)(before), theme: 'dark' })
    panel.change(size(12))
    undo?.()
    expect(panel.its.shown.look.size).toBe(12)
  })
  test('that changes nothing has nothing to undo', () => {
    expect(open(machineOf(atOnce)).sync.deed(all => all)).toBe(undefined)
  })
})

test('a page that goes away leaves what it could not store yet to others', async () => {
  const held = Promise.withResolvers<void>()
  const machine = machineOf(atOnce)
  const other = open(machine)
  other.change(size(15))
  await machine.settled()
  // It goes away while another has the lock, and never gets its turn.
  const gone = open({ ...machine, exclusively: () => held.promise as Promise<never> })
  gone.change(rate(2))
  gone.change(rate(3))
  await machine.settled()
  expect(machine.stored()).toEqual(size(15)(DEFAULTS))
  const both = rate(3)(size(15)(DEFAULTS))
  const next = new SettingsStore(machine.area(), machine.exclusively)
  expect(await next.follow(() => {}, new AbortController().signal)).toEqual(both)
  await machine.settled()
  expect([machine.stored(), other.its.shown]).toEqual([both, both])
  expect(machine.keys()).toEqual(['settings', 'settings$'])
})

test.each([0, 1])('a change that cannot be stored is taken back, and told (after %i writes)', async room => {
  const machine = machineOf(atOnce)
  const panel = open(machine)
  machine.room = room
  panel.change(rate(2))
  await expect.poll(() => panel.its.failures).toHaveLength(1)
  expect([panel.rate(), panel.its.undoable]).toEqual([1, 0])
  await machine.settled()
  expect(machine.keys()).toEqual([])
  machine.room = Infinity
  panel.change(size(15))
  await machine.settled()
  expect([machine.stored().speech.rate, machine.stored().look.size]).toEqual([1, 15])
})

describe('a change can be taken back', () => {
  test('one by one, to the beginning', async () => {
    const machine = machineOf(atOnce)
    const { its, sync, change, rate: rateNow } = open(machine)
    for (const to of [1.5, 2, 2.5]) change(rate(to))
    expect(its.undoable).toBe(3)
    sync.undo()
    expect(rateNow()).toBe(2)
    sync.undo()
    sync.undo()
    expect(its.shown).toEqual(DEFAULTS)
    expect(its.undoable).toBe(0)
    sync.undo()
    await machine.settled()
    await machine.settled()
    expect([its.shown, machine.stored()]).toEqual([DEFAULTS, DEFAULTS])
  })
  test('a slider that was dragged goes back in one', () => {
    const { its, sync } = open(machineOf(atOnce))
    for (let to = 1; to < 2; to += 0.1) {
      sync.change(rate(to))
      its.time += 50
    }
    expect(its.undoable).toBe(1)
    sync.undo()
    expect(its.shown).toEqual(DEFAULTS)
  })
  test('fifty of them', () => {
    const { its, sync, change, rate: rateNow } = open(machineOf(atOnce))
    for (let n = 0; n < 60; n++) change(rate(1 + n / 20))
    expect(its.undoable).toBe(50)
    for (let n = 0; n < 60; n++) sync.undo()
    expect(rateNow()).toBe(1 + 9 / 20)
  })
  test('and nothing else: what another page changed since stays', async () => {
    const machine = machineOf(atOnce)
    const [left, right] = [open(machine), open(machine)]
    left.change(rate(2))
    await machine.settled()
    right.change(size(15))
    await machine.settled()
    expect(left.its.undoable).toBe(1)
    left.sync.undo()
    await machine.settled()
    expect(machine.stored()).toEqual(size(15)(DEFAULTS))
    expect(right.its).toMatchObject({ shown: size(15)(DEFAULTS), undoable: 1 })
  })
  test('unless another page has changed the same setting since', async () => {
    const machine = machineOf(atOnce)
    const [left, right] = [open(machine), open(machine)]
    left.change(rate(2))
    await machine.settled()
    right.change(rate(3))
    await machine.settled()
    expect(left.its.undoable).toBe(0)
    left.sync.undo()
    right.sync.undo()
    await machine.settled()
    expect(left.its).toMatchObject({ shown: rate(2)(DEFAULTS), undoable: 1 })
  })
})

/** Writers, and what each changes of its own: no two change the same, so that everything has to be there at the end. */
const OWN: readonly ((n: number) => Change)[] = [
  n => rate(1 + (n % 5) / 10),
  n => size(11 + (n % 9)),
  n => all => withRow(all, 'gift', { speak: n % 2 === 0 }),
  n => all => ({ ...all, show: { ...all.show, like: n % 2 === 0 } }),
  n => all => withPerson(all, { id: '7', nickname: '周' }, { treatment: n % 2 === 0 ? 'mute' : 'normal' }),
  n => all => withPerson(all, { id: '7', nickname: '周' }, { note: `${n}` }),
]
const ruleOf = (id: string): Rule => ({
  id,
  name: '',
  filter: '',
  on: true,
  actions: ['hide'],
  colour: 'blue',
  tag: '',
  sound: 'ding',
})
const added = (id: string) => (all: Settings) =>
  withRules(all, {
    list: withItem(all.rules.list, ruleOf(id)),
    blocked: [...all.rules.blocked, `word ${id}`],
  })
const takenOut = (id: string) => (all: Settings) => withRules(all, { list: withoutItem(all.rules.list, id) })

test('however the steps of several writers fall, all end the same and every change is there', async () => {
  const acts = fc.array(fc.record({ writer: fc.nat(OWN.length - 1), n: fc.nat(99), undo: fc.boolean() }), {
    maxLength: 10,
  })
  await fc.assert(
    fc.asyncProperty(acts, fc.scheduler(), async (acts, scheduler) => {
      const machine = machineOf(name => scheduler.schedule(Promise.resolve(), name))
      const panels = OWN.map(() => open(machine))
      /** What each writer has made of its own, the latest last. */
      const made = OWN.map(() => [DEFAULTS] as Settings[])
      let rules = 0
      const run = async ({ writer, n, undo }: (typeof acts)[number], at: number) => {
        await scheduler.schedule(Promise.resolve(), `act ${at}`)
        const [panel, own] = [panels[writer], made[writer]]
        const change = OWN[writer]?.(n)
        if (!panel || !own || !change) return
        if (undo && panel.its.undoable > 0 && own.length > 1) {
          panel.sync.undo()
          own.pop()
          return
        }
        const before = own.at(-1) ?? DEFAULTS
        const after = change(before)
        if (JSON.stringify(after) !== JSON.stringify(before)) own.push(after)
        panel.change(change)
      }
      const worker = new SettingsStore(machine.area(), machine.exclusively)
      const others = async () => {
        await scheduler.schedule(Promise.resolve(), 'the worker turns speech off')
        await worker.update(all => withSpeech(all, { on: false }))
      }
      const lists = async (id: string) => {
        await scheduler.schedule(Promise.resolve(), `rule ${id}`)
        const panel = open(machine)
        panel.change(added(id))
        rules++
        if (id === 'b') panel.change(takenOut('a'))
      }
      const all = Promise.all([...acts.map(run), others(), ...['a', 'b', 'c'].map(lists)])
      await scheduler.waitIdle()
      await all
      await scheduler.waitIdle()
      await machine.settled()

      const stored = machine.stored()
      for (const { its } of panels) expect(its.shown).toEqual(stored)
      for (const { its } of panels) expect(its.failures).toEqual([])
      const [rates, sizes, gifts, likes, mutes, notes] = made.map(own => own.at(-1) ?? DEFAULTS)
      expect(stored.speech.on).toBe(false)
      expect(stored.speech.rate).toBe(rates?.speech.rate)
      expect(stored.look.size).toBe(sizes?.look.size)
      expect(stored.speech.types.gift.speak).toBe(gifts?.speech.types.gift.speak)
      expect(stored.show.like).toBe(likes?.show.like)
      expect(stored.people['7']?.treatment ?? 'normal').toBe(mutes?.people['7']?.treatment ?? 'normal')
      expect(stored.people['7']?.note ?? '').toBe(notes?.people['7']?.note ?? '')
      expect(rules).toBe(3)
      expect(stored.rules.blocked.toSorted()).toEqual(['word a', 'word b', 'word c'])
      expect(stored.rules.list.map(({ id }) => id)).toEqual(expect.arrayContaining(['b', 'c']))
    }),
    { numRuns: 60 },
  )
})

test('of one setting that several change, the change that was stored last holds', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(30), { minLength: 1, maxLength: 8 }),
      fc.scheduler(),
      async (sizes, scheduler) => {
        const machine = machineOf(name => scheduler.schedule(Promise.resolve(), name))
        const panels = [open(machine), open(machine), open(machine)]
        const last: number[] = []
        const act = async (n: number, at: number) => {
          await scheduler.schedule(Promise.resolve(), `act ${at}`)
          last[at % 3] = 1 + n / 10
          panels[at % 3]?.change(rate(1 + n / 10))
        }
        const all = Promise.all(sizes.map(act))
        await scheduler.waitIdle()
        await all
        await scheduler.waitIdle()
        await machine.settled()
        const stored = machine.stored()
        for (const { its } of panels) expect(its.shown).toEqual(stored)
        // Nobody's earlier change comes after the later one.
        expect(last).toContain(stored.speech.rate)
      },
    ),
    { numRuns: 60 },
  )
})
