import { expect, test } from 'vitest'
import { settingsSearch, type Wording } from '../../../lib/settings-page/search.ts'

const RATE: Wording = { names: ['语速', '×1.00'], hints: [] }
const FULL: Wording = { names: ['最多等多少条'], hints: ['多出来的先略过不要紧的 (VIP)'] }
const SIZE: Wording = { names: ['字号'], hints: [] }
const MUTED: Wording = { names: ['Muted words (2)'], hints: ['One per line'] }
const WAITS: Wording = { names: ['Longest queue'], hints: ['More than this are left out'] }

test.each<[string, Wording, boolean]>([
  ['语速', RATE, true],
  [' 语 ', RATE, true],
  ['ys', RATE, true],
  ['YS', RATE, true],
  ['sy', RATE, false],
  ['音量', RATE, false],
  ['略过', FULL, true],
  ['vip', FULL, true],
  ['ｖｉｐ 多少', FULL, true],
  ['多少 音量', FULL, false],
  ['zddd', FULL, true],
  // A hint is long: two letters would be in every other one.
  ['byj', FULL, false],
  ['queue', WAITS, true],
  ['left long', WAITS, true],
  ['q', WAITS, true],
  ['z', WAITS, false],
  // As others call it.
  ['字体', SIZE, true],
  ['font', SIZE, true],
  ['FONT', SIZE, true],
  ['字体 音量', SIZE, false],
  ['拉黑', { names: ['静音（不朗读）'], hints: [] }, true],
  ['swear', MUTED, true],
  ['字体', MUTED, false],
])('%s in %j: %s', (typed, wording, found) => {
  expect(settingsSearch(typed)?.(wording)).toBe(found)
})

test('nothing typed is no search', () => {
  expect(settingsSearch('  ')).toBeUndefined()
})
