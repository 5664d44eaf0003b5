import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeFrame } from '../../../lib/protocol/decode.ts'
import { moment } from '../../../lib/protocol/moment.ts'
import { frame, message } from './encode.ts'

const FROM = Date.UTC(2016, 0, 1)
const UNTIL = Date.UTC(2100, 0, 1)
const context = { roomId: '7', receivedAt: 1_700_000_009_000 }

describe('the unit of a time', () => {
  test('milliseconds, seconds, microseconds, digits or a number: the same moment', () => {
    fc.assert(
      fc.property(fc.integer({ min: FROM, max: UNTIL }), ms => {
        const second = Math.floor(ms / 1000)
        expect(moment(ms)).toBe(ms)
        expect(moment(String(ms))).toBe(ms)
        expect(moment(second)).toBe(second * 1000)
        expect(moment(ms * 1000 + 999)).toBe(ms)
      }),
    )
  })

  test.each([undefined, null, 0, -5, '', '0', 'soon', '-1', '99999999999999999999'])(
    '%s is no time',
    value => {
      expect(moment(value)).toBe(0)
    },
  )
})

/** Each field that is a time, with the fields of its message around it. */
const TIMES: [string, (time: string) => object, (event: object) => unknown][] = [
  ['ChatMessage', time => ({ common: { createTime: time }, content: '好' }), timeOf],
  ['ChatMessage', time => ({ eventTime: time, content: '好' }), timeOf],
  ['GiftMessage', time => ({ common: { createTime: time }, giftId: '463' }), timeOf],
  ['LuckyBoxMessage', time => ({ sendTime: time }), event => Reflect.get(event, 'drawAt')],
  [
    'LotteryEventNewMessage',
    time => ({ lotteryStatus: 1, lotteryDrawTime: time }),
    event => Reflect.get(event, 'drawAt'),
  ],
  [
    'LinkMicBattle',
    time => ({ battleSettings: { battleId: '5', startTimeMs: time } }),
    event => Reflect.get(event, 'startedAt'),
  ],
  [
    'LinkMicMethod',
    time => ({ startTimeMs: time, userScores: [{ userId: '5' }] }),
    event => Reflect.get(event, 'startedAt'),
  ],
  ['BattleStatusMessage', time => ({ phase: 1, startTime: time }), event => Reflect.get(event, 'startedAt')],
]
const METHOD_OF: Record<string, string> = { LinkMicBattle: 'WebcastLinkMicBattleMethod' }

describe('every time of the protocol', () => {
  test.each(TIMES)('%s in seconds or milliseconds', (type, fields, read) => {
    const ms = 1_776_886_223_000
    for (const time of [String(ms), String(ms / 1000)]) {
      const { events } = decodeFrame(frame([message(type, fields(time), '1', METHOD_OF[type])]), context)
      expect(events[0] && read(events[0])).toBe(ms)
    }
  })

  test('Response.now', () => {
    for (const now of ['1776886223000', '1776886223']) {
      expect(decodeFrame(frame([message('ChatMessage', {})], { now }), context)).toMatchObject({
        now: 1_776_886_223_000,
        events: [{ time: 1_776_886_223_000 }],
      })
    }
  })
})

function timeOf(event: object): unknown {
  return Reflect.get(event, 'time')
}
