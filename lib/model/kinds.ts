import type { EventType } from './events.ts'

/** What panel and speech need to know of an event type before the user has changed anything. */
export interface Kind {
  label: { zh: string; en: string }
  /** Name of a lucide icon. */
  icon: string
  /** Whether the feed shows it at first, and whether it has a chip there at all. */
  show: boolean
  chip: boolean
  /** Whether it is read aloud at first. */
  speak: boolean
  /** What is read: see `lib/speech/template.ts`; its fields are in `lib/speech/fields.ts`. Empty: never read. */
  template: string
}

/** Event types in the order in which chips and switches stand. */
export const KINDS: Readonly<Record<EventType, Kind>> = {
  chat: kind('弹幕', 'Chat', 'message-circle', { speak: true, template: '[{user}说：]{text}' }),
  superchat: kind('高级弹幕', 'Super chats', 'star', {
    speak: true,
    template: '[{user}的]高级弹幕[：{text}]',
  }),
  emoji: kind('表情', 'Stickers', 'smile', { template: '{user}发了{text}表情' }),
  gift: kind('礼物', 'Gifts', 'gift', { speak: true, template: '谢谢{user}送的{count}个{gift}' }),
  follow: kind('关注', 'Follows', 'user-plus', { speak: true, template: '谢谢[{user}的]关注' }),
  fansclub: kind('粉丝团', 'Fans club', 'heart-handshake', { speak: true, template: '{text}' }),
  share: kind('分享', 'Shares', 'share-2', { template: '谢谢[{user}]分享直播间' }),
  enter: kind('进场', 'Entrances', 'log-in', { show: false, template: '欢迎[{user}]' }),
  like: kind('点赞', 'Likes', 'heart', { show: false, template: '{user}点了{count}个赞' }),
  product: kind('商品', 'Products', 'shopping-bag', { template: '{text}' }),
  lottery: kind('红包福袋', 'Lucky bags', 'ticket', { template: '{user}{text}' }),
  battle: kind('连线PK', 'Battles', 'swords', { template: '{user}{text}' }),
  rank: kind('榜单', 'Rankings', 'trophy', { show: false, template: '{text}' }),
  notice: kind('通知', 'Notices', 'megaphone', { template: '{user}{text}' }),
  control: kind('直播状态', 'Broadcast', 'radio', { template: '{text}' }),
  audience: kind('在线人数', 'Audience', 'users', { show: false, template: '' }),
  system: kind('系统', 'System', 'settings', { show: false, chip: false, template: '' }),
  unknown: kind('未知', 'Unknown', 'circle-help', { show: false, template: '' }),
}

export const EVENT_TYPES = Object.keys(KINDS) as EventType[]

function kind(
  zh: string,
  en: string,
  icon: string,
  { show = true, chip = true, speak = false, template }: Partial<Kind> & { template: string },
): Kind {
  return { label: { zh, en }, icon, show, chip, speak, template }
}
