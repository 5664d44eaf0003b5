import { expect, test } from 'vitest'
import { settingsSync } from '../../../lib/panel/settings.ts'
import { DEFAULTS, type Settings } from '../../../lib/settings/schema.ts'

const withRate = (rate: number): Settings => ({ ...DEFAULTS, speech: { ...DEFAULTS.speech, rate } })

test('a change works at once, and the echo of an older saving does not undo a newer change', async () => {
  let now = DEFAULTS
  const saved: { settings: Settings; done: () => void }[] = []
  const sync = settingsSync({
    read: () => now,
    apply: settings => {
      now = settings
    },
    save: settings => new Promise(done => saved.push({ settings, done })),
  })
  sync.change(() => withRate(1.5))
  sync.change(() => withRate(2))
  expect(now.speech.rate).toBe(2)
  sync.stored(withRate(1.5))
  expect(now.speech.rate).toBe(2)
  for (const { done } of saved) done()
  await new Promise(resolve => setImmediate(resolve))
  sync.stored(withRate(3))
  expect(now.speech.rate).toBe(3)
})
