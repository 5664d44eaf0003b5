import { describe, expect, test } from 'vitest'
import {
  initial,
  pictureUrl,
  showable,
  showableName,
  showableSegments,
  TEXT_LIMIT,
} from '../../../lib/model/showable.ts'

describe('a text of strangers', () => {
  test('is cut at the limit, never through a character', () => {
    expect(showable('好'.repeat(100_000))).toBe(`${'好'.repeat(TEXT_LIMIT)}…`)
    expect(showable(`a${'😀'.repeat(5)}`, 4)).toBe('a😀…')
  })

  test('loses direction overrides and zero-width signs, and keeps joined emoji', () => {
    expect(showable('\u202e倒过来\u202c \u200b\u2066隐\ufeff身')).toBe('倒过来 隐身')
    expect(showable('👩‍🚀')).toBe('👩‍🚀')
  })

  test('loses piled marks but not accents', () => {
    expect([...showable(`e\u0301${'\u0489'.repeat(5_000)}`)].length).toBeLessThanOrEqual(5)
    expect(showable('é')).toBe('é')
    expect(showable(`z${'\u0301'.repeat(5_000)}堆`)).toMatch(/堆$/)
  })

  test('stays on its line', () => {
    expect(showable('一\r\n\u2028二\u0000三')).toBe('一 二 三')
  })

  test('stays as it is where there is nothing against it', () => {
    expect(showable('<img src=x onerror=alert(1)> 来一首《山海》吧 🎵')).toBe(
      '<img src=x onerror=alert(1)> 来一首《山海》吧 🎵',
    )
  })
})

test.each(['', ' ', '\u200b\u200d', '\u202e', '\u3164', '\u0301'])(
  'the name %j is told as nameless',
  name => {
    expect(showableName(name, '无名')).toBe('无名')
  },
)

test.each(['小禾', '~', '🐟', '.'])('the name %j is told as it is', name => {
  expect(showableName(name, '无名')).toBe(name)
})

describe('segments', () => {
  test('are cut like a text, all together', () => {
    const shown = showableSegments([
      { kind: 'text', text: '长'.repeat(TEXT_LIMIT - 10) },
      { kind: 'mention', text: '@'.repeat(50) },
      { kind: 'text', text: '不见了' },
    ])
    const length = shown.reduce(
      (sum, segment) => sum + (segment.kind === 'emoji' ? 0 : segment.text.length),
      0,
    )
    expect(length).toBeLessThanOrEqual(TEXT_LIMIT + 2)
    expect(shown.at(-1)).toEqual({ kind: 'text', text: '…' })
  })

  test('are not many', () => {
    const many = Array.from({ length: 10_000 }, () => ({ kind: 'emoji', name: '[微笑]' }) as const)
    expect(showableSegments(many).length).toBeLessThan(200)
  })
})

test.each([
  ['https://p3.douyinpic.com/a.png', true],
  ['http://p3.douyinpic.com/a.png', false],
  ['javascript:alert(1)', false],
  ['data:image/svg+xml,<svg/>', false],
  ['', false],
  [undefined, false],
])('a picture from %j: %j', (url, allowed) => {
  expect(pictureUrl(url) === url && url !== undefined).toBe(allowed)
})

test.each([
  ['老周', '老'],
  ['\u202e.~a', 'a'],
  ['🐟鱼', '🐟'],
  ['~~~', ''],
])('the initial of %j is %j', (name, letter) => {
  expect(initial(name)).toBe(letter)
})
