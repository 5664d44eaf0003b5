import type { LiveEvent } from '../model/events.ts'

type Own<T extends LiveEvent = LiveEvent> = T extends LiveEvent
  ? Omit<T, 'id' | 'method' | 'roomId' | 'time' | 'receivedAt' | 'user'>
  : never

export type DemoLine = Own & { who: string }

function rose(who: string, count: number, comboEnd = false): DemoLine {
  return {
    type: 'gift',
    who,
    gift: { id: '165', name: '玫瑰', diamonds: 1 },
    count,
    comboId: who,
    combo: true,
    comboEnd,
  }
}

function chat(who: string, text: string): DemoLine {
  return { type: 'chat', who, text, segments: [{ kind: 'text', text }] }
}

export const DEMO_SCRIPT: readonly DemoLine[] = [
  chat('林间小路', '来啦来啦，今晚唱什么？'),
  { type: 'enter', who: '路过的风', memberCount: 312 },
  { type: 'enter', who: '小满', memberCount: 313 },
  chat('海边的猫', '外套好好看，哪里买的？'),
  { type: 'follow', who: '海边的猫' },
  rose('大海', 1),
  rose('大海', 9),
  rose('大海', 66, true),
  chat('阿茶', '谢谢大海哥的玫瑰！'),
  chat('小满', '666'),
  chat('路过的风', '666'),
  chat('林间小路', '666666'),
  { type: 'like', who: '小满', count: 15, total: 34_020 },
  {
    type: 'superchat',
    who: '大海',
    text: '糖糖生日快乐，明年还来陪你过',
    segments: [{ kind: 'text', text: '糖糖生日快乐，明年还来陪你过' }],
  },
  chat('糖糖', '谢谢大家，下一首想听什么？'),
  {
    type: 'chat',
    who: '海边的猫',
    text: '@糖糖 唱《晴天》吧[比心]',
    segments: [
      { kind: 'mention', text: '@糖糖' },
      { kind: 'text', text: ' 唱《晴天》吧' },
      { kind: 'emoji', name: '[比心]' },
    ],
  },
  { type: 'fansclub', who: '小满', action: 'join', text: '小满 加入了粉丝团' },
  chat('小满', '今晚播到几点呀？'),
]
