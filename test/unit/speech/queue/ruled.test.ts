import { expect, test } from 'vitest'
import { compileRules } from '../../../../lib/rules/compile.ts'
import type { Action, Rule } from '../../../../lib/settings/schema/rules.ts'
import { DEFAULTS } from '../../../../lib/settings/schema/schema.ts'
import { does, Listener, says, user } from './listener.ts'

/** What the queue asks, of rules with these filters. */
function rules(speak: string, mute: string) {
  const rule = (filter: string, action: Action): Rule => ({
    id: action,
    name: '',
    filter,
    on: true,
    actions: [action],
    colour: 'blue',
    tag: '',
    sound: 'ding',
  })
  const list = [rule(speak, 'speak'), rule(mute, 'mute')]
  const judge = compileRules({ ...DEFAULTS.rules, list }, [], { offset: 480 })
  return {
    ruled: (event: Parameters<typeof judge>[0]['event'], count?: number) =>
      judge({ event, ...(count !== undefined && { count }) }).speak,
  }
}
const ROSE = { id: '1', name: '玫瑰', diamonds: 1 }

test('what a rule never lets be read is not read', () => {
  const room = new Listener(rules('', 'text:广告')).hear(says('看广告'), says('你好'))
  const said = room.all().join()
  expect(said).toContain('你好')
  expect(said).not.toContain('广告')
})

test('what a rule always lets be read is read though its switch is off', () => {
  const off = { types: { enter: { speak: false } } }
  const room = new Listener({ ...off, ...rules('level>=40', '') })
  room.hear(does('enter', user('a', '路人')), does('enter', user('b', '贵宾', { level: 50 })))
  const said = room.all().join()
  expect(said).toContain('贵宾')
  expect(said).not.toContain('路人')
})

test('a gift is judged when its combo has come to rest, by all of it', () => {
  const small = new Listener(rules('', 'diamonds<10')).gives(user('a', '甲'), 3, { gift: ROSE })
  expect(small.wait(60_000).all()).toEqual([])
  const grown = new Listener(rules('', 'diamonds<10'))
  grown.gives(user('a', '甲'), 3, { gift: ROSE, combo: 1, end: false })
  grown.gives(user('a', '甲'), 9, { gift: ROSE, combo: 1 })
  expect(grown.wait(60_000).all().join()).toContain('玫瑰')
})
