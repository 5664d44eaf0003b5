import { expect, test } from 'vitest'
import { METHODS, type Method, methodOf } from '../../../lib/model/methods.ts'

test.each<[string, Method | undefined]>([
  ['WebcastChatMessage', 'WebcastChatMessage'],
  ['ChatMessage', 'WebcastChatMessage'],
  ['WebcastOpenChatMessage', 'WebcastChatMessage'],
  ['LinkMicMethod', 'WebcastLinkMicMethod'],
  ['WebcastLinkMicBattleFinish', 'WebcastLinkMicBattleFinishMethod'],
  ['WebcastLinkMicBattleFinishMethod', 'WebcastLinkMicBattleFinishMethod'],
  ['WebcastOpenness', undefined],
  ['WebcastBrandNewMessage', undefined],
  ['constructor', undefined],
  ['', undefined],
])('%s is the row %s', (name, row) => {
  expect(methodOf(name)).toBe(row)
})

test('no two rows share a name that the SDK would strip to the same', () => {
  const methods = Object.keys(METHODS) as Method[]
  expect(methods.map(method => methodOf(method.replace(/^Webcast/, '')))).toEqual(methods)
  expect(methods.map(method => methodOf(method.replace(/^Webcast/, 'WebcastOpen')))).toEqual(methods)
})
