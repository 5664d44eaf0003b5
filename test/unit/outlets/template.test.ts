import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Entry } from '../../../lib/model/entry.ts'
import { readTemplate, templateFormat } from '../../../lib/outlets/formats/template.ts'
import { OutletFailure } from '../../../lib/outlets/model.ts'
import { anyEvent, others } from '../model/any-event.ts'
import { chat, gift } from '../store/entries.ts'
import { ROOM } from './running.ts'

const batch = (...entries: Entry[]) => ({ key: '7', from: 1, upTo: 9, room: ROOM, entries })

function made(template: unknown, entry: Entry) {
  const format = templateFormat({ [entry.event.type]: template }, { action: '欢迎' })
  return format.events(batch(entry)).map(text => JSON.parse(text))
}

test('texts are filled in as they are, numbers become numbers, options and ids stand for themselves', () => {
  const template = {
    id: '@id',
    action: { name: '@action' },
    args: ['{gift} × {count}', '{count}', true, 5, null],
    price: '{price}',
  }
  expect(made(template, { n: 3, event: gift(1, 7), adds: { gifts: 5, diamonds: 10 } })).toEqual([
    { id: '7:3', action: { name: '欢迎' }, args: ['小心心 × 5', 5, true, 5, null], price: 2 },
  ])
})

test('what a viewer writes never becomes JSON, a field or an option', () => {
  for (const text of ['"}, {"admin": true', '{user}', '[x]', '@action', '\\', '\u2028', '</script>'])
    expect(made({ text: '{text}' }, { n: 1, event: chat(1, text) })).toEqual([{ text }])
})

test('a gift that adds nothing is not told again, and a type without a template not at all', () => {
  expect(made({ count: '{count}' }, { n: 3, event: gift(1, 7), adds: { gifts: 0, diamonds: 0 } })).toEqual([])
  const format = templateFormat({ chat: { a: 1 } }, {})
  expect(format.events(batch({ n: 1, event: gift(1, 7) }))).toEqual([])
})

test.each([
  ['{ "text": "{text}"', 'json'],
  ['{ text: 1 }', 'json'],
  ['"{texd}"', 'text'],
  ['{ "a": ["[{user}"] }', 'text'],
])('%s is refused, and told why', (source, problem) => {
  expect(readTemplate(source, 'chat')).toMatchObject({ fault: { problem } })
})

test('an outlet whose template is wrong says so', () => {
  expect(() => templateFormat({ chat: '{nobody}' }, {})).toThrow(OutletFailure)
})

test('whatever somebody types as a template, nothing throws but a failure that is told', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), anyEvent(others), (source, event) => {
      const read = readTemplate(source, event.type)
      if (read.fault || read.template === undefined) return
      const format = templateFormat({ [event.type]: read.template }, {})
      for (const text of format.events(batch({ n: 1, event }))) JSON.parse(text)
    }),
  )
})
