import { describe, expect, test } from 'vitest'
import { settingsSync } from '../../../lib/panel/settings.ts'
import { DEFAULTS, type Settings } from '../../../lib/settings/schema.ts'

const withRate = (rate: number): Settings => ({ ...DEFAULTS, speech: { ...DEFAULTS.speech, rate } })

function panel() {
  const its = {
    settings: DEFAULTS,
    undoable: 0,
    time: 0,
    saved: [] as { settings: Settings; done: () => void }[],
  }
  const sync = settingsSync({
    read: () => its.settings,
    apply: settings => {
      its.settings = settings
    },
    save: settings => new Promise(done => its.saved.push({ settings, done })),
    undoable: count => {
      its.undoable = count
    },
    now: () => its.time,
  })
  const settled = async () => {
    for (const { done } of its.saved) done()
    await new Promise(resolve => setImmediate(resolve))
  }
  return { its, sync, settled, rate: () => its.settings.speech.rate }
}

test('a change works at once, and the echo of an older saving does not undo a newer change', async () => {
  const { sync, settled, rate } = panel()
  sync.change(() => withRate(1.5))
  sync.change(() => withRate(2))
  expect(rate()).toBe(2)
  sync.stored(withRate(1.5))
  expect(rate()).toBe(2)
  await settled()
  sync.stored(withRate(3))
  expect(rate()).toBe(3)
})

describe('a change can be taken back', () => {
  test('one by one, to the beginning', () => {
    const { its, sync, rate } = panel()
    for (const to of [1.5, 2, 2.5]) {
      sync.change(() => withRate(to))
      its.time += 5_000
    }
    expect(its.undoable).toBe(3)
    sync.undo()
    expect(rate()).toBe(2)
    sync.undo()
    sync.undo()
    expect(its.settings).toEqual(DEFAULTS)
    expect(its.undoable).toBe(0)
    sync.undo()
    expect(its.settings).toEqual(DEFAULTS)
    expect(its.saved.at(-1)?.settings).toEqual(DEFAULTS)
  })
  test('a slider that was dragged goes back in one', () => {
    const { its, sync } = panel()
    for (let rate = 1; rate < 2; rate += 0.1) {
      sync.change(() => withRate(rate))
      its.time += 50
    }
    expect(its.undoable).toBe(1)
    sync.undo()
    expect(its.settings).toEqual(DEFAULTS)
  })
  test('not behind what was changed elsewhere', async () => {
    const { its, sync, settled } = panel()
    sync.change(() => withRate(1.5))
    await settled()
    sync.stored(withRate(1.5))
    expect(its.undoable).toBe(1)
    sync.stored(withRate(3))
    expect(its.undoable).toBe(0)
  })
})
