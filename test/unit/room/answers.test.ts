import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Eraser } from '../../../lib/model/eraser.ts'
import { type Answer, Answers, answerKey } from '../../../lib/room/answers.ts'
import { chat, gift, person } from '../store/entries.ts'

const entry = (n: number, text: string) => ({ n, event: chat(n, text) })
const answer = (text: string, n: number, people: string[] = ['1']): Answer => ({
  key: answerKey(entry(1, text)),
  n,
  at: 5,
  people,
})

describe('what is ticked together', () => {
  test.each([
    ['多少钱', '多少钱？？', true],
    ['包邮吗', '包邮吗！', true],
    ['还有吗[比心]', '还有吗', true],
    ['165 110斤穿什么码', '165 120斤穿什么码', false],
    ['1号多少钱', '2号多少钱', false],
  ])('%s and %s: %s', (a, b, same) => {
    expect(answerKey(entry(1, a)) === answerKey(entry(2, b))).toBe(same)
  })
  test('a gift by itself, with all messages of its combo', () => {
    expect(answerKey({ n: 3, event: gift(3, 1) })).not.toBe(answerKey({ n: 4, event: gift(4, 1) }))
    expect(answerKey({ n: 4, into: 3, event: gift(4, 2) })).toBe(answerKey({ n: 3, event: gift(3, 1) }))
  })
  test('no chat is taken for a gift', () => {
    expect(answerKey(entry(7, '# 3'))).not.toBe(answerKey({ n: 3, event: gift(3, 1) }))
  })
})

test('who asks again after the answer is not answered, and a tick that is taken back answers nobody', () => {
  const answers = new Answers([answer('多少钱', 4)])
  const answered = (n: number) => answers.answeredAt(entry(n, '多少钱')) > 0
  expect([3, 4, 5].map(answered)).toEqual([true, true, false])
  answers.set(answer('多少钱', 0))
  expect([3, 4, 5].map(answered)).toEqual([false, false, false])
})

describe('a person who is erased', () => {
  const eraser = new Eraser({ person: '1', names: ['小禾苗'] })
  const left = (...all: Answer[]) => {
    const answers = new Answers(all)
    answers.erase(eraser)
    return answers.all
  }
  test('takes along what only they asked', () => expect(left(answer('多少钱', 4))).toEqual([]))
  test('leaves what others asked too, without them', () =>
    expect(left(answer('多少钱', 4, ['1', '2']))).toEqual([answer('多少钱', 4, ['2'])]))
  test('takes along words that name them', () =>
    expect(left(answer('@小禾苗 你买了吗', 4, ['2']))).toEqual([]))
  test('changes nothing else', () => {
    const other = answer('包邮吗', 4, ['2'])
    expect(left(other)).toEqual([other])
  })
})

test('ticks of a room that is joined with what is stored of it stay with their messages', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1, max: 50 }), (by, n) => {
      const answers = new Answers([answer('多少钱', n), { key: `# ${n}`, n, at: 5, people: [] }])
      answers.rejoin([answer('包邮吗', 1)], by)
      expect(answers.upTo(answerKey(entry(1, '包邮吗')))).toBe(1)
      expect(answers.answeredAt(entry(n + by, '多少钱'))).toBe(5)
      expect(answers.answeredAt(entry(n + by + 1, '多少钱'))).toBe(0)
      expect(answers.answeredAt({ n: n + by, event: gift(n, 1) })).toBe(5)
    }),
  )
})

test('of many people only so many are kept', () => {
  const people = Array.from({ length: 900 }, (_, at) => person(String(at)).id)
  expect(new Answers([answer('多少钱', 1, people)]).all[0]?.people).toHaveLength(200)
})
