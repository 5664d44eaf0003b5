import { describe, expect, test } from 'vitest'
import { Asked } from '../../../lib/archive/rankings/asked.ts'
import type { Ranking } from '../../../lib/archive/rankings/ranking.ts'
import { BOARDS, RANKINGS } from '../../../lib/archive/rankings/table.ts'
import { Words } from '../../../lib/archive/rankings/words.ts'
import type { Segment } from '../../../lib/model/events.ts'
import { chat, gift, person } from '../store/entries.ts'

function counted<R extends Ranking>(ranking: R, texts: readonly string[]) {
  for (const [n, text] of texts.entries()) ranking.add(chat(n, text))
  return ranking.most(10)
}
const wordsOf = (...texts: string[]) => counted(new Words(), texts).map(({ text, count }) => [text, count])
const askedIn = (...texts: string[]) => counted(new Asked(), texts)

test('each board that counts all events has its tab', () => {
  expect(Object.keys(RANKINGS).filter(name => !BOARDS.some(board => board === name))).toEqual([])
})

describe('words', () => {
  test('are told apart, counted once a message, and without what says nothing', () => {
    const words = wordsOf('今天真好看', '今天今天', '的了是', '666')
    expect(words).toContainEqual(['今天', 2])
    expect(words.map(([word]) => word)).not.toEqual(expect.arrayContaining(['的', '666']))
  })
  test('words of live rooms that the dictionary does not know are whole', () => {
    expect(wordsOf('主播上链接', '主播包邮吗')).toEqual([
      ['主播', 2],
      ['上链接', 1],
      ['包邮', 1],
    ])
  })
  test('no two halves are glued to a word', () => {
    const words = wordsOf('今天播到几点', '你唱啥呀', '他买俩').map(([word]) => String(word))
    expect(words.filter(word => !['今天', '几点'].includes(word))).toEqual([])
  })
  test('names are none: of the anchor, of who is mentioned, of who is there', () => {
    const talk = new Words()
    const mention: Segment[] = [
      { kind: 'mention', text: '@林间小路' },
      { kind: 'text', text: ' 晚安' },
    ]
    talk.add({ ...chat(1, '@林间小路 晚安'), segments: mention }, '糖糖')
    talk.add(chat(2, '糖糖晚安 @海边的猫', person('5', { nickname: '苹果🍎' })), '糖糖')
    talk.add(chat(3, '苹果晚安'), '糖糖')
    expect(talk.most(9)).toEqual([{ text: '晚安', count: 3, query: 'type:chat,superchat text:"晚安"' }])
  })
  test('codes of emoji and addresses are none', () => {
    expect(wordsOf('[比心][玫瑰] https://v.douyin.com/abc')).toEqual([])
  })
  test('only what people say counts', () => {
    const talk = new Words()
    talk.add(gift(1, 1))
    expect(talk.most(9)).toEqual([])
  })
})

describe('questions', () => {
  test('nearly the same words are one question', () => {
    const asked = askedIn('这个多少钱', '这个多少钱？', '这个多少钱啊!', '好看')
    expect(asked).toEqual([{ text: '这个多少钱', count: 3, query: 'type:chat,superchat text:"这个多少钱"' }])
  })
  test.each(['包邮吗', '什么时候发货', 'how much?', '有没有XL码'])('%s asks', text => {
    expect(askedIn(text)).toHaveLength(1)
  })
  test('memory stays bounded, and what is asked often stays', () => {
    const talk = new Asked()
    for (let n = 0; n < 120_000; n++) talk.add(chat(n, n % 3 ? `${n}号链接呢？` : '几点下播？'))
    expect(talk.most(1)).toEqual([
      { text: '几点下播？', count: 40_000, query: 'type:chat,superchat text:"几点下播"' },
    ])
  }, 60_000)
})
