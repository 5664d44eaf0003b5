import { expect, test } from 'vitest'
import {
  presetOf,
  QUEUE_FIELDS,
  QUEUE_PRESETS,
  type QueuePreset,
} from '../../../lib/settings/schema/queue.ts'
import { DEFAULTS, readSettings } from '../../../lib/settings/schema/schema.ts'

const presets = Object.keys(QUEUE_PRESETS) as QueuePreset[]

test.each(presets)('the numbers of %s are within their bounds, and stored as they are', name => {
  const queue = QUEUE_PRESETS[name]
  expect(readSettings({ speech: { queue } }).speech.queue).toEqual(queue)
  expect(presetOf(queue)).toBe(name)
})
test('what comes with Tingdan is balanced', () => {
  expect(DEFAULTS.speech.queue).toEqual(QUEUE_PRESETS.balanced)
})
test.each(QUEUE_FIELDS)('a preset with another $key is none', ({ key }) => {
  expect(presetOf({ ...QUEUE_PRESETS.calm, [key]: QUEUE_PRESETS.calm[key] + 0.5 })).toBeUndefined()
})
