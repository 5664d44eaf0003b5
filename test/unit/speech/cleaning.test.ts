import { describe, expect, test } from 'vitest'
import { DEFAULTS } from '../../../lib/settings/schema/schema.ts'
import type { SpeechSettings } from '../../../lib/settings/schema/speech.ts'
import { createWords } from '../../../lib/speech/words.ts'

function words(text: Partial<SpeechSettings['text']> = {}) {
  const { speech } = DEFAULTS
  return createWords({ ...speech, text: { ...speech.text, ...text } }, {})
}
const { text } = words()

describe('repeats', () => {
  test.each([
    ['哈哈哈哈哈哈', '哈哈哈'],
    ['哈哈哈', '哈哈哈'],
    ['哈哈', '哈哈'],
    ['啊啊啊啊啊啊啊好听', '啊啊啊好听'],
    ['aaaaaaaa', 'aaa'],
    ['hellooooooo', 'hellooo'],
    ['来了来了来了来了来了来了', '来了来了来了'],
    ['加油加油加油', '加油加油加油'],
    ['haha haha haha haha haha go', 'haha haha haha go'],
    ['ха'.repeat(20), 'хахаха'],
    ['冲'.repeat(10_000), '冲冲冲'],
    ['好！！！！！', '好！'],
    ['真的吗？？？？', '真的吗？'],
    ['什么?!?!?!', '什么?'],
    ['等等。。。。。。我', '等等。我'],
    ['嗯……好', '嗯…好'],
    ['好的～～～～', '好的'],
    ['一二三四，，，，五', '一二三四，五'],
  ])('%s', (raw, said) => expect(text(raw)).toBe(said))
})

describe('emoji and codes, left out', () => {
  test.each([
    ['好看[比心][比心]', '好看'],
    ['[比心]好看[赞]', '好看'],
    ['［比心］全角', '全角'],
    ['[比\u200b心]藏', '藏'],
    ['[微笑]', ''],
    ['笑死我了😂', '笑死我了'],
    ['👍👍👍', ''],
    ['❤️❤️❤️', ''],
    ['❤', ''],
    ['一家人👨‍👩‍👧‍👦都在看', '一家人，都在看'],
    ['👋🏽你好👋🏿', '你好'],
    ['hello from Malaysia 🇲🇾', 'hello from Malaysia'],
    ['🏴󠁧󠁢󠁥󠁮󠁧󠁿赢了', '赢了'],
    ['👩🏿‍🚀👁️‍🗨️上', '上'],
    ['半个\u200d家', '半个家'],
    ['🇨赢', '赢'],
    ['扣1️⃣', '扣一'],
    ['6️⃣6️⃣6️⃣', '六六六'],
    ['#️⃣*️⃣', ''],
    ['★☆♪唱♫', '唱'],
    ['→看这里←', '看这里'],
    ['©®™好', 'TM好'],
    ['(´･ω･`)好', '好'],
    ['（￣▽￣）', ''],
    ['（开玩笑）', '（开玩笑）'],
    ['😂'.repeat(5000), ''],
  ])('%s', (raw, said) => expect(text(raw)).toBe(said))
})

describe('emoji and codes, said by name', () => {
  const named = words({ emoji: 'name' }).text
  test.each([
    ['好看[比心][比心]', '好看，比心'],
    ['[比心] [赞] [赞]', '比心，赞'],
    ['笑死😂😂😂', '笑死，笑哭了'],
    ['👍🏽', '拇指向上'],
    ['🇨🇳加油', '中国旗，加油'],
    ['👨‍👩‍👧‍👦', '男人'],
    ['🈵了', '满了'],
  ])('%s', (raw, said) => expect(named(raw)).toBe(said))
})

describe('emoji and codes, counted', () => {
  const counted = words({ emoji: 'count' }).text
  test.each([
    ['好看[比心][比心]', '好看，两个表情'],
    ['😂 😂😂', '三个表情'],
    ['[微笑]', '一个表情'],
    ['左😂右😂', '左，一个表情，右，一个表情'],
  ])('%s', (raw, said) => expect(counted(raw)).toBe(said))
})

describe('links', () => {
  test.each([
    ['链接发我 https://v.douyin.com/iRNBho6u/', '链接发我'],
    ['看https://a.b/c?d=e#f好看吗', '看，好看吗'],
    ['HTTP://EXAMPLE.COM/A', ''],
    ['ftp://x.y 下载', '下载'],
    ['b站www.bilibili.com/video/BV1xx看', 'b站，看'],
    ['去baidu.com搜', '去，搜'],
    ['去baidu。com搜', '去，搜'],
    ['ｗｗｗ．ｂａｉｄｕ．ｃｏｍ', ''],
    ['t.me/abc 进群', '进群'],
    ['发到 a.b-c@mail.example.cn 吧', '发到，吧'],
    ['例：sub.domain.co.uk:8080/x', '例'],
    ['://torn', ''],
    ['htt\u200bps://a.cn/b', ''],
    ['Mr.Chen来了', 'Mr.Chen来了'],
    ['ok.thanks', 'ok.thanks'],
    ['3.5分', '三点五分'],
    ['and/or', 'and/or'],
  ])('%s', (raw, said) => expect(text(raw)).toBe(said))
})

describe('mentions', () => {
  test.each([
    ['@张三 你好', '张三，你好'],
    ['＠张三 你好', '张三，你好'],
    ['你好@小号', '你好小号'],
    ['@', ''],
  ])('%s', (raw, said) => expect(text(raw)).toBe(said))
})

describe('signs', () => {
  test.each([
    ['<b>a</b>\u202e\u0007b', 'b a b b'],
    ['<?xml version="1.0"?>好', 'xml version 一点零? 好'],
    ['＜speak＞好', 'speak 好'],
    ['a\u0000b\nc\td\u2028e', 'a b c d e'],
    ['你\u200b好\u2060吗\ufeff', '你好吗'],
    ['\u202eabc\u202c 倒', 'abc 倒'],
    ['Ｈｅｌｌｏ　Ｗｏｒｌｄ', 'Hello World'],
    ['𝓗𝓮𝓵𝓵𝓸 ⓦⓞⓡⓛⓓ', 'Hello world'],
    ['H̵e̵l̵l̵o̵', 'Hello'],
    ['Z̸̢̛͎a̷l̶g̵o̴', 'Zalgo'],
    ['cafe\u0301', 'café'],
    ['が\u0301\u0301\u0301', 'が'],
    ['สวัสดีครับ', 'สวัสดีครับ'],
    ['مرحبا بكم', 'مرحبا بكم'],
    ['שלום 世界', 'שלום 世界'],
    ['नमस्ते', 'नमस्ते'],
    ['안녕하세요', '안녕하세요'],
    ['\ud83d半个', '半个'],
    ['半个\ude02', '半个'],
    ['𠮷野家', '𠮷野家'],
    ['\ue000私有', '私有'],
    ['{user}[{gift}]', 'user'],
    ['【公告】今晚', '公告，今晚'],
    ['“你好”‘世界’', '你好，世界'],
    ["don't 走", "don't 走"],
    ['T-shirt有吗', 'T-shirt有吗'],
    ['---好---', '好'],
    ['a_b|c\\d^e`f', 'a b c d e f'],
    ['#话题#好', '话题，好'],
    ['1+1=2', '一加一等于二'],
    ['你好 ， 世界 。', '你好，世界。'],
    ['，，你好', '你好'],
    ['你好，', '你好'],
    ['   ', ''],
    ['', ''],
    ['。。。', ''],
    ['！', ''],
    ['？', '问号'],
    ['???', '问号'],
    ['😂？', '问号'],
  ])('%j', (raw, said) => expect(text(raw)).toBe(said))
})

describe('length', () => {
  const short = words({ longest: 10 }).text
  test.each([
    ['一二三四五六七八九十', '一二三四五六七八九十'],
    ['一二三四五六。八九十一二', '一二三四五六。'],
    ['一二三四五六，八九十一二', '一二三四五六'],
    ['一，三四五六七八九十一二', '一，三四五六七八九十'],
    ['一。三四五六七八九十一二', '一。三四五六七八九十'],
    ['一二三四五六七12345', '一二三四五六七'],
    ['one two three four', 'one two'],
    ['Version 1.25 is out', 'Version'],
    ['𠮷𠮷𠮷野家好吃吗我想去看看', '𠮷𠮷𠮷野家好吃吗我想'],
    ['e\u0323\u0301e\u0323\u0301xxx一二三四五六七', 'ẹẹxxx一二三四五'],
  ])('%s', (raw, said) => expect(short(raw)).toBe(said))
  test('ten thousand different characters are cut at the end of a sentence', () => {
    const long = Array.from({ length: 10_000 }, (_, at) => String.fromCharCode(0x4e00 + at)).join('')
    expect(text(long)).toBe(long.slice(0, 80))
    expect(text(`${long.slice(0, 60)}。${long}`)).toBe(`${long.slice(0, 60)}。`)
  })
})
