import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { EventType } from '../../../lib/model/events.ts'
import { EVENT_TYPES } from '../../../lib/model/kinds.ts'
import { withRole } from '../../../lib/settings/change/roles.ts'
import { settingsPatch, withoutPatch } from '../../../lib/settings/change/settings-patch.ts'
import { presetOf } from '../../../lib/settings/schema/queue.ts'
import { ROLES, type Role } from '../../../lib/settings/schema/role-names.ts'
import { DEFAULTS, readSettings, type Settings } from '../../../lib/settings/schema/schema.ts'

const as = (role: Role, settings = DEFAULTS) => withRole(settings, role)
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
      speaks: ['chat', 'superchat', 'gift', 'follow', 'fansclub'],
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

test('a seller hears the unanswered questions about goods alone, and all of it after another choice', () => {
  expect(as('seller').speech).toMatchObject({ solo: 'is:ask', unanswered: true })
  for (const other of ROLES.filter(name => name !== 'seller'))
    expect(as(other, as('seller')).speech).toMatchObject({ solo: '', unanswered: false })
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
