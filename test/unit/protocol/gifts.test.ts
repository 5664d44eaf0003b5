import { describe, expect, test } from 'vitest'
import type { GiftEvent } from '../../../lib/model/events.ts'
import { decodeFrame } from '../../../lib/protocol/decode.ts'
import { encode, frame, message } from './encode.ts'

const context = { roomId: '7', receivedAt: 1_700_000_009_000 }
const common = { msgId: '1', roomId: '7', createTime: '1700000001234' }
const user = { id: '3', nickname: '小禾' }
const heart = { id: '463', name: '小心心', diamondCount: 1, combo: true }
const groupId = '1776121373'

function decoded(type: string, fields: object): GiftEvent {
  const { events, failure } = decodeFrame(frame([message(type, fields, '42')]), context)
  expect(failure).toBeUndefined()
  const [event] = events
  if (event?.type !== 'gift') throw Error(`${event?.type} is no gift`)
  return event
}

const gift = (fields: object) =>
  decoded('GiftMessage', { common, user, giftId: '463', gift: heart, groupId, sendType: '4', ...fields })

describe('how many gifts a message stands for', () => {
  test.each([
    ['nothing told: one', {}, 1],
    ['a combo so far', { groupCount: 1, repeatCount: 7, comboCount: 7, totalCount: 7 }, 7],
    ['the real gift of 2026, without a total', { groupCount: 1, repeatCount: 1, comboCount: 1 }, 1],
    ['a preset of 66, taps counted', { groupCount: 66, repeatCount: 1, comboCount: 1, sendType: '1' }, 66],
    ['a preset of 66, gifts counted', { groupCount: 66, repeatCount: 66, comboCount: 1, totalCount: 66 }, 66],
    ['a preset of 66, gifts counted, no taps told', { groupCount: 66, repeatCount: 66, totalCount: 66 }, 66],
    ['a preset of 188, only the group', { groupCount: 188, sendType: '0' }, 188],
    ['1314, tapped three times', { groupCount: 1314, repeatCount: 3, comboCount: 3 }, 3942],
    ['1314, tapped three times, gifts counted', { groupCount: 1314, repeatCount: 3942, comboCount: 3 }, 3942],
    ['only combo_count', { comboCount: 5 }, 5],
    ['a preset of 188, gifts counted, no taps and no total', { groupCount: 188, repeatCount: 188 }, 188],
    ['the same, tapped twice', { groupCount: 188, repeatCount: 376 }, 376],
    ['taps that are no multiple of the group', { groupCount: 66, repeatCount: 2 }, 132],
    ['taps as many as the group', { groupCount: 66, repeatCount: 66, comboCount: 66 }, 4356],
    ['taps that the total proves', { groupCount: 2, repeatCount: 4, totalCount: 8 }, 8],
    ['no repeat_count', { groupCount: 66, comboCount: 3 }, 198],
  ])('%s', (_, fields, count) => {
    expect(gift(fields).count).toBe(count)
  })
})

describe('what is a combo', () => {
  test.each([
    ['a combo goes on', {}, { combo: true, comboEnd: false }],
    ['and ends', { repeatEnd: 1 }, { combo: true, comboEnd: true, summary: true }],
    ['a group id without send_type', { sendType: '0' }, { combo: true, comboEnd: false, comboId: groupId }],
    ['send_type 4 without a group id', { groupId: '0' }, { combo: true, comboEnd: false }],
    ['neither: a sending of its own', { groupId: '0', sendType: '0' }, { combo: false, comboEnd: true }],
    ['a gift that does not combo', { gift: { ...heart, combo: false } }, { combo: false, comboEnd: true }],
    ['a later message without the gift itself', { gift: undefined }, { combo: true, comboEnd: false }],
  ])('%s', (_, fields, expected) => {
    expect(gift(fields)).toMatchObject(expected)
  })
})

describe('to whom', () => {
  test.each([
    ['nobody named', {}, undefined],
    ['the guest', { toUser: { id: '8', nickname: '嘉宾' } }, { id: '8', nickname: '嘉宾' }],
    ['by id only', { toUserIds: ['8'] }, { id: '8', nickname: '' }],
    ['both', { toUser: { id: '8', nickname: '嘉宾' }, toUserIds: ['8', '9'] }, { id: '8', nickname: '嘉宾' }],
  ])('%s', (_, fields, toUser) => {
    expect(gift(fields).toUser).toEqual(toUser)
  })
})

describe('its name where the gift itself is missing', () => {
  const tray = {
    pieces: [{}, { giftValue: { nameRef: { defaultPattern: '入团卡' } } }],
  }
  const description = { ...common, describe: Buffer.from('小禾1个:送给主播 12个小心心') }
  test.each([
    ['from the tray', { trayDisplayText: encode('TrayText', tray) }, '入团卡'],
    ['from the description', { common: description }, '小心心'],
    [
      'nowhere',
      { trayDisplayText: Buffer.from('\xff\xff'), common: { ...common, describe: Buffer.from('x') } },
      '',
    ],
  ])('%s', (_, fields, name) => {
    expect(gift({ gift: undefined, ...fields }).gift).toEqual({ id: '463', name, diamonds: 0 })
  })
})

test('a light gift has its sender in Common, and combos by send_type alone', () => {
  const fields = {
    common: { ...common, user: encode('User', user) },
    groupCount: 1,
    repeatCount: 3,
    comboCount: 3,
    toUserId: '8',
    giftStruct: heart,
  }
  expect(decoded('LightGiftMessage', fields)).toMatchObject({
    user: { id: '3', nickname: '小禾' },
    gift: { id: '463', name: '小心心', diamonds: 1 },
    count: 3,
    combo: false,
    comboEnd: true,
    toUser: { id: '8', nickname: '' },
  })
  expect(decoded('LightGiftMessage', { ...fields, sendType: '4' })).toMatchObject({
    combo: true,
    comboEnd: false,
  })
})

test('a bound gift is the gift inside', () => {
  const msg = { common, user, giftId: '463', gift: heart, groupId, repeatCount: 2 }
  const event = decoded('BindingGiftMessage', { msg, common: { ...common, createTime: '1700000005555' } })
  expect(event).toMatchObject({
    id: '42',
    time: 1_700_000_005_555,
    user: { id: '3' },
    count: 2,
    comboId: groupId,
  })
})

test('a bound gift without one is nothing to a reader', () => {
  const { events } = decodeFrame(frame([message('BindingGiftMessage', { common })]), context)
  expect(events).toMatchObject([{ type: 'system' }])
})

test('a gift of free cells costs nothing, and is named in words', () => {
  const fields = {
    common: { ...common, describe: Buffer.from('小禾:送给主播 2个电池') },
    giftId: '77',
    repeatCount: 2,
    user,
  }
  expect(decoded('FreeCellGiftMessage', fields)).toMatchObject({
    user: { id: '3' },
    gift: { id: '77', name: '电池', diamonds: 0 },
    count: 2,
    comboEnd: true,
  })
})

test('a price below nothing is nothing', () => {
  expect(gift({ gift: { ...heart, diamondCount: -5 } }).gift.diamonds).toBe(0)
})
