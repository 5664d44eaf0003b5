import { describe, expect, test } from 'vitest'
import { compileRules, UNTOUCHED } from '../../../lib/rules/compile.ts'
import type { Action, Rule, RulesSettings } from '../../../lib/settings/schema/rules.ts'
import { DEFAULTS } from '../../../lib/settings/schema/schema.ts'
import { CHINA, chat, event, gift, user } from './subjects.ts'

let made = 0
const rule = (filter: string, action: Action, more: Partial<Rule> = {}): Rule => ({
  id: String(++made),
  name: '',
  filter,
  on: true,
  actions: [action],
  colour: 'blue',
  tag: '',
  sound: 'ding',
  ...more,
})
const judge = (rules: Partial<RulesSettings>, people: string[] = []) =>
  compileRules({ ...DEFAULTS.rules, ...rules }, people, CHINA)
const listed = (...list: Rule[]) => judge({ list })

describe('what a rule says', () => {
  test.each([
    ['hide', {}, { hidden: true, tags: [], speak: 'never' }],
    ['highlight', { colour: 'red' }, { hidden: false, tags: [], colour: 'red' }],
    ['tag', { tag: '要买' }, { hidden: false, tags: ['要买'] }],
    ['sound', { sound: 'chime' }, { hidden: false, tags: [], sound: 'chime' }],
    ['speak', {}, { hidden: false, tags: [], speak: 'always' }],
    ['mute', {}, { hidden: false, tags: [], speak: 'never' }],
    ['notify', { name: '提到我' }, { hidden: false, tags: [], notify: '提到我' }],
  ] as const)('%s', (action, more, expected) => {
    const judged = listed(rule('多少钱', action, more))
    expect(judged(chat('多少钱'))).toEqual(expected)
    expect(judged(chat('你好'))).toBe(UNTOUCHED)
  })
})

describe('one rule with several actions', () => {
  const all = {
    ...rule('广告', 'highlight', { tag: '广告' }),
    actions: ['highlight', 'tag', 'mute'] as Action[],
  }
  test('does all of them', () =>
    expect(listed(all)(chat('广告'))).toEqual({
      hidden: false,
      colour: 'blue',
      tags: ['广告'],
      speak: 'never',
    }))
  test('hides, whatever else it does', () =>
    expect(listed({ ...all, actions: [...all.actions, 'hide'] })(chat('广告'))).toMatchObject({
      hidden: true,
      tags: [],
    }))
  test('without an action does nothing', () =>
    expect(listed({ ...all, actions: [] })(chat('广告'))).toBe(UNTOUCHED))
})

describe('several rules', () => {
  test('the first counts where they contradict, and what does not contradict adds up', () => {
    const judged = listed(
      rule('钱', 'highlight', { colour: 'red' }),
      rule('钱', 'mute'),
      rule('多少', 'highlight', { colour: 'teal' }),
      rule('多少', 'speak'),
      rule('多少', 'tag', { tag: '问价' }),
      rule('多少', 'tag', { tag: '买' }),
    )
    expect(judged(chat('多少钱'))).toEqual({
      hidden: false,
      colour: 'red',
      speak: 'never',
      tags: ['问价', '买'],
    })
    expect(judged(chat('多少'))).toEqual({
      hidden: false,
      colour: 'teal',
      speak: 'always',
      tags: ['问价', '买'],
    })
  })

  test('one that hides ends it', () => {
    expect(listed(rule('广告', 'hide'), rule('广告', 'sound'))(chat('广告')).sound).toBeUndefined()
    expect(listed(rule('广告', 'sound'), rule('广告', 'hide'))(chat('广告'))).toMatchObject({ hidden: true })
  })

  test('those that are off, empty or no filter say nothing', () => {
    const judged = listed(
      rule('钱', 'hide', { on: false }),
      rule('  ', 'hide'),
      rule('level>=', 'hide'),
      rule('钱', 'tag', { tag: '' }),
    )
    expect(judged(chat('多少钱'))).toBe(UNTOUCHED)
  })

  test('a gift is judged by what its combo has come to', () => {
    const judged = listed(rule('diamonds>=100', 'highlight'))
    expect(judged({ ...gift('玫瑰', 1, 5), count: 99 }).colour).toBeUndefined()
    expect(judged({ ...gift('玫瑰', 1, 5), count: 100 }).colour).toBe('blue')
  })
})

describe('switches and block lists', () => {
  const fan = user('粉丝', { id: '1', fansClub: { name: '糖', level: 3 }, level: 30 })
  const guest = user('路人', { id: '2', level: 3 })
  const admin = user('房管', { id: '3', roles: ['admin'] })
  const hides = (rules: Partial<RulesSettings>, people: string[] = []) => {
    const judged = judge(rules, people)
    return [fan, guest, admin].filter(from => judged(chat('嗯', from)).hidden).map(({ nickname }) => nickname)
  }

  test('only fans', () => expect(hides({ onlyFans: true })).toEqual(['路人']))
  test('only from a level on', () => expect(hides({ leastLevel: 20 })).toEqual(['路人']))
  test('people', () => expect(hides({}, ['1', '3'])).toEqual(['粉丝', '房管']))
  test('nobody by default', () => expect(hides({})).toEqual([]))

  test('words, in texts and names, whatever their case and width', () => {
    const judged = judge({ blocked: ['加Ｖ', ' ', 'a(b'] })
    expect(judged(chat('加v聊')).hidden).toBe(true)
    expect(judged(chat('好', '加V女孩')).hidden).toBe(true)
    expect(judged(chat('A(B)')).hidden).toBe(true)
    expect(judged(chat('加油 你')).hidden).toBe(false)
  })
  test('words, through marks, invisible signs and traditional characters, but not inside of others', () => {
    const judged = judge({ blocked: ['骗子', 'sb'] })
    const isHidden = (text: string) => judged(chat(text)).hidden
    expect(['骗,子', '骗！子', '骗\u200b子', '騙子', '你ｓｂ'].filter(text => !isHidden(text))).toEqual([])
    expect(['usb线', '骗了儿子'].filter(isHidden)).toEqual([])
  })

  test('gifts come through the switches, and so does what no person did', () => {
    const judged = judge({ onlyFans: true, leastLevel: 20 })
    expect(judged(gift('玫瑰', 1, 1, { user: guest })).hidden).toBe(false)
    expect(judged({ event: event('notice', { text: '公告', segments: [] }) }).hidden).toBe(false)
  })

  test('masked people share an id and are not hidden by it', () => {
    const masked = user('吴***', { id: '111111', masked: true })
    expect(judge({}, ['111111'])(chat('嗯', masked)).hidden).toBe(false)
  })
})
