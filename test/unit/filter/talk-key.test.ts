import { describe, expect, test } from 'vitest'
import { talkKey } from '../../../lib/filter/talk-key.ts'

describe('one advert of many accounts', () => {
  test.each([
    ['加我微信13812345678低价出号', '加我微信13900001111低价出号'],
    ['需要代练的加V abc123 先到先得', '需要代练的加V xyz789 先到先得'],
    ['今天直播间所有宝贝全部半价只要你来就送礼品 1', '今天直播间所有宝贝全部半价只要你来就送礼品 27'],
  ])('%j and %j are the same', (a, b) => expect(talkKey(a)).toBe(talkKey(b)))
})

describe('what a number makes another thing stays apart', () => {
  test.each([
    ['身高165体重110穿什么码', '身高170体重130穿什么码'],
    ['我想问一下身高165体重110这个连衣裙要穿什么码', '我想问一下身高170体重130这个连衣裙要穿什么码'],
    ['3号链接', '5号链接'],
    ['出价8888', '出价9999'],
    ['加我13812345678', '谢谢主播'],
    ['①99', '199'],
    ['10²', '102'],
    ['50%', '50'],
    ['-5℃', '5℃'],
  ])('%j and %j', (a, b) => expect(talkKey(a)).not.toBe(talkKey(b)))
})
