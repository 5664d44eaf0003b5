import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  isSame,
  joined,
  type Patch,
  patched,
  patchOf,
  retracted,
} from '../../../lib/settings/change/patch.ts'
import { withPerson } from '../../../lib/settings/change/person.ts'
import { settingsPatch, withoutPatch, withPatch } from '../../../lib/settings/change/settings-patch.ts'
import { DEFAULTS, readSettings, type Settings } from '../../../lib/settings/schema/schema.ts'

/** JSON in which patches have something to find: few names, few items, nested. */
const { value } = fc.letrec(tie => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<unknown>(0, 1, 'a', true, null),
    fc.dictionary(fc.constantFrom('a', 'b', 'id', '__proto__', 'constructor'), tie('value')),
    fc.array(
      fc.oneof(
        fc.constantFrom('x', 'y', 'z'),
        fc.record({ id: fc.constantFrom('1', '2', '3'), on: fc.boolean() }),
      ),
      {
        maxLength: 4,
      },
    ),
  ),
}))

/** The patch between two values that differ. */
function between(from: unknown, to: unknown): Patch {
  const patch = patchOf(from, to)
  fc.pre(patch !== undefined)
  return patch
}

describe('a patch', () => {
  test('leads from the one to the other and back', () => {
    fc.assert(
      fc.property(value, value, (from, to) => {
        const patch = patchOf(from, to)
        expect(patch === undefined).toBe(isSame(from, to))
        if (!patch) return
        expect(patched(from, patch)).toEqual(to)
        expect(retracted(to, patch)).toEqual(from)
      }),
    )
  })
  test('and the next are together one', () => {
    fc.assert(
      fc.property(value, value, value, (a, b, c) => {
        const both = joined(between(a, b), between(b, c))
        if (!both) expect(c).toEqual(a)
        else expect([patched(a, both), retracted(c, both)]).toEqual([c, a])
      }),
    )
  })
  test('changes nothing of what it does not name', () => {
    const patch = between({ a: { x: 1, y: 1 }, b: 1 }, { a: { x: 2, y: 1 }, b: 1 })
    expect(patched({ a: { x: 1, y: 5 }, b: 7, c: 3 }, patch)).toEqual({ a: { x: 2, y: 5 }, b: 7, c: 3 })
  })
  test('taken back leaves what others have changed since', () => {
    const patch = between({ a: 1, b: 1 }, { a: 2, b: 2 })
    expect(retracted({ a: 2, b: 9 }, patch)).toEqual({ a: 1, b: 9 })
  })
})

describe('a list is changed item by item', () => {
  const rule = (id: string, on = true) => ({ id, on })
  test.each<[string, unknown[], unknown[], unknown[], unknown[]]>([
    ['both add', ['a'], ['a', 'mine'], ['a', 'theirs'], ['a', 'mine', 'theirs']],
    ['one adds, the other takes out', ['a', 'b'], ['a', 'b', 'mine'], ['b'], ['b', 'mine']],
    ['both take out', ['a', 'b', 'c'], ['b', 'c'], ['a', 'b'], ['b']],
    ['both take out the same', ['a', 'b'], ['a'], ['a'], ['a']],
    ['both add the same', [], ['a'], ['a'], ['a']],
    ['the same word twice', ['a'], ['a', 'a'], ['a', 'b'], ['a', 'a', 'b']],
    ['one moves, the other adds', ['a', 'b'], ['b', 'a'], ['a', 'b', 'c'], ['b', 'a', 'c']],
    ['what it stood behind is gone', ['a'], ['a', 'mine'], [], ['mine']],
    [
      'two parts of one rule',
      [{ id: '1', on: true, colour: 'red' }],
      [{ id: '1', on: false, colour: 'red' }],
      [{ id: '1', on: true, colour: 'blue' }],
      [{ id: '1', on: false, colour: 'blue' }],
    ],
    ['a rule that was taken out meanwhile', [rule('1')], [rule('1', false)], [], [rule('1', false)]],
    [
      'a rule that was left alone and taken out',
      [rule('1'), rule('2')],
      [rule('1'), rule('2', false)],
      [rule('2')],
      [rule('2', false)],
    ],
  ])('%s', (_, from, to, now, want) => {
    expect(patched(now, between(from, to))).toEqual(want)
  })
  test('what was added is taken back, and nothing else', () => {
    expect(retracted(['a', 'mine', 'theirs'], between(['a'], ['a', 'mine']))).toEqual(['a', 'theirs'])
    const patch = between([rule('1')], [rule('1', false)])
    expect(retracted([rule('2')], patch)).toEqual([rule('2')])
  })
})

describe('a change of the settings', () => {
  const person = (settings: Settings, part: Parameters<typeof withPerson>[2]) =>
    withPerson(settings, { id: '7', nickname: '周' }, part)
  const patch = (before: Settings, after: Settings) => {
    const found = settingsPatch(before, after)
    if (!found) throw new Error('nothing has changed')
    return found
  }
  test('about someone leaves alone what else is laid down about them at the same time', () => {
    const muted = person(DEFAULTS, { treatment: 'mute' })
    const both = withPatch(person(DEFAULTS, { highlighted: true }), patch(DEFAULTS, muted))
    expect(both.people['7']).toMatchObject({ treatment: 'mute', highlighted: true, name: '周' })
    expect(withoutPatch(both, patch(DEFAULTS, muted))).toEqual(person(DEFAULTS, { highlighted: true }))
  })
  test('brings nothing back that others have taken back meanwhile', () => {
    const muted = person(DEFAULTS, { treatment: 'mute' })
    const noted = patch(muted, person(muted, { note: '常来' }))
    expect(withPatch(DEFAULTS, noted)).toEqual(person(DEFAULTS, { note: '常来' }))
  })
  test('after which nothing holds for someone leaves nothing of them', () => {
    const muted = person(DEFAULTS, { treatment: 'mute' })
    expect(withPatch(muted, patch(muted, DEFAULTS))).toEqual(DEFAULTS)
    expect(withoutPatch(DEFAULTS, patch(muted, DEFAULTS))).toEqual(muted)
  })
  test('leads to settings that can be read as they are', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.anything(), (a, b, c) => {
        const [from, to, now] = [a, b, c].map(any => readSettings({ speech: any, rules: any, people: any }))
        const found = from && to && settingsPatch(from, to)
        if (found && now) expect(readSettings(withPatch(now, found))).toEqual(withPatch(now, found))
      }),
    )
  })
})
