import { describe, expect, test } from 'vitest'
import { asValue, complete } from '../../../lib/filter/complete.ts'
import { chat, parsed, passes } from './subjects.ts'

const KNOWN = {
  people: ['张三', '李四', 'zhang', '小 明', '=_=', '张三丰'],
  gifts: ['小心心', '嘉年华'],
  fans: ['小糖人'],
}
/** The text with `|` at the caret, and what is offered, as it would be put in. */
const offered = (text: string, lang: 'zh' | 'en' = 'en') => {
  const caret = text.indexOf('|')
  return complete(text.replace('|', ''), caret, () => KNOWN, lang).suggestions.map(({ insert }) => insert)
}
/** The text after the first suggestion was taken. */
const taken = (text: string) => {
  const caret = text.indexOf('|')
  const source = text.replace('|', '')
  const { from, to, suggestions } = complete(source, caret, () => KNOWN, 'en')
  return source.slice(0, from) + (suggestions[0]?.insert ?? '') + source.slice(to)
}

describe('offers', () => {
  test.each([
    ['ty|', ['type:']],
    ['le|', ['level>=', 'length>=']],
    ['等|', ['等级>=']],
    ['-ty|', ['type:']],
    ['(ty|', ['type:']],
    ['a or ty|', ['type:']],
    ['type:gi|', ['gift', '"Giveaways"']],
    ['type:chat,gi|', ['gift', '"Giveaways"']],
    ['类型：礼|', ['礼物']],
    ['type:chat g|', ['gift:']],
    ['type:gi| level>=3', ['gift', '"Giveaways"']],
    ['is:房|', ['房管']],
    ['from:张|', ['张三', '张三丰']],
    ['from:zs|', ['张三', '张三丰']],
    ['from:"小|', ['"小 明"']],
    ['from:z|', ['"zhang"']],
    ['gift:|', ['小心心', '嘉年华']],
    ['礼物:嘉|', ['嘉年华']],
    ['fans:小|', ['小糖人']],
    ['level>=|', []],
    ['text:多|', []],
    ['nothing:gi|', []],
    ['"ty|', []],
    ['/ty|', []],
    ['type:gift)|', []],
    ['多少钱|', []],
  ])('%s', (text, expected) => expect(offered(text)).toEqual(expected))

  test('every field where nothing is typed yet, every choice behind its field', () => {
    expect(offered('|')).toContain('method:')
    expect(offered('a |')).toContain('type:')
    expect(offered('type:|')).toContain('unknown')
    expect(offered('type: |')).toContain('unknown')
  })
})

describe('the words of the interface’s language come first', () => {
  test.each([
    ['|', 'zh', '类型:'],
    ['|', 'en', 'type:'],
    ['type:|', 'zh', '弹幕'],
    ['type:|', 'en', 'chat'],
    // What was typed decides.
    ['ty|', 'zh', 'type:'],
    ['等|', 'en', '等级>='],
    ['类型:gi|', 'zh', 'gift'],
  ] as const)('%s in %s: %s', (text, lang, first) => expect(offered(text, lang)[0]).toBe(first))

  test('each that is offered is understood', () => {
    for (const lang of ['zh', 'en'] as const) {
      for (const field of offered('|', lang)) {
        for (const choice of offered(`${field}|`, lang).filter(one => !one.includes('"'))) {
          expect(() => parsed(`${field}${choice}`)).not.toThrow()
        }
      }
    }
  })
})

test.each([
  ['ty|', 'type:'],
  ['多少钱 -fr| level>2', '多少钱 -from: level>2'],
  ['from:"小|', 'from:"小 明"'],
  ['type:chat,gi|', 'type:chat,gift'],
])('%s becomes %s', (text, expected) => expect(taken(text)).toBe(expected))

test.each(['张三', '小 明', 'zs', '=_=', 'a,b', '(a)', '"', 'a"b', '/a/', '\\', '张：三', '、', '-x'])(
  'a name is found by what is put in for it: %s',
  name => {
    expect(parsed(`from:${asValue(name)}`)).toMatchObject({ values: [{ text: name }] })
    expect(passes(`from:${asValue(name)}`, chat('嗯', name))).toBe(true)
  },
)
