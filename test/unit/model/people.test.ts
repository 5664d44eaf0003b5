import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Eraser } from '../../../lib/model/eraser.ts'
import type { User } from '../../../lib/model/events.ts'
import {
  isSame,
  isSingle,
  keyToPerson,
  mapPeople,
  personToKey,
  writtenBy,
} from '../../../lib/model/people.ts'
import { chat, person } from '../store/entries.ts'
import { anyEvent, marked, others } from './any-event.ts'

const masked = (id: string, nickname: string): User => ({ id, nickname, masked: true, roles: [] })

describe('who somebody is', () => {
  test.each<[string, User, User, boolean]>([
    ['by an id, whatever the name', person('5'), person('5', { nickname: '改名了' }), true],
    ['not by the name alone', person('5', { nickname: '甲' }), person('6', { nickname: '甲' }), false],
    [
      'by what is left of the name, where an id is shared',
      masked('111111', '吴***'),
      masked('111111', '吴***'),
      true,
    ],
    ['nor by a shared id', masked('111111', '吴***'), masked('111111', '林***'), false],
    ['by an own id, cut name or not', masked('5', '吴***'), person('5', { nickname: '吴小明' }), true],
    ['nobody by having no id', person('0', { nickname: '甲' }), person('0', { nickname: '乙' }), false],
  ])('%s', (_, a, b, same) => {
    expect(isSame(a, b)).toBe(same)
    expect(isSame(b, a)).toBe(same)
    expect(writtenBy(a, chat(1, '好', b))).toBe(same)
  })

  test('a key leads back to whom it is of', () => {
    for (const user of [person('5'), masked('111111', '吴:***'), person('0', { nickname: '' })])
      expect(personToKey(keyToPerson(personToKey(user)))).toBe(personToKey(user))
  })

  test('nothing is laid down about those who share an id, flagged or not', () => {
    expect([person('5'), person('111111'), masked('5', '吴***'), person('')].map(isSingle)).toEqual([
      true,
      false,
      false,
      false,
    ])
  })
})

test('a map that changes nothing gives back the same event, and an eraser of nobody in it does', () => {
  const same = { user: (user: User) => user, named: <P>(who: P) => who, sentence: (text: string) => text }
  fc.assert(
    fc.property(fc.oneof(anyEvent(marked), anyEvent(others)), event => {
      expect(mapPeople(event, { ...same, fields: fields => fields })).toBe(event)
      expect(new Eraser({ person: '424242424242', names: ['某某某'] }).event(event)).toBe(event)
    }),
  )
})

describe('a name in a sentence of the server', () => {
  const said = (names: string[], text: string) => new Eraser({ person: '5', names }).sentence(text)
  test.each<[string[], string, string]>([
    [['张三'], '张三 通过分享来了', '… 通过分享来了'],
    [['张三', '张三丰'], '张三丰和张三来了', '…和…来了'],
    [['1'], '小时榜第1名，1 来了', '小时榜第1名，… 来了'],
    [['a.b*c'], 'axb*c a.b*c', 'axb*c …'],
    [['\ud83d'], '😀', '😀'],
    [[], '张三', '张三'],
  ])('%j in %j', (names, text, left) => {
    expect(said(names, text)).toBe(left)
  })
})
