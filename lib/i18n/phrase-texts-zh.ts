import type {
  BattleEvent,
  BattleSide,
  ControlEvent,
  FansclubEvent,
  LotteryCondition,
  LotteryEvent,
  NoticeAction,
  ProductEvent,
} from '../model/events.ts'

/**
 * Words for the data of events. Not in `locales/`: speech, exports and `npm run decode` need them without a
 * browser and in another language.
 */
export interface PhraseTexts {
  /** Between parts of a list, and in front of one. */
  comma: string
  colon: string
  battle: Readonly<Record<BattleEvent['action'], string>>
  /** Who is connected after a change by nobody in particular. */
  linked: string
  unlinked: string
  versus: string
  result: Readonly<Record<NonNullable<BattleSide['result']>, string>>
  /** A side without a known name, by its place. */
  side(place: number): string
  /** For a message of a fans club without a text. */
  fansclub: Readonly<Record<FansclubEvent['action'], string>>
  lottery: Readonly<Record<LotteryEvent['kind'], Readonly<Record<LotteryEvent['action'], string>>>>
  diamonds(count: number): string
  /** How many will get some, and how many got some. */
  chances(count: number): string
  winners(count: number, kind: LotteryEvent['kind']): string
  condition(condition: LotteryCondition): string
  product: Readonly<Record<ProductEvent['action'], string>>
  yuan(amount: string): string
  items(count: number): string
  buyers(count: number): string
  /** Done to somebody, by whom if known. */
  notice: Readonly<Record<NoticeAction, (by: string) => string>>
  times(count: number): string
  control: Readonly<Record<ControlEvent['status'], string>>
  cause: Readonly<Record<NonNullable<ControlEvent['cause']>, string>>
  /** Where a room was shared to, by SocialMessage.share_target. */
  shareTargets: Readonly<Record<string, string>>
  earned(amount: string): string
  place(rank: number): string
}

/** In simplified characters; the traditional ones are made of them at build. */
export const ZH: PhraseTexts = {
  comma: '，',
  colon: '：',
  battle: {
    invite: '邀请连线',
    connect: '加入连线',
    leave: '离开连线',
    start: 'PK 开始',
    score: '比分',
    end: 'PK 结束',
  },
  linked: '正在连线',
  unlinked: '连线已结束',
  versus: '对',
  result: { win: '胜', lose: '负', draw: '平' },
  side: place => `主播${place}`,
  fansclub: { join: '加入了粉丝团', upgrade: '粉丝团升级了', other: '粉丝团有新动态' },
  lottery: {
    packet: { open: '发了红包', result: '红包开了', end: '红包结束' },
    bag: { open: '福袋', result: '福袋开奖', end: '福袋结束' },
  },
  diamonds: count => `${count} 钻`,
  chances: count => `${count} 个名额`,
  winners: (count, kind) => `${count} 人${kind === 'packet' ? '领到' : '中奖'}`,
  condition: ({ kind, text, level, diamonds }) => {
    switch (kind) {
      case 'comment':
        return text ? `发送评论“${text}”` : '发送评论'
      case 'gift':
        return diamonds ? `送 ${diamonds} 钻的礼物` : '送礼物'
      case 'fansclub':
        return '加入粉丝团'
      case 'fansLevel':
        return level ? `粉丝团 ${level} 级及以上` : '达到粉丝团等级'
      case 'fansLight':
        return '点亮粉丝灯牌'
      case 'share':
        return '分享直播间'
      case 'wish':
        return '助力心愿单'
      case 'member':
        return '开通会员'
      case 'none':
        return '无条件'
      case 'other':
        return text ?? '其他条件'
    }
  },
  product: {
    show: '正在讲解',
    update: '商品更新',
    list: '商品列表更新',
    buying: '购买',
    sold: '成交',
    soldout: '已售罄',
    coupon: '优惠券',
    auction: '竞拍',
    other: '商品',
  },
  yuan: amount => `${amount} 元`,
  items: count => `共 ${count} 件`,
  buyers: count => `${count} 人在买`,
  notice: {
    muted: by => `被${by}禁言`,
    unmuted: by => `被${by}解除禁言`,
    kicked: by => `被${by}踢出直播间`,
    blocked: by => `被${by}拉黑`,
    adminGiven: by => (by ? `被${by}设为房管` : '成为房管'),
    adminTaken: by => (by ? `被${by}取消房管` : '不再是房管'),
    pinned: by => `的评论被${by}置顶`,
    unpinned: by => `的评论被${by}取消置顶`,
    echoed: () => '大家都在说',
    topic: () => '热聊话题',
    micMuted: () => '连线静音变了',
    bagEntries: () => '有人参与福袋',
    packetSoon: () => '红包即将开始',
    giftVote: () => '礼物投票',
  },
  times: count => `${count} 次`,
  control: { paused: '主播暂停了直播', resumed: '直播恢复了', ended: '直播结束了', other: '直播状态变了' },
  cause: { admin: '被平台关闭', switch: '已切换直播间', node: '正在切换线路', timeout: '主播网络断了' },
  shareTargets: {
    1: '微信',
    2: '朋友圈',
    3: '微博',
    4: 'QQ 空间',
    5: 'QQ',
    112: '抖音好友',
  },
  earned: amount => `本场音浪 ${amount}`,
  place: rank => `第 ${rank} 名`,
}
