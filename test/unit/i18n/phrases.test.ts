import { describe, expect, test } from 'vitest'
import { phrase, shareTarget } from '../../../lib/i18n/phrases.ts'
import type { EventType, LiveEvent } from '../../../lib/model/events.ts'

const base = { id: '1', method: 'x', roomId: '7', time: 0, receivedAt: 0 }
const user = { id: '1', nickname: '小禾', roles: [] }
type Fields<T extends EventType> = Omit<Extract<LiveEvent, { type: T }>, keyof typeof base>
const of = <T extends EventType>(fields: Fields<T>) => ({ ...base, ...fields }) as LiveEvent

const sides = [
  { id: '1', nickname: '糖糖', score: '1204', result: 'win' as const },
  { id: '2', score: '986', result: 'lose' as const },
]

describe('what an event says, in both languages', () => {
  test.each<[LiveEvent, string, string]>([
    [
      of<'battle'>({ type: 'battle', action: 'invite', text: '想和你连线', sides: [], user }),
      '邀请连线，想和你连线',
      'invites to co-host, 想和你连线',
    ],
    [
      of<'battle'>({ type: 'battle', action: 'connect', text: '', sides, user }),
      '加入连线',
      'joined as a co-host',
    ],
    [
      of<'battle'>({ type: 'battle', action: 'connect', text: '', sides }),
      '正在连线：糖糖，主播2',
      'Co-hosting now: 糖糖, Host 2',
    ],
    [
      of<'battle'>({ type: 'battle', action: 'leave', text: '', sides: [], user }),
      '离开连线',
      'left co-hosting',
    ],
    [
      of<'battle'>({ type: 'battle', action: 'leave', text: '违规', sides: [] }),
      '连线已结束，违规',
      'Co-hosting has ended, 违规',
    ],
    [
      of<'battle'>({ type: 'battle', action: 'start', text: '', sides }),
      'PK 开始：糖糖 对 主播2',
      'PK starts: 糖糖 vs Host 2',
    ],
    [
      of<'battle'>({
        type: 'battle',
        action: 'score',
        text: '',
        sides: sides.map(({ result: _, ...side }) => side),
      }),
      '比分：糖糖 1204，主播2 986',
      'Score: 糖糖 1204, Host 2 986',
    ],
    [
      of<'battle'>({ type: 'battle', action: 'end', text: '', sides }),
      'PK 结束：糖糖 1204 胜，主播2 986 负',
      'PK ended: 糖糖 1204 won, Host 2 986 lost',
    ],
    [
      of<'lottery'>({
        type: 'lottery',
        kind: 'packet',
        action: 'open',
        text: '恭喜发财',
        diamonds: 100,
        user,
      }),
      '发了红包，恭喜发财，100 钻',
      'sent a red packet, 恭喜发财, 100 diamonds',
    ],
    [
      of<'lottery'>({ type: 'lottery', kind: 'packet', action: 'result', text: '', winners: 1 }),
      '红包开了，1 人领到',
      'Red packet opened, 1 person got a share',
    ],
    [
      of<'lottery'>({
        type: 'lottery',
        kind: 'bag',
        action: 'open',
        text: '',
        prize: '耳机',
        winners: 2,
        conditions: [
          { kind: 'comment', text: '好' },
          { kind: 'fansLevel', level: 3 },
        ],
      }),
      '福袋，耳机，2 个名额，发送评论“好”，粉丝团 3 级及以上',
      'Lucky bag, 耳机, 2 places, comment “好”, fan club level 3 or higher',
    ],
    [
      of<'product'>({
        type: 'product',
        action: 'show',
        text: '',
        products: [{ title: '保温杯', price: 4950 }],
      }),
      '正在讲解：保温杯 49.5 元',
      'Now showing: 保温杯 ¥49.5',
    ],
    [
      of<'product'>({ type: 'product', action: 'list', text: '', products: [{ id: '1' }], count: 1 }),
      '商品列表更新：共 1 件',
      'Product list changed: 1 product',
    ],
    [of<'product'>({ type: 'product', action: 'soldout', text: '', products: [] }), '已售罄', 'Sold out'],
    [of<'rank'>({ type: 'rank', text: '小时榜第3名', entries: [] }), '小时榜第3名', '小时榜第3名'],
    [
      of<'rank'>({ type: 'rank', text: '', entries: [{ rank: 1, user, score: '1.2万' }] }),
      '第 1 名 小禾 1.2万',
      '#1 小禾 1.2万',
    ],
    [of<'notice'>({ type: 'notice', text: '欢迎', segments: [] }), '欢迎', '欢迎'],
    [
      of<'notice'>({
        type: 'notice',
        text: '',
        segments: [],
        action: 'muted',
        operator: { id: '9', nickname: '糖糖' },
        user,
      }),
      '被糖糖禁言',
      'was muted by 糖糖',
    ],
    [
      of<'notice'>({ type: 'notice', text: '', segments: [], action: 'adminGiven', user }),
      '成为房管',
      'was made a mod',
    ],
    [
      of<'notice'>({ type: 'notice', text: '被移出', segments: [], action: 'kicked', user }),
      '被移出',
      '被移出',
    ],
    [
      of<'notice'>({ type: 'notice', text: '抽奖', segments: [], action: 'pinned', user }),
      '的评论被置顶：抽奖',
      'comment pinned: 抽奖',
    ],
    [
      of<'notice'>({ type: 'notice', text: '666', segments: [], action: 'echoed', count: 12 }),
      '大家都在说：666，12 次',
      'Everyone is saying: 666, 12 times',
    ],
    [
      of<'control'>({ type: 'control', status: 'ended', cause: 'admin', text: '违规' }),
      '直播结束了，被平台关闭，违规',
      'The stream has ended, closed by the platform, 违规',
    ],
    [
      of<'control'>({ type: 'control', status: 'other', cause: 'timeout' }),
      '主播网络断了',
      'the host lost connection',
    ],
    [of<'control'>({ type: 'control', status: 'other' }), '直播状态变了', 'Stream status changed'],
    [
      of<'audience'>({ type: 'audience', top: [], earned: '1.2万' }),
      '本场音浪 1.2万',
      'Earned so far: 1.2万',
    ],
    [of<'chat'>({ type: 'chat', text: '你好', segments: [], user }), '你好', '你好'],
    [of<'follow'>({ type: 'follow', user }), '', ''],
  ])('%o', (event, chinese, english) => {
    expect([phrase(event, 'zh'), phrase(event, 'en')]).toEqual([chinese, english])
  })
})

test.each([
  ['112', '抖音好友', 'friends on Douyin'],
  ['93507570313', '', ''],
  ['微信', '微信', '微信'],
  ['constructor', 'constructor', 'constructor'],
  [undefined, '', ''],
])('a share to %s', (target, chinese, english) => {
  expect([shareTarget(target, 'zh'), shareTarget(target, 'en')]).toEqual([chinese, english])
})
