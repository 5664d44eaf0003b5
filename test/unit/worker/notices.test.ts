import { beforeEach, expect, test } from 'vitest'
import { compileRules } from '../../../lib/rules/compile.ts'
import type { Rule } from '../../../lib/settings/schema/rules.ts'
import { DEFAULTS } from '../../../lib/settings/schema/schema.ts'
import { type Notice, Notices } from '../../../lib/worker/notices.ts'
import { chat, gift } from '../panel/entries.ts'

let shown: Notice[]
let notices: Notices
const rules = (filter: string) => {
  const rule: Rule = {
    id: 'r',
    name: '要紧',
    filter,
    on: true,
    actions: ['notify'],
    colour: 'blue',
    tag: '',
    sound: 'ding',
  }
  return compileRules({ ...DEFAULTS.rules, list: [rule] }, [], { offset: 480 })
}

beforeEach(() => {
  shown = []
  notices = new Notices(notice => shown.push(notice))
  notices.configure(rules('多少钱 or diamonds>=10'))
})

test('tells of what a rule asks for, by the name of the rule', () => {
  notices.hear('7', [chat(1, '你好'), chat(2, '多少钱')], 0)
  expect(shown).toMatchObject([{ roomId: '7', n: 2, rule: '要紧', event: { text: '多少钱' } }])
})

test('not of history', () => {
  notices.hear('7', [{ ...chat(1, '多少钱'), history: true }], 0)
  expect(shown).toEqual([])
})

test('of a combo once, when it has come to what the rule asks for', () => {
  notices.hear('7', [gift(1, 1), gift(2, 5, { into: 1 }), gift(3, 9, { into: 1 })], 0)
  notices.hear('7', [gift(4, 12, { into: 1 })], 50)
  expect(shown.map(({ n }) => n)).toEqual([1])
})

test('of four within ten seconds, and of what comes later again', () => {
  const many = Array.from({ length: 9 }, (_, at) => chat(at + 1, '多少钱'))
  notices.hear('7', many, 0)
  expect(shown.map(({ n }) => n)).toEqual([1, 2, 3, 4])
  notices.hear('7', [chat(20, '多少钱')], 9_000)
  expect(shown).toHaveLength(4)
  notices.hear('7', [chat(21, '多少钱')], 10_000)
  expect(shown.map(({ n }) => n)).toEqual([1, 2, 3, 4, 21])
})
