import { describe, expect, test } from 'vitest'
import { spell } from '../../../lib/model/segments.ts'
import { plainSegments, renderText } from '../../../lib/protocol/rich-text.ts'
import { webcast } from '../../../proto/generated/decoder.js'
import { encode } from './encode.ts'

const url = (text: string) => Buffer.from(text)
const user = (nickname: string, more: object = {}) => ({
  userValue: { user: { nickname, idStr: '5' }, ...more },
})
const word = (stringValue: string) => ({ stringValue })
const text = (defaultPattern: string, ...pieces: object[]) =>
  webcast.Text.decode(encode('Text', { defaultPattern, pieces }))
const read = (pattern: string, ...pieces: object[]) => spell(renderText(text(pattern, ...pieces)))

describe('a sentence with gaps reads as a person would read it', () => {
  test.each<[string, string, object[], string]>([
    ['a person', '{0:user} 来了', [user('小禾')], '小禾 来了'],
    [
      'a person with a colon and signs around',
      '{0:user}',
      [user('小禾', { withColon: true, leftAdditionalContent: '「', rightAdditionalContent: '」' })],
      '「小禾」：',
    ],
    ['a masked person', '{0:user}', [{ userValue: { user: { desensitizedNickname: '吴***' } } }], '吴***'],
    ['text', '升级至{0:string}级', [word('21')], '升级至21级'],
    ['a gift', '送出{0:gift}', [{ giftValue: { nameRef: { defaultPattern: '玫瑰' } } }], '送出玫瑰'],
    ['a heart', '{0:heart}', [{ heartValue: {} }], '❤'],
    ['a pattern', '{0:pattern}', [{ patternRefValue: { defaultPattern: '热度' } }], '热度'],
    [
      'a picture with words',
      '{0:image}勋章',
      [{ imageValue: { image: { content: { alternativeText: '一级' } } } }],
      '一级勋章',
    ],
    [
      'a picture with only a name',
      '{0:image}',
      [{ imageValue: { image: { content: { name: '夜猫' } } } }],
      '夜猫',
    ],
    ['a picture without anything', '前{0:image}后', [{ imageValue: { image: {} } }], '前后'],
    ['gaps without a kind', '{0}和{1}', [word('甲'), word('乙')], '甲和乙'],
    ['gaps in another order, and twice', '{1:string}{0:string}{1:string}', [word('a'), word('b')], 'bab'],
    ['a gap whose piece is missing', '{0:user} 送给 {1:user}', [user('小禾')], '小禾 送给 '],
    ['an empty piece', '{0:string}。', [{}], '。'],
    ['pieces without a pattern', '', [user('小禾'), word(' 关注了主播')], '小禾 关注了主播'],
    ['a pattern without pieces', '欢迎来到直播间', [], '欢迎来到直播间'],
    ['braces that are no gap', '{user} {0 {a:b} {}', [word('x')], '{user} {0 {a:b} {}'],
  ])('%s', (_, pattern, pieces, expected) => expect(read(pattern, ...pieces)).toBe(expected))

  test('no Text reads as nothing', () => expect(renderText(null)).toEqual([]))
})

describe('segments', () => {
  test('tell people, emoji and text apart; neighbouring text is one', () => {
    const image = {
      imageValue: {
        image: { urlList: [url('http://e/0'), url('https://e/1')], content: { alternativeText: '[笑]' } },
      },
    }
    expect(
      renderText(
        text('给{0:user}{1:string}{2:string}[赞]{3:image}', user('小禾'), word('一'), word('二'), image),
      ),
    ).toEqual([
      { kind: 'text', text: '给' },
      { kind: 'mention', text: '小禾', userId: '5' },
      { kind: 'text', text: '一二' },
      { kind: 'emoji', name: '[赞]' },
      { kind: 'emoji', name: '[笑]', imageUrl: 'https://e/1' },
    ])
  })

  test('in chat a person has one @, whether the text brings it or not', () => {
    const said = (...pieces: object[]) => spell(renderText(text('', ...pieces), '@'))
    expect(said(user('老周'), word(' 好'))).toBe('@老周 好')
    expect(said(word('你好@'), user('老周'))).toBe('你好@老周')
  })

  test('codes of emoji in plain text', () => {
    expect(plainSegments('[微笑]好[a b][][赞]')).toEqual([
      { kind: 'emoji', name: '[微笑]' },
      { kind: 'text', text: '好[a b][]' },
      { kind: 'emoji', name: '[赞]' },
    ])
    expect(plainSegments('')).toEqual([])
  })

  test('a pattern of a million gaps gives a few hundred', () => {
    expect(renderText(text('{0:user}'.repeat(1_000_000), user('小禾'))).length).toBeLessThan(300)
    expect(plainSegments('[赞]'.repeat(100_000)).length).toBeLessThan(300)
  })
})
