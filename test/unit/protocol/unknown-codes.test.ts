import { describe, expect, test } from 'vitest'
import { decodeFrame } from '../../../lib/protocol/decode.ts'
import { encode, frame, message, schemas } from './encode.ts'

const user = { idStr: '3', nickname: '小禾' }
const who = { user: { id: '3', nickname: '小禾' } }
const said = { defaultPattern: '小禾 做了什么' }
const gift = { id: '463', name: '小心心', diamondCount: 1, combo: true }

/**
 * Every code that is read: its message, its field, the other fields, and the whole of what is told where the code is not
 * known, but for ids and times.
 */
const CODES: [type: string, field: string, fields: object, told: object][] = [
  [
    'MemberMessage',
    'action',
    { user, memberCount: 96, actionDescription: '做了什么', userEnterTipType: 6 },
    { type: 'system', ...who },
  ],
  ['SocialMessage', 'action', { user, shareTarget: '1', followCount: 7 }, { type: 'system', ...who }],
  [
    'FansclubMessage',
    'action',
    { user, content: ' ', common: { displayText: said } },
    { type: 'fansclub', ...who, action: 'other', text: '小禾 做了什么' },
  ],
  ['ControlMessage', 'action', { tips: '做了什么' }, { type: 'control', status: 'other', text: '做了什么' }],
  [
    'HighlightComment',
    'actionType',
    { user, content: '好听', operatorId: '9', operatorNickname: '糖糖' },
    {
      type: 'notice',
      ...who,
      text: '好听',
      segments: [{ kind: 'text', text: '好听' }],
      operator: { id: '9', nickname: '糖糖' },
    },
  ],
  [
    'BattleStatusMessage',
    'phase',
    { battleId: '5', duration: 300, startTime: '1700000000000' },
    { type: 'system' },
  ],
  [
    'LotteryEventNewMessage',
    'lotteryStatus',
    { prizeCount: 5, luckyCount: 2, lotteryDrawTime: '1700000000' },
    { type: 'system' },
  ],
  [
    'GiftMessage',
    'sendType',
    { user, gift, comboCount: 2, repeatCount: 2 },
    {
      type: 'gift',
      ...who,
      gift: { id: '463', name: '小心心', diamonds: 1 },
      count: 2,
      combo: false,
      comboEnd: true,
    },
  ],
  [
    'GiftMessage',
    'repeatEnd',
    { user, gift, groupId: '8', comboCount: 2, repeatCount: 2, sendType: 4 },
    {
      type: 'gift',
      ...who,
      gift: { id: '463', name: '小心心', diamonds: 1 },
      count: 2,
      comboId: '8',
      combo: true,
      comboEnd: false,
    },
  ],
  [
    'LightGiftMessage',
    'sendType',
    { giftStruct: gift, comboCount: 2, repeatCount: 2 },
    {
      type: 'gift',
      gift: { id: '463', name: '小心心', diamonds: 1 },
      count: 2,
      combo: false,
      comboEnd: true,
    },
  ],
]

/** What is told of a message, without ids and times. */
function told(type: string, fields: object): object {
  const { events, failure } = decodeFrame(frame([message(type, fields)]), { roomId: '7', receivedAt: 0 })
  expect(failure).toBeUndefined()
  expect(events).toHaveLength(1)
  const COMMON = ['id', 'method', 'roomId', 'time', 'receivedAt']
  return Object.fromEntries(Object.entries(events[0] ?? {}).filter(([name]) => !COMMON.includes(name)))
}

describe.each([0, 999, -1])('the code %i, which nobody knows, is not taken for a known one', code => {
  test.each(CODES)('%s.%s', (type, field, fields, wanted) => {
    const event = told(type, { ...fields, [field]: code })
    expect(event).toMatchObject(wanted)
    expect(Object.keys(event).toSorted()).toEqual(Object.keys(wanted).toSorted())
  })
})

describe.each([0, 999])('inside a message too: %i', code => {
  test('the condition of a lucky bag is another one, in the words of the message', () => {
    const conditionsDetail = [{ type: code, content: '做什么', minFansLevel: 3 }]
    expect(told('LotteryEventNewMessage', { lotteryStatus: 1, prizeCount: 5, conditionsDetail })).toEqual({
      type: 'lottery',
      kind: 'bag',
      action: 'open',
      text: '',
      diamonds: 5,
      conditions: [{ kind: 'other', text: '做什么', level: 3 }],
    })
  })

  test('a picture that is no honour badge gives no level', () => {
    const badgeImageList = [{ imageType: code, content: { level: '30' } }]
    const event = told('ChatMessage', { content: '好', user: { ...user, badgeImageList } })
    expect(event).not.toHaveProperty('user.level')
  })
})

test('an entrance of an unknown kind is told in the words of the message', () => {
  const common = { displayText: encode('Text', said) }
  expect(told('MemberMessage', { user, action: 1, userEnterTipType: 999, common })).toMatchObject({
    type: 'enter',
    text: '小禾 做了什么',
  })
})

test('the table has every code of the schema that is read', () => {
  const names = ['action', 'actionType', 'phase', 'lotteryStatus', 'sendType', 'repeatEnd']
  const read = schemas.lookup('webcast')?.toJSON().nested as Record<
    string,
    { fields?: Record<string, unknown> }
  >
  const all = Object.entries(read).flatMap(([type, { fields = {} }]) =>
    Object.keys(fields).flatMap(field => (names.includes(field) ? `${type}.${field}` : [])),
  )
  expect(CODES.map(([type, field]) => `${type}.${field}`).toSorted()).toEqual(all.toSorted())
})
