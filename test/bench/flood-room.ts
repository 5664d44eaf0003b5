import type { GiftEvent, LiveEvent, User } from '../../lib/model/events.ts'
import { createRandom, type Random } from '../room/random.ts'
import { chatLine, GIFTS, type GiftKind, nickname } from '../room/texts.ts'

/** Average per second. A combo is five messages. */
export interface Rates {
  chats: number
  combos: number
}

const GIVERS = 200
/** Most messages of a combo; five on average, at the page's pace. */
const COMBO_MESSAGES = 9
const BETWEEN_MS = 300
/** How often each of `GIFTS` is given: mostly small ones. */
const WEIGHTS = [30, 4, 24, 10, 12, 10, 5, 2, 1, 0, 0]

/**
 * A room in order of time: chat of as many people as such a room has, gifts of 200 givers. A seventh of the combos
 * send no end.
 * @param startsAt ms since 1970
 * @param lastsMs chat's length; combos may run a little longer
 */
export function floodRoom(rates: Rates, startsAt: number, lastsMs: number): LiveEvent[] {
  const random = createRandom(`flood ${rates.chats} ${rates.combos}`)
  const crowd = people(random, 1000, 100 + Math.ceil(rates.chats * 20))
  const givers = people(random, 100_000, GIVERS)
  const events = [
    ...moments(random, rates.chats, lastsMs).map(at => chat(random, random.pick(crowd), startsAt + at)),
    ...moments(random, rates.combos, lastsMs).flatMap((at, index) =>
      combo(random, random.pick(givers), startsAt + at, String(1000 + index)),
    ),
  ]
  return events.sort((a, b) => a.time - b.time).map((event, at) => ({ ...event, id: String(at + 1) }))
}

function people(random: Random, firstId: number, count: number): User[] {
  return Array.from({ length: count }, (_, at) => ({
    id: String(firstId + at),
    nickname: nickname(random),
    level: random.between(0, 40),
    roles: [],
  }))
}

function at(time: number) {
  return { id: '', roomId: '7', time, receivedAt: time }
}

function chat(random: Random, user: User, time: number): LiveEvent {
  const method = 'WebcastChatMessage'
  return { ...at(time), type: 'chat', method, user, text: said(random), segments: [] }
}

/** Many people share half of the texts; the other half are nearly unique. */
function said(random: Random): string {
  if (random.chance(0.5)) return chatLine(random)
  const picture = random.chance(0.2) ? '[捂脸]' : ''
  return [OPENINGS, THINGS, QUESTIONS].map(some => random.pick(some)).join('') + picture
}

const OPENINGS = [
  '请问',
  '主播',
  '那个',
  '昨天',
  '姐姐',
  '刚才',
  '这件',
  '家里',
  '我妈',
  '老师',
  '左边',
  '上次',
]
const THINGS = [
  '外套',
  '裙子',
  '口红',
  '耳机',
  '面膜',
  '这首歌',
  '鞋子',
  '背景',
  '茶叶',
  '锅',
  '手链',
  '眼镜',
]
const QUESTIONS = ['还有吗', '怎么卖', '好不好用', '是什么牌子', '能寄新疆吗', '多大了', '真不错', '收到了']

function combo(random: Random, user: User, from: number, comboId: string): GiftEvent[] {
  const gift = drawn(random)
  const messages = gift.combo ? random.between(1, COMBO_MESSAGES) : 1
  const ends = !gift.combo || random.chance(6 / 7)
  let count = 0
  return Array.from({ length: messages }, (_, index) => {
    count += random.chance(0.2) ? random.between(2, 10) : 1
    return {
      ...at(from + index * BETWEEN_MS),
      type: 'gift',
      method: 'WebcastGiftMessage',
      user,
      gift: { id: gift.id, name: gift.name, diamonds: gift.diamonds },
      count,
      comboId,
      combo: gift.combo,
      comboEnd: ends && index === messages - 1,
    }
  })
}

function drawn(random: Random): GiftKind {
  let draw = random.below(WEIGHTS.reduce((sum, weight) => sum + weight))
  for (const [index, weight] of WEIGHTS.entries()) {
    draw -= weight
    if (draw < 0) return GIFTS[index] ?? GIFTS[0]
  }
  return GIFTS[0]
}

/** Random moments, so many a second on the average. */
function moments(random: Random, perSecond: number, lastsMs: number): number[] {
  const all: number[] = []
  for (let now = 0; ; all.push(Math.round(now))) {
    now += (-Math.log(1 - random.next()) * 1000) / perSecond
    if (now >= lastsMs) return all
  }
}
