import { expect, test } from 'vitest'
import { newRow } from '../../../lib/feed/row.ts'
import { MOST_TODO, TodoList } from '../../../lib/feed/todo-list.ts'
import { Answers, answerKey } from '../../../lib/room/answers.ts'
import { chat, person } from '../store/entries.ts'

const row = (n: number, text: string, who = String(n)) => newRow({ n, event: chat(n, text, person(who)) })
const listOf = (...rows: ReturnType<typeof row>[]) => {
  const list = new TodoList()
  for (const one of rows) list.add(one)
  return list
}
const answered = (...all: [text: string, n: number, at?: number][]) =>
  new Answers(all.map(([text, n, at = 1]) => ({ key: answerKey(row(1, text)), n, at, people: [] })))
const told = (list: TodoList, answers: Answers) => {
  const { open, done } = list.split(answers)
  return {
    open: open.map(({ row: { n }, people, count, again }) => [n, people.count, count, again]),
    done: done.map(({ row: { n } }) => n),
  }
}

test('the same words are one line, the longest wait first', () => {
  const list = listOf(row(1, '包邮吗'), row(2, '多少钱', 'a'), row(3, '包邮吗？'), row(4, '多少钱', 'a'))
  expect(told(list, answered())).toEqual({
    open: [
      [1, 2, 2, false],
      [2, 1, 2, false],
    ],
    done: [],
  })
  expect(list.open(answered())).toBe(2)
})

test('what is answered goes below, the latest first, and who asks again brings it up with who asked since', () => {
  const list = listOf(row(1, '包邮吗'), row(2, '多少钱'), row(3, '还有吗'))
  const answers = answered(['包邮吗', 3, 5], ['多少钱', 3, 9])
  expect(told(list, answers)).toEqual({ open: [[3, 1, 1, false]], done: [2, 1] })
  list.add(row(4, '包邮吗'))
  list.add(row(5, '包邮吗'))
  expect(told(list, answers)).toEqual({
    open: [
      [3, 1, 1, false],
      [4, 2, 2, true],
    ],
    done: [2],
  })
  expect(list.open(answers)).toBe(2)
})

test('what is recalled is gone, also where the feed has it no more', () => {
  const list = listOf(row(1, '包邮吗'), row(2, '多少钱'))
  list.recall(1)
  expect(told(list, answered())).toEqual({ open: [[2, 1, 1, false]], done: [] })
  expect(list.open(answered())).toBe(1)
})

test('rows of the history that come late are put in their place, and none is there twice', () => {
  const list = listOf(row(5, '多少钱'), row(6, '包邮吗'))
  for (const n of [5, 2, 2]) list.add(row(n, '多少钱'))
  expect(told(list, answered())).toEqual({
    open: [
      [2, 2, 2, false],
      [6, 1, 1, false],
    ],
    done: [],
  })
})

test('it stays small: the oldest lines go', () => {
  const list = listOf(...Array.from({ length: MOST_TODO + 20 }, (_, at) => row(at + 1, `${at} 号多少钱`)))
  expect(list.open(answered())).toBe(MOST_TODO)
  expect(list.split(answered()).open[0]?.row.n).toBe(21)
  for (let n = 1000; n < 2000; n++) list.add(row(n, '包邮吗'))
  expect(list.rows.length).toBeLessThan(MOST_TODO + 220)
})
