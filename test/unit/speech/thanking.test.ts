import { describe, expect, test } from 'vitest'
import { withRow, withSpeech } from '../../../lib/settings/change/change.ts'
import { DEFAULTS } from '../../../lib/settings/schema/schema.ts'
import { type ThankedGiver, thanking } from '../../../lib/speech/thanking.ts'

const giver = (nickname: string, ...gifts: [string, number, number][]): ThankedGiver => ({
  user: { id: nickname, nickname, roles: [] },
  gifts: gifts.map(([name, diamonds, count]) => ({ name, diamonds, count })),
})
const texts = (givers: ThankedGiver[], settings = DEFAULTS) =>
  thanking(givers, settings).map(({ text }) => text)

describe('thanks that the user asks for', () => {
  test('one giver of one gift: in the words of the template', () => {
    expect(texts([giver('云熊', ['嘉年华', 30_000, 1])])).toEqual(['谢谢云熊送的1个嘉年华'])
    const other = withRow(DEFAULTS, 'gift', { template: '老板{user}大气' })
    expect(texts([giver('云熊', ['嘉年华', 30_000, 1])], other)).toEqual(['老板云熊大气'])
  })
  test('one giver of several: all in one sentence', () => {
    expect(texts([giver('云熊', ['嘉年华', 30_000, 1], ['亲吻', 99, 7])])).toEqual([
      '谢谢云熊送的1个嘉年华、7个亲吻',
    ])
  })
  test('many: the large have a sentence of their own, of the others each is named', () => {
    const small = ['甲一', '乙一', '丙一', '丁一'].map(name => giver(name, ['玫瑰', 1, 1]))
    expect(texts([giver('云熊', ['嘉年华', 30_000, 1]), ...small])).toEqual([
      '谢谢云熊送的1个嘉年华',
      '谢谢甲一、乙一、丙一送的3个玫瑰',
      '谢谢丁一送的1个玫瑰',
    ])
  })
  test('are said though the template is empty and speech is off', () => {
    const off = withSpeech(withRow(DEFAULTS, 'gift', { template: '', speak: false }), { on: false })
    expect(texts([giver('云熊', ['玫瑰', 1, 2])], off)).toEqual(['谢谢云熊送的两个玫瑰'])
  })
  test('nobody: nothing', () => {
    expect(texts([])).toEqual([])
  })
})
