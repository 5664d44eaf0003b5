import { describe, expect, test } from 'vitest'
import { Talk } from '../../../lib/archive/talk.ts'
import type { Segment } from '../../../lib/model/events.ts'
import { chat, gift, person } from '../store/entries.ts'

function talkOf(...texts: string[]) {
  const talk = new Talk()
  for (const [n, text] of texts.entries()) talk.add(chat(n, text))
  return talk.most(10)
}

describe('words', () => {
  test('are told apart, counted once a message, and without what says nothing', () => {
    const { words } = talkOf('今天真好看', '今天今天', '的了是', '666')
    expect(words).toContainEqual({ word: '今天', count: 2 })
    expect(words.map(({ word }) => word)).not.toEqual(expect.arrayContaining(['的', '666']))
  })
  test('words of live rooms that the dictionary does not know are whole', () => {
    expect(talkOf('主播上链接', '主播包邮吗').words).toEqual([
      { word: '主播', count: 2 },
      { word: '上链接', count: 1 },
      { word: '包邮', count: 1 },
    ])
  })
  test('no two halves are glued to a word', () => {
    const { words } = talkOf('今天播到几点', '你唱啥呀', '他买俩')
    expect(words.map(({ word }) => word).filter(word => !['今天', '几点'].includes(word))).toEqual([])
  })
  test('names are none: of the anchor, of who is mentioned, of who is there', () => {
    const talk = new Talk()
    const mention: Segment[] = [
      { kind: 'mention', text: '@林间小路' },
      { kind: 'text', text: ' 晚安' },
    ]
    talk.add({ ...chat(1, '@林间小路 晚安'), segments: mention }, '糖糖')
    talk.add(chat(2, '糖糖晚安 @海边的猫', person('5', { nickname: '苹果🍎' })), '糖糖')
    talk.add(chat(3, '苹果晚安'), '糖糖')
    expect(talk.most(9).words).toEqual([{ word: '晚安', count: 3 }])
  })
  test('codes of emoji and addresses are none', () => {
    expect(talkOf('[比心][玫瑰] https://v.douyin.com/abc').words).toEqual([])
  })
  test('only what people say counts', () => {
    const talk = new Talk()
    talk.add(gift(1, 1))
    expect(talk.most(9).words).toEqual([])
  })
})

describe('questions', () => {
  test('nearly the same words are one question', () => {
    const { asked } = talkOf('这个多少钱', '这个多少钱？', '这个多少钱啊!', '好看')
    expect(asked).toEqual([{ text: '这个多少钱', count: 3, words: '这个多少钱' }])
  })
  test.each(['包邮吗', '什么时候发货', 'how much?', '有没有XL码'])('%s asks', text => {
    expect(talkOf(text).asked).toHaveLength(1)
  })
  test('memory stays bounded, and what is asked often stays', () => {
    const talk = new Talk()
    for (let n = 0; n < 120_000; n++) talk.add(chat(n, n % 3 ? `${n}号链接呢？` : '几点下播？'))
    expect(talk.most(1).asked).toEqual([{ text: '几点下播？', count: 40_000, words: '几点下播' }])
  }, 60_000)
})
