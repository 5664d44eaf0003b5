import type { EventType } from './events.ts'

export interface Kind {
  label: { zh: string; en: string }
  /** In the feed by default; also whether it has a chip. */
  show: boolean
  chip: boolean
  speak: boolean
  /** Text read aloud; empty: never. See `lib/speech/template.ts` and `lib/speech/fields.ts`. */
  template: string
}

/** In the order of chips and switches. */
export const KINDS: Readonly<Record<EventType, Kind>> = {
  chat: kind('弹幕', 'Chat', { speak: true, template: '[{user}说：]{text}' }),
  superchat: kind('高级弹幕', 'Super chats', {
    speak: true,
    template: '[{user}的]高级弹幕[：{text}]',
  }),
  emoji: kind('表情', 'Stickers', { template: '{user}发了{text}表情' }),
  gift: kind('礼物', 'Gifts', { speak: true, template: '谢谢{user}送的{count}个{gift}' }),
  follow: kind('关注', 'Follows', { speak: true, template: '谢谢[{user}的]关注' }),
  fansclub: kind('粉丝团', 'Fan club', { speak: true, template: '{text}' }),
  share: kind('分享', 'Shares', { template: '谢谢[{user}]分享直播间' }),
  enter: kind('进场', 'Joins', { show: false, template: '欢迎[{user}]' }),
  like: kind('点赞', 'Likes', { show: false, template: '{user}点了{count}个赞' }),
  product: kind('商品', 'Products', { template: '{text}' }),
  lottery: kind('红包福袋', 'Giveaways', { template: '{user}{text}' }),
  battle: kind('连线 PK', 'PK & co-hosts', { template: '{user}{text}' }),
  rank: kind('榜单', 'Rankings', { show: false, template: '{text}' }),
  notice: kind('房间通知', 'Room notices', { template: '{user}{text}' }),
  control: kind('直播状态', 'Stream status', { template: '{text}' }),
  audience: kind('在线人数', 'Viewer count', { show: false, template: '' }),
  system: kind('系统', 'System', { show: false, chip: false, template: '' }),
  unknown: kind('未识别', 'Unrecognized', { show: false, template: '' }),
}

export const EVENT_TYPES = Object.keys(KINDS) as EventType[]

function kind(
  zh: string,
  en: string,
  { show = true, chip = true, speak = false, template }: Partial<Kind> & { template: string },
): Kind {
  return { label: { zh, en }, show, chip, speak, template }
}
