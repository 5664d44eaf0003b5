import { describe, expect, test } from 'vitest'
import { Asked } from '../../../lib/archive/rankings/asked.ts'
import { Feed } from '../../../lib/feed/feed.ts'
import { personTotals } from '../../../lib/feed/person-totals.ts'
import { compileFilter } from '../../../lib/filter/compile.ts'
import { parseFilter } from '../../../lib/filter/parse.ts'
import { talkKey } from '../../../lib/filter/talk-key.ts'
import { EVENT_TYPES } from '../../../lib/model/kinds.ts'
import { isTalk, TALK_TYPES } from '../../../lib/model/talk.ts'
import { sampleEvent } from '../../../lib/settings-page/samples.ts'
import { mergeKey } from '../../../lib/speech/queue/merging.ts'
import { Digest } from '../../../lib/store/digest.ts'
import { Pulse } from '../../../lib/tally/pulse.ts'
import { ChatRate } from '../../../lib/tally/rate.ts'
import { AT, chat, person } from '../store/entries.ts'

const SHOWN = Object.fromEntries(EVENT_TYPES.map(type => [type, true])) as ConstructorParameters<
  typeof Feed
>[0]

describe('what people say', () => {
  test.each(EVENT_TYPES)('%s counts as talk everywhere or nowhere', type => {
    const event = { ...sampleEvent(type), time: AT, receivedAt: AT, user: person('1') }
    const entry = { n: 1, event }
    const [rate, pulse, digest, feed] = [new ChatRate(), new Pulse(), new Digest('7'), new Feed(SHOWN)]
    rate.add([entry])
    pulse.add(event, 0)
    digest.add(entry)
    feed.append([entry])
    const perMinute = pulse.series(AT + 60_000).chats.map(Number)
    const counted = [
      rate.perMinute(AT + 1000),
      Math.max(...perMinute) > 0 ? 1 : 0,
      digest.people.get('1')?.chats,
      [...digest.minutes.values()][0]?.chats,
      personTotals(feed.rows).chats,
    ]
    expect(counted).toEqual(counted.map(() => (isTalk(event) ? 1 : 0)))
    expect(isTalk(event)).toBe(TALK_TYPES.some(talk => talk === type))
  })
})

describe('a question', () => {
  const parsed = parseFilter('is:question')
  const asks = compileFilter(parsed.ok ? parsed.filter : { kind: 'and', of: [] }, { offset: 0 })
  test.each<[string, boolean]>([
    ['这个多少钱', true],
    ['求链接', true],
    ['啥时候发货', true],
    ['what size should I take', true],
    ['有黑色吗[比心]', true],
    ['今天唱歌么~', true],
    ['谁都不许走', false],
    ['没什么', false],
    ['https://example.com/a?b=c', false],
    ['怎么可能', false],
    ['666', false],
  ])('%j: filter and history agree', (text, expected) => {
    const talk = new Asked()
    talk.add(chat(1, text))
    expect([asks({ event: chat(1, text) }), talk.most(1).length > 0]).toEqual([expected, expected])
  })
})

describe('the same words', () => {
  test.each<[string, string]>([
    ['哈哈哈', '哈哈哈哈哈！'],
    ['666', '６６６６'],
    ['好听，真好听', '好听 真好听'],
    ['100', '10'],
    ['3.5折', '35折'],
    ['有货', '有货?'],
    ['要1,000个', '要1000个'],
    ['999', '9999'],
    ['+1', '-1'],
    ['2-1', '21'],
    ['5', '-5'],
    ['①99', '199'],
    ['好听[比心]', '好听'],
    ['加我微信13812345678低价出号', '加我微信13900001111低价出号'],
    ['身高165体重110穿什么码', '身高170体重130穿什么码'],
    ['加油加油', '加油'],
  ])('%j and %j are so for the feed and for speech, or for neither', (a, b) => {
    const isSame = talkKey(a) === talkKey(b)
    const feed = new Feed(SHOWN)
    feed.fold({ crowd: true, repeats: true, gifts: 0, apart: new Set() })
    feed.append([a, b].map((text, at) => ({ n: at + 1, event: chat(1, text, person(String(at))) })))
    expect(feed.visible.length === 1).toBe(isSame)
    expect(mergeKey(chat(1, a), '7', 4) === mergeKey(chat(2, b), '7', 4)).toBe(isSame)
  })
  test.each([
    ['这个多少钱', '这个多少钱？？？'],
    ['这个多少钱啊', '这个多少钱！'],
    ['多少多少钱', '多少钱'],
  ])('%j and %j are one question', (a, b) => {
    const talk = new Asked()
    for (const [at, text] of [a, b].entries()) talk.add(chat(at, text))
    expect(talk.most(2).map(({ count }) => count)).toEqual([2])
  })
})
