import { type PhraseTexts, ZH } from './phrase-texts-zh.ts'
import { ZH as ZH_TW } from './phrase-texts-zh.ts?traditional'

const EN: PhraseTexts = {
  comma: ', ',
  colon: ': ',
  battle: {
    invite: 'invites to co-host',
    connect: 'joined as a co-host',
    leave: 'left co-hosting',
    start: 'PK starts',
    score: 'Score',
    end: 'PK ended',
  },
  linked: 'Co-hosting now',
  unlinked: 'Co-hosting has ended',
  versus: 'vs',
  result: { win: 'won', lose: 'lost', draw: 'draw' },
  side: place => `Host ${place}`,
  fansclub: {
    join: 'joined the fan club',
    upgrade: 'leveled up in the fan club',
    other: 'has fan club news',
  },
  lottery: {
    packet: { open: 'sent a red packet', result: 'Red packet opened', end: 'Red packet ended' },
    bag: { open: 'Lucky bag', result: 'Lucky bag drawn', end: 'Lucky bag ended' },
  },
  diamonds: count => (count === 1 ? '1 diamond' : `${count} diamonds`),
  chances: count => (count === 1 ? '1 place' : `${count} places`),
  winners: (count, kind) => {
    if (kind === 'packet') return count === 1 ? '1 person got a share' : `${count} people got a share`
    return count === 1 ? '1 winner' : `${count} winners`
  },
  condition: ({ kind, text, level, diamonds }) => {
    switch (kind) {
      case 'comment':
        return text ? `comment “${text}”` : 'comment'
      case 'gift':
        return diamonds ? `send a gift of ${diamonds} diamonds` : 'send a gift'
      case 'fansclub':
        return 'join the fan club'
      case 'fansLevel':
        return level ? `fan club level ${level} or higher` : 'reach a fan club level'
      case 'fansLight':
        return 'light up the fan badge'
      case 'share':
        return 'share the room'
      case 'wish':
        return 'support the wish list'
      case 'member':
        return 'become a member'
      case 'none':
        return 'no condition'
      case 'other':
        return text ?? 'other condition'
    }
  },
  product: {
    show: 'Now showing',
    update: 'Product changed',
    list: 'Product list changed',
    buying: 'Buying',
    sold: 'Sold',
    soldout: 'Sold out',
    coupon: 'Coupon',
    auction: 'Auction',
    other: 'Product',
  },
  yuan: amount => `¥${amount}`,
  items: count => (count === 1 ? '1 product' : `${count} products`),
  buyers: count => (count === 1 ? '1 buyer' : `${count} buyers`),
  notice: {
    muted: by => `was muted${byName(by)}`,
    unmuted: by => `was unmuted${byName(by)}`,
    kicked: by => `was removed from the room${byName(by)}`,
    blocked: by => `was blocked${byName(by)}`,
    adminGiven: by => `was made a mod${byName(by)}`,
    adminTaken: by => `is no longer a mod${byName(by)}`,
    pinned: by => `comment pinned${byName(by)}`,
    unpinned: by => `comment unpinned${byName(by)}`,
    echoed: () => 'Everyone is saying',
    topic: () => 'Topic',
    micMuted: () => 'Co-host mute changed',
    bagEntries: () => 'Someone entered a lucky bag',
    packetSoon: () => 'A red packet is about to open',
    giftVote: () => 'Gift vote',
  },
  times: count => (count === 1 ? 'once' : `${count} times`),
  control: {
    paused: 'The host paused the stream',
    resumed: 'The stream has resumed',
    ended: 'The stream has ended',
    other: 'Stream status changed',
  },
  cause: {
    admin: 'closed by the platform',
    switch: 'moved to another room',
    node: 'switching servers',
    timeout: 'the host lost connection',
  },
  shareTargets: {
    1: 'WeChat',
    2: 'WeChat Moments',
    3: 'Weibo',
    4: 'Qzone',
    5: 'QQ',
    112: 'friends on Douyin',
  },
  earned: amount => `Earned so far: ${amount}`,
  place: rank => `#${rank}`,
}

function byName(name: string): string {
  return name ? ` by ${name}` : ''
}

export type PhraseLang = 'zh' | 'zh-TW' | 'en'

export const PHRASE_TEXTS: Readonly<Record<PhraseLang, PhraseTexts>> = {
  zh: ZH,
  'zh-TW': ZH_TW,
  en: EN,
}
