import { expect, test } from 'vitest'
import { withPerson } from '../../../lib/settings/change/person.ts'
import { DEFAULTS, type Settings } from '../../../lib/settings/schema/schema.ts'
import { findPeople } from '../../../lib/settings-page/people-list.ts'

const laid = (settings: Settings, [id, name, nickname, note]: readonly [string, string, string, string]) =>
  withPerson(settings, { id, nickname: name }, { nickname, note, treatment: 'mute' })
const PEOPLE = [
  ['9001', '张三', '', ''],
  ['9002', '老周', '大老板', 'comes on Fridays'],
  ['9003', 'Anna', '', ''],
] as const
const { people } = PEOPLE.reduce(laid, DEFAULTS)

test.each([
  ['', ['9001', '9002', '9003']],
  ['张', ['9001']],
  ['zs', ['9001']],
  ['老板', ['9002']],
  ['dlb', ['9002']],
  ['老周', ['9002']],
  ['friday', ['9002']],
  ['ＡＮＮ', ['9003']],
  ['9003', ['9003']],
  ['老周 张三', []],
])('%j finds %j', (typed, ids) => {
  expect(
    findPeople(people, typed)
      .map(([id]) => id)
      .sort(),
  ).toEqual(ids)
})

test('they stand in the order of the names that they are listed by', () => {
  const names = findPeople(people, '').map(([, { name, nickname }]) => nickname || name)
  expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)))
})
