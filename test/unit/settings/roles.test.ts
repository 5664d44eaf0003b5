import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseFilter } from '../../../lib/filter/parse.ts'
import type { EventType } from '../../../lib/model/events.ts'
import { EVENT_TYPES } from '../../../lib/model/kinds.ts'
import { presetOf } from '../../../lib/settings/queue.ts'
import { ROLES, type Role } from '../../../lib/settings/role-names.ts'
import { withRole } from '../../../lib/settings/roles.ts'
import { MOST_RULES } from '../../../lib/settings/rules.ts'
import { DEFAULTS, readSettings, type Settings } from '../../../lib/settings/schema.ts'
import { settingsPatch, withoutPatch } from '../../../lib/settings/settings-patch.ts'

const as = (role: Role, settings = DEFAULTS) => withRole(settings, role, '问货')
const spoken = ({ speech }: Settings) => EVENT_TYPES.filter(type => speech.types[type].speak)
const hidden = ({ show }: Settings) => EVENT_TYPES.filter(type => !show[type])

/** What each sentence on the screen promises. */
const PROMISED: [
  Role,
  { hides: EventType[]; on: boolean; speaks: EventType[]; queue: string; days: number },
][] = [
  [
    'anchor',
    {
      hides: ['enter', 'like', 'rank', 'audience', 'system', 'unknown'],
      on: true,
      speaks: ['chat', 'superchat', 'gift', 'follow', 'fansclub'],
      queue: 'balanced',
      days: 30,
    },
  ],
  [
    'seller',
    {
      hides: [
        'share',
        'enter',
        'like',
        'lottery',
        'battle',
        'rank',
        'notice',
        'audience',
        'system',
        'unknown',
      ],
      on: true,
      speaks: ['superchat'],
      queue: 'complete',
      days: 90,
    },
  ],
  [
    'mod',
    {
      hides: ['like', 'rank', 'audience', 'system', 'unknown'],
      on: false,
      speaks: ['chat', 'superchat', 'gift', 'follow', 'fansclub'],
      queue: 'balanced',
      days: 90,
    },
  ],
  [
    'viewer',
    {
      hides: ['share', 'enter', 'like', 'product', 'rank', 'notice', 'audience', 'system', 'unknown'],
      on: true,
      speaks: ['chat', 'superchat'],
      queue: 'calm',
      days: 7,
    },
  ],
  [
    'researcher',
    {
      hides: [],
      on: false,
      speaks: ['chat', 'superchat', 'gift', 'follow', 'fansclub'],
      queue: 'complete',
      days: 0,
    },
  ],
]

test.each(PROMISED)('%s: what is shown, spoken and kept', (role, { hides, on, speaks, queue, days }) => {
  const settings = as(role)
  expect(hidden(settings)).toEqual(hides)
  expect(settings.speech.on).toBe(on)
  expect(spoken(settings)).toEqual(speaks)
  expect(presetOf(settings.speech.queue)).toBe(queue)
  expect(settings.history).toMatchObject({ keep: true, days, megabytes: days === 0 ? 0 : 2000 })
})

describe('questions about goods', () => {
  test('are read to a seller by a rule', () => {
    const { list } = as('seller').rules
    expect(list).toMatchObject([{ name: '问货', filter: 'is:ask', action: 'speak', on: true }])
    expect(parseFilter(list[0]?.filter ?? '').ok).toBe(true)
  })
  test('are read once, and no longer after another choice', () => {
    expect(as('seller', as('seller')).rules.list).toHaveLength(1)
    expect(as('anchor', as('seller')).rules.list).toEqual([])
  })
  test('cost none of the user’s rules', () => {
    const [rule] = as('seller').rules.list
    const own = Array.from({ length: MOST_RULES }, (_, at) => ({ ...rule, id: `${at}` }))
    const full = readSettings({ rules: { list: own } })
    expect(as('seller', full).rules.list).toEqual(full.rules.list)
  })
})

const role = fc.constantFrom(...ROLES)
const before = fc
  .record({
    theme: fc.constantFrom('dark', 'light'),
    role: fc.constantFrom(undefined, ...ROLES),
    words: fc.array(fc.string({ maxLength: 5 }), { maxLength: 3 }),
  })
  .map(({ theme, role, words }) => {
    const settings = readSettings({ theme, rules: { blocked: words } })
    return role ? as(role, settings) : settings
  })

test('a choice is one patch that is stored as it is, taken back whole, and leaves all else', () => {
  fc.assert(
    fc.property(before, role, (settings, role) => {
      const after = as(role, settings)
      expect(readSettings(structuredClone(after))).toEqual(after)
      const patch = settingsPatch(settings, after)
      expect(patch ? withoutPatch(after, patch) : after).toEqual(settings)
      expect([...(patch?.parts?.keys() ?? [])].sort()).toEqual(
        expect.not.arrayContaining(['people', 'look', 'rooms', 'overlay', 'theme']),
      )
      expect(as(role, after)).toEqual(after)
    }),
  )
})
