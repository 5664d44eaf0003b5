import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSettingsFile, settingsFile } from '../../../lib/settings/file/file.ts'
import { DEFAULTS, readSettings } from '../../../lib/settings/schema/schema.ts'

const ours = (settings: unknown, version: unknown = 5) =>
  JSON.stringify({ tingdan: 'settings', version, settings })

describe('a file of settings', () => {
  test('brings back what was saved, whatever it was', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        fc.string({ maxLength: 60 }),
        (rate, name) => {
          const settings = readSettings({
            speech: { rate, only: { names: [name] } },
            people: { '7': { nickname: name, treatment: 'mute' } },
          })
          expect(readSettingsFile(settingsFile(settings, 0))).toEqual({ settings })
        },
      ),
    )
  })
  test('of 0.1.0 is understood', () => {
    const read = readSettingsFile(ours({ speak: { chat: false }, speech: { rate: 1.5 } }, 1))
    expect(read).toMatchObject({ settings: { speech: { rate: 1.5, types: { chat: { speak: false } } } } })
  })
  test('that has a transparent overlay is understood where it is of a version that had one', () => {
    const overlay = { background: 'transparent', size: 30 }
    expect(readSettingsFile(ours({ overlay }, 2))).toMatchObject({
      settings: { overlay: { background: 'dark', size: 30 } },
    })
    expect(readSettingsFile(ours({ overlay }))).toMatchObject({ fault: { problem: 'wrong' } })
  })
  test('that has switches of a person is understood where it is of a version that had them', () => {
    const people = { 7: { muted: true, always: true } }
    expect(readSettingsFile(ours({ people }, 3))).toMatchObject({
      settings: { people: { 7: { treatment: 'mute' } } },
    })
    expect(readSettingsFile(ours({ people }))).toMatchObject({ fault: { problem: 'wrong' } })
    const wrong = readSettingsFile(ours({ people: { 7: { muted: 'yes' } } }, 3))
    expect(wrong).toMatchObject({ fault: { values: [{ path: 'people.7.muted', expected: 'never' }] } })
  })
  test('that leaves things out gets defaults; a byte order mark does not matter', () => {
    expect(readSettingsFile(`\ufeff${ours({})}`)).toEqual({ settings: DEFAULTS })
  })
})

describe('a wrong file is told what is wrong and where', () => {
  test.each([
    ['nothing', '', { problem: 'no-json' }],
    ['no JSON', '{"tingdan": ', { problem: 'no-json' }],
    ['another JSON', '[1, 2]', { problem: 'not-settings' }],
    ['another file of ours', JSON.stringify({ tingdan: 'rules', version: 1 }), { problem: 'not-settings' }],
    ['a later version', ours({}, 99), { problem: 'newer', version: 99, known: 5 }],
    ['a version that is none', ours({}, 'two'), { problem: 'not-settings' }],
    ['too much', ' '.repeat(5_000_000), { problem: 'too-large' }],
    [
      'a number out of bounds',
      ours({ speech: { rate: 99 } }),
      { problem: 'wrong', values: [{ path: 'speech.rate', expected: '<=10', received: '99' }], more: 0 },
    ],
    ['a list in place of the settings', ours([]), { problem: 'not-settings' }],
    ['a list in place of the settings of 0.1.0', ours([], 1), { problem: 'not-settings' }],
    [
      'a list in place of a part',
      ours({ speech: { queue: [] }, look: [], people: [] }),
      {
        problem: 'wrong',
        values: [
          { path: 'speech.queue', expected: 'Object', received: 'Array' },
          { path: 'people', expected: 'Object', received: 'Array' },
          { path: 'look', expected: 'Object', received: 'Array' },
        ],
        more: 0,
      },
    ],
    ...['constructor', '__proto__', 'prototype', 'toString'].flatMap(name => {
      const named = (rest: string) => `{"tingdan":"settings","version":2,"settings":${rest}}`
      const unknown = (path: string) => ({ problem: 'wrong', values: [{ path, expected: 'never' }] })
      return [
        [`${name}, which is a setting of no version`, named(`{"${name}":1}`), unknown(name)],
        [`${name} in a part`, named(`{"speech":{"queue":{"${name}":1}}}`), unknown(`speech.queue.${name}`)],
        [
          `${name} in what is laid down about someone`,
          named(`{"people":{"7":{"${name}":1}}}`),
          unknown(`people.7.${name}`),
        ],
        [
          `${name} in a rule`,
          named(`{"rules":{"list":[{"id":"1","${name}":1}]}}`),
          unknown(`rules.list.0.${name}`),
        ],
      ] satisfies [string, string, object][]
    }),
    ...['constructor', '__proto__', 'prototype'].map((name): [string, string, object] => [
      `someone with the id ${name}`,
      `{"tingdan":"settings","version":2,"settings":{"people":{"${name}":{"muted":true}}}}`,
      { problem: 'wrong', values: [{ path: `people.${name}`, expected: 'never' }] },
    ]),
    [
      'a choice that there is not',
      ours({ theme: 'pink' }),
      { problem: 'wrong', values: [{ path: 'theme', received: '"pink"' }] },
    ],
    [
      'a name that is not known',
      ours({ speech: { speed: 2 } }),
      { problem: 'wrong', values: [{ path: 'speech.speed', expected: 'never' }] },
    ],
    [
      'a rule whose filter is none',
      ours({ rules: { list: [{ id: 'a', filter: 'level>=' }] } }),
      {
        problem: 'wrong',
        values: [{ path: 'rules.list.0.filter', error: { code: 'missing-value', column: 8 } }],
      },
    ],
    [
      'a place in a list',
      ours({
        speech: {
          text: {
            replacements: [
              { from: 'dd', to: '弟弟' },
              { from: 7, to: '' },
            ],
          },
        },
      }),
      { problem: 'wrong', values: [{ path: 'speech.text.replacements.1.from', expected: 'string' }] },
    ],
  ])('%s', (_, text, fault) => {
    expect(readSettingsFile(text)).toMatchObject({ fault })
  })
  test('anything at all is taken or refused, and never throws', () => {
    fc.assert(fc.property(fc.json(), text => void readSettingsFile(text)))
    fc.assert(fc.property(fc.anything(), settings => void readSettingsFile(ours(settings) ?? '')))
  })
})
