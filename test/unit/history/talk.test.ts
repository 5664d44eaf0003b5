import { describe, expect, test } from 'vitest'
import { Talk } from '../../../lib/archive/talk.ts'
import { chat, gift } from '../store/entries.ts'

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
  test('two characters that the dictionary does not know as a word are one all the same', () => {
    expect(talkOf('主播', '主播').words).toContainEqual({ word: '主播', count: 2 })
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
